package io.headroom.reservation;

import java.util.Arrays;

/**
 * The places of a product that reservations can take, with what each costs them in units of a
 * {@link Scale}: on each node a first place, which may cost less than a whole VPS, then further
 * ones, which cost a whole VPS each.
 */
final class Places {

  private final Scale scale;
  private final long[] first;
  private int nodes;
  private long allFirst;
  private long further;

  /**
   * Begins with no places.
   *
   * @param most how many nodes there may be
   */
  Places(Scale scale, int most) {
    this.scale = scale;
    this.first = new long[most];
  }

  /**
   * Adds the places of a node.
   *
   * @param count how many, at least 1
   * @param cost what the first costs, at most a whole VPS
   */
  void add(long count, long cost) {
    first[nodes++] = cost;
    allFirst += cost;
    further = Saturating.plus(further, count - 1);
  }

  /**
   * Returns how many places so many units can take at most: the cheapest ones first.
   *
   * <p>While a first place is left to take, it costs no more than a further one.
   */
  long bought(long units) {
    if (units >= allFirst) {
      return Saturating.plus(nodes, Math.min(further, (units - allFirst) / scale.one()));
    }
    Arrays.sort(first, 0, nodes);
    int taken = 0;
    long left = units;
    while (first[taken] <= left) {
      left -= first[taken];
      taken++;
    }
    return taken;
  }
}
