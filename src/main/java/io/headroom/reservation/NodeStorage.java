package io.headroom.reservation;

import io.headroom.capacity.Pool;
import io.headroom.capacity.Resources;

/**
 * Which VPSes may draw on which storage of a node, wherever the panel places them.
 *
 * <p>A VPS that names no type draws on the default mountpoint. One that names a type may draw on
 * every enabled pool of that type, the default mountpoint included: that is what the panel does,
 * under both sets of rules.
 *
 * @param node the node's resources
 */
record NodeStorage(Resources node) {

  /** Whether a VPS of this storage type may draw on the pool. */
  static boolean draws(long type, Pool pool, boolean isDefault) {
    return type <= 0 ? isDefault : pool.storageType() == type;
  }

  /** Whether the pool is the default mountpoint. */
  boolean isDefault(Pool pool) {
    return node.localStorage().filter(pool::equals).isPresent();
  }

  /** Whether there is a pool of this node's own on which both may draw. */
  boolean shares(long one, long other) {
    for (Pool pool : node.otherStorage()) {
      if (bothDraw(one, other, pool, false)) {
        return true;
      }
    }
    return node.localStorage().filter(pool -> bothDraw(one, other, pool, true)).isPresent();
  }

  /** Whether a VPS of this storage type may draw on a pool that is of the shared type. */
  boolean drawsOnType(long type, long sharedType) {
    return type <= 0
        ? node.localStorage().filter(pool -> pool.storageType() == sharedType).isPresent()
        : type == sharedType;
  }

  private static boolean bothDraw(long one, long other, Pool pool, boolean isDefault) {
    return pool.enabled() && draws(one, pool, isDefault) && draws(other, pool, isDefault);
  }
}
