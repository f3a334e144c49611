package io.headroom.reservation;

import io.headroom.capacity.Buffer;
import io.headroom.capacity.Fit;
import io.headroom.capacity.FitSink;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Quota;

/**
 * What one node has for one product: how many fit, before and after what is reserved of resources
 * that all nodes share, and what the first of the places costs.
 *
 * <p>One object serves all nodes in turn, so that a large fleet makes no garbage.
 */
final class NodeRoom implements FitSink {

  private static final int RESOURCES = Limit.values().length;

  private final Scale scale;
  private final long reservedAddresses;
  private final Limit[] limits = new Limit[RESOURCES];
  private final long[] free = new long[RESOURCES];
  private final long[] need = new long[RESOURCES];
  private int limiting;
  private long before;
  private long after;
  private boolean ofShared;
  private boolean ownStorageLimits;
  private long reservedGb;
  private long sharedFit;

  NodeRoom(Scale scale, long reservedAddresses) {
    this.scale = scale;
    this.reservedAddresses = reservedAddresses;
  }

  /** Begins with a node whose storage is its own. */
  void begin() {
    limiting = 0;
    before = Fit.UNLIMITED.count();
    after = before;
    ofShared = false;
    ownStorageLimits = false;
    sharedFit = before;
  }

  /**
   * Begins with a node whose storage is shared by all nodes.
   *
   * @param reserved the storage in GB that is reserved of it
   */
  void beginShared(long reserved) {
    begin();
    ofShared = true;
    reservedGb = reserved;
  }

  @Override
  public void take(Limit resource, long fit, Quota quota, long needed, Buffer buffer, String note) {
    if (fit == Fit.UNLIMITED.count()) {
      return;
    }
    before = Math.min(before, fit);
    if (resource == Limit.IPV4) {
      long left = Saturating.minus(quota.available(buffer), reservedAddresses);
      after = Math.min(after, Math.min(fit, left / needed));
    } else if (ofShared && (resource == Limit.STORAGE || resource == Limit.NO_POOL)) {
      sharedFit = Math.min(fit, Saturating.minus(quota.available(buffer), reservedGb) / needed);
      after = Math.min(after, sharedFit);
    } else {
      limits[limiting] = resource;
      free[limiting] = quota.available(buffer);
      need[limiting] = needed;
      limiting++;
      ownStorageLimits |= resource == Limit.STORAGE;
      after = Math.min(after, fit);
    }
  }

  /** Whether a number of VPSes fits here that reservations can lower. */
  boolean hasPlaces() {
    return after > 0 && after != Fit.UNLIMITED.count();
  }

  /** Whether what is reserved of resources that all nodes share lowers the number. */
  boolean isLowered() {
    return after < before;
  }

  /** Returns how many fit. */
  long fit() {
    return after;
  }

  /** Returns how many fit by the shared storage alone. */
  long sharedFit() {
    return sharedFit;
  }

  /**
   * Marks the resources that limit the product here, of those that are the node's own.
   *
   * <p>They do not depend on what is reserved, so one more reservation makes no other one lighter.
   */
  void mark(Weights weights) {
    for (int at = 0; at < limiting && before > 0; at++) {
      weights.limit(limits[at]);
    }
  }

  /** Whether storage of the node's own limits the product here. */
  boolean isLimitedByOwnStorage() {
    return ownStorageLimits && before > 0;
  }

  /**
   * Returns what it costs to take the first place here: the least part of a VPS that must be taken
   * of a resource so that one VPS less fits; at most a whole VPS.
   */
  long firstCost() {
    long cost = scale.one();
    for (int at = 0; at < limiting; at++) {
      long spare = free[at] - after * need[at];
      if (spare < need[at] - 1) {
        cost = Math.min(cost, scale.down(spare + 1, need[at]));
      }
    }
    return cost;
  }
}
