package io.headroom.capacity;

/**
 * A limit that the operator set on one resource of a node, and what is left of it.
 *
 * @param max the limit; 0 means that there is none
 * @param free limit less allocation; negative where more is allocated than the limit allows
 */
public record Quota(long max, long free) {

  /** A quota that limits nothing. */
  public static final Quota UNLIMITED = new Quota(0, 0);

  private static final long NO_MAX_GIVEN = Long.MAX_VALUE;

  /**
   * Creates a quota.
   *
   * @throws IllegalArgumentException if {@code max} is negative
   */
  public Quota {
    if (max < 0) {
      throw new IllegalArgumentException("A limit is never negative, but is " + max);
    }
  }

  /** Returns the quota of a resource of which only what is free is known, not the limit. */
  public static Quota ofFree(long free) {
    return new Quota(NO_MAX_GIVEN, free);
  }

  /** Whether the limit is known, and not only what is free. */
  public boolean hasMax() {
    return max != NO_MAX_GIVEN;
  }

  /** Whether the operator set no limit. */
  public boolean isUnlimited() {
    return max == 0;
  }

  /** Returns what is free beyond the buffer's reserve; 0 at least. */
  public long available(Buffer buffer) {
    long reserve = buffer.reserve(max);
    return free > reserve ? free - reserve : 0;
  }

  /**
   * Returns how many VPSes this quota can take.
   *
   * @param need what one VPS takes, in the unit of the quota; 0 or less takes nothing
   */
  public Fit fit(long need, Buffer buffer) {
    return new Fit(count(need, buffer));
  }

  /** Returns the count of {@link #fit}. */
  long count(long need, Buffer buffer) {
    return need <= 0 || isUnlimited()
        ? Fit.UNLIMITED.count()
        : Fit.limited(available(buffer) / need);
  }
}
