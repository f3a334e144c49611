package io.headroom.reservation;

import java.util.Arrays;

/**
 * The places of a product that reservations can take, with what each costs them in units of a
 * {@link Scale}: on each node a first place, which may cost less than a whole VPS, then further
 * ones, which cost a whole VPS each.
 */
final class Places {

  private final Scale scale;
  private long[] first;
  private int firsts;
  private long allFirst;
  private long further;

  /**
   * Begins with no places.
   *
   * @param expected how many first places there are likely to be
   */
  Places(Scale scale, int expected) {
    this.scale = scale;
    this.first = new long[Math.max(1, expected)];
  }

  /**
   * Adds places of a node.
   *
   * @param count how many, at least 1
   * @param cost what the first costs, at most a whole VPS
   */
  void add(long count, long cost) {
    if (firsts == first.length) {
      first = Arrays.copyOf(first, 2 * firsts);
    }
    first[firsts++] = cost;
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
      return Saturating.plus(firsts, Math.min(further, (units - allFirst) / scale.one()));
    }
    Arrays.sort(first, 0, firsts);
    int taken = 0;
    long left = units;
    while (first[taken] <= left) {
      left -= first[taken];
      taken++;
    }
    return taken;
  }
}
