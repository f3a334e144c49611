package io.headroom.rig;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock and a ticker that stand still until a test moves them on. */
public final class ManualTime extends Clock implements Ticker {

  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private volatile Instant now = START;

  /** Moves on. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public long read() {
    return Duration.between(START, now).toNanos();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
