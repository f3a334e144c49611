package io.headroom.order;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to leave alone what failed: 30 s, then twice as long each time, up to an hour.
 *
 * @param failures how often it failed in a row
 * @param reason why it failed last; empty if it did not
 * @param next when it may be tried again
 */
record Backoff(int failures, String reason, Instant next) {

  /** Nothing failed. */
  static final Backoff NONE = new Backoff(0, "", Instant.MIN);

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 7;

  /** Returns the backoff after one more failure. */
  Backoff failed(String why, Instant now) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    return new Backoff(failures + 1, why, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
  }

  /** Whether it may be tried. */
  boolean isOver(Instant now) {
    return !next.isAfter(now);
  }
}
