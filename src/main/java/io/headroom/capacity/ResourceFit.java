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

  static ResourceFit of(Limit resource, Quota quota, long need, Buffer buffer) {
    return ofPool(resource, quota, need, buffer, "");
  }

  static ResourceFit ofPool(Limit resource, Quota quota, long need, Buffer buffer, String pool) {
    return new ResourceFit(resource, quota.fit(need, buffer), quota, need, buffer, pool);
  }

  static ResourceFit nothing(Limit resource, long need, String why) {
    return new ResourceFit(resource, Fit.NONE, Quota.UNLIMITED, need, Buffer.NONE, why);
  }

  /** Returns what the buffer keeps back, in the unit of the quota. */
  public long reserve() {
    return buffer.reserve(quota.max());
  }

  /** Returns the one that fits less; this one if both fit the same. */
  ResourceFit least(ResourceFit other) {
    return other.fit.compareTo(fit) < 0 ? other : this;
  }
}
