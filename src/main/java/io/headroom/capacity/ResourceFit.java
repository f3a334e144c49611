package io.headroom.capacity;

/**
 * How many VPSes one resource of a node can take, with the figures that make the number.
 *
 * @param resource the resource, or {@link Limit#NO_POOL} where no pool of the type exists
 * @param fit how many fit
 * @param quota the quota that was asked
 * @param need what one VPS takes, in the unit of the quota
 * @param buffer what is kept back of the quota
 * @param note the pool that counted, or why none does; empty for other resources
 */
public record ResourceFit(
    Limit resource, Fit fit, Quota quota, long need, Buffer buffer, String note) {

  /** Returns what the buffer keeps back, in the unit of the quota. */
  public long reserve() {
    return buffer.reserve(quota.max());
  }
}
