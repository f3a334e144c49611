package io.headroom.history;

import java.time.Duration;

/**
 * How fast a model of Headroom goes.
 *
 * @param period the time between two sweeps over all products
 * @param figures how long figures of a group are remembered
 * @param quiet the least time between two sweeps for VPSes that came or went
 * @param poll the time between two looks at the shop's services; nothing for none
 * @param step the longest that one step of a sweep takes
 */
public record Pace(
    Duration period, Duration figures, Duration quiet, Duration poll, Duration step) {

  /** What a new installation has. */
  public static final Pace DEFAULT =
      new Pace(
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofMillis(400));

  static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
