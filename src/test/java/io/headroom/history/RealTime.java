package io.headroom.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The time of this machine, in which a story goes faster than it is told. */
final class RealTime extends VirtualTime {

  private static final long PACE = 40;

  private final Instant began = Instant.now();

  /** When the history began. */
  Instant began() {
    return began;
  }

  /** Returns a time of this machine in microseconds since the history began. */
  long micros(Instant at) {
    return ChronoUnit.MICROS.between(began, at);
  }

  @Override
  long pace() {
    return PACE;
  }

  @Override
  public long micros() {
    return micros(Instant.now());
  }

  @Override
  long await(long micros) {
    for (long left = micros - micros(); left > 0; left = micros - micros()) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(left));
    }
    return micros();
  }
}
