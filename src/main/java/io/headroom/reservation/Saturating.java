package io.headroom.reservation;

import io.headroom.capacity.Fit;

/** Sums and products of figures that are not negative, which stop at the largest limited number. */
final class Saturating {

  /** The largest number that is not taken for no limit. */
  static final long MOST = Fit.UNLIMITED.count() - 1;

  private Saturating() {}

  /** Returns the sum. */
  static long plus(long one, long other) {
    long sum = one + other;
    return sum < 0 ? MOST : Math.min(sum, MOST);
  }

  /** Returns the product. */
  static long times(long one, long other) {
    long product = one * other;
    return Math.multiplyHigh(one, other) != 0 || product < 0 ? MOST : Math.min(product, MOST);
  }

  /** Returns what is left; 0 at least. */
  static long minus(long one, long other) {
    return Math.max(0, one - other);
  }
}
