package io.headroom.guard;

/** Sums that stay at the largest number there is. */
final class Saturating {

  private Saturating() {}

  /** Returns the sum. */
  static long plus(long one, long other) {
    long sum = one + other;
    boolean over = one > 0 && other > 0 && sum < 0;
    return over ? Long.MAX_VALUE : sum;
  }
}
