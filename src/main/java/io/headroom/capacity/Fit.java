package io.headroom.capacity;

/**
 * How many VPSes fit: a count, or no limit at all.
 *
 * @param count the number of VPSes; {@link Long#MAX_VALUE} stands for no limit
 */
public record Fit(long count) implements Comparable<Fit> {

  /** Nothing fits. */
  public static final Fit NONE = new Fit(0);

  /** Nothing limits the number. */
  public static final Fit UNLIMITED = new Fit(Long.MAX_VALUE);

  /**
   * Creates a fit.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public Fit {
    if (count < 0) {
      throw new IllegalArgumentException("A fit is never negative, but is " + count);
    }
  }

  /**
   * Returns the fit of a number that something limits, however large: it is never taken for no
   * limit.
   */
  public static Fit of(long count) {
    return new Fit(limited(count));
  }

  /** Returns the count of {@link #of}. */
  static long limited(long count) {
    return Math.min(count, Long.MAX_VALUE - 1);
  }

  /** Whether nothing limits the number. */
  public boolean isUnlimited() {
    return count == Long.MAX_VALUE;
  }

  /** Returns the smaller of the two. */
  public Fit least(Fit other) {
    return count <= other.count ? this : other;
  }

  /**
   * Returns the sum, which saturates: no limit if either has none, else at most the largest count.
   */
  public Fit plus(Fit other) {
    if (isUnlimited() || other.isUnlimited()) {
      return UNLIMITED;
    }
    long sum = count + other.count;
    return of(sum < 0 ? Long.MAX_VALUE : sum);
  }

  @Override
  public int compareTo(Fit other) {
    return Long.compare(count, other.count);
  }

  @Override
  public String toString() {
    return isUnlimited() ? "unlimited" : Long.toString(count);
  }
}
