package io.headroom.reservation;

import io.headroom.capacity.Footprint;
import java.util.function.ToLongFunction;

/**
 * What reservations weigh together, with which they take places.
 *
 * @param units the sum of their weights, in units of a {@link Scale}
 * @param rounded the sum of their weights, each rounded up to whole VPSes
 */
record Budget(long units, long rounded) {

  /** Returns the budget of all that is reserved. */
  static Budget of(Needs reserved, Scale scale, ToLongFunction<Footprint> weight) {
    long units = 0;
    long rounded = 0;
    for (var need : reserved.counts().entrySet()) {
      long count = need.getValue();
      long each = weight.applyAsLong(need.getKey());
      units = Saturating.plus(units, Saturating.times(each, count));
      rounded = Saturating.plus(rounded, Saturating.times(scale.wholeUp(each), count));
    }
    return new Budget(units, rounded);
  }

  /** Returns how many places the reservations can take at most. */
  long taken(Places places) {
    return Math.min(rounded, places.bought(units));
  }
}
