package io.headroom.rig;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The hands of a clock that a test turns; it stands still otherwise. */
public final class Hands extends Clock implements Ticker {

  private final AtomicReference<Instant> now;

  /** Begins at a time, such as {@code 2026-11-22T10:00:00Z}. */
  public Hands(String at) {
    now = new AtomicReference<>(Instant.parse(at));
  }

  /** Lets time pass. */
  public void turn(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public long read() {
    return Duration.between(Instant.EPOCH, now.get()).toNanos();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("these hands show UTC");
  }
}
