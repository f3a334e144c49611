package io.headroom.rig;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock and a ticker that stand still until a test moves them on. */
public final class ManualTime extends Clock implements Ticker {

  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Instant start;
  private volatile Duration passed = Duration.ZERO;
  private volatile Duration setBack = Duration.ZERO;

  /** Stands at {@link #START}. */
  public ManualTime() {
    this(START);
  }

  /** Stands at a time such as {@code 2026-11-22T10:00:00Z}. */
  public static ManualTime at(String start) {
    return new ManualTime(Instant.parse(start));
  }

  private ManualTime(Instant start) {
    this.start = start;
  }

  /** Moves on. */
  public void pass(Duration time) {
    synchronized (this) {
      passed = passed.plus(time);
    }
    listeners.forEach(Runnable::run);
  }

  /** Sets the clock back, as an operator or a time server does: no time passes by that. */
  public void setBack(Duration step) {
    synchronized (this) {
      setBack = setBack.plus(step);
    }
    listeners.forEach(Runnable::run);
  }

  /** Does something whenever it has moved on, such as to wake what waits for a time. */
  public void whenPassed(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public Instant instant() {
    return start.plus(passed).minus(setBack);
  }

  @Override
  public long read() {
    return passed.toNanos();
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
