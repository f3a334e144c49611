package io.headroom.reservation;

import java.util.Set;

/**
 * The storage types of which all pools of a group are one, as a Ceph cluster that each node reports
 * as its own ({@code headroom.shared-storage}).
 *
 * <p>What is placed on any node takes from such a pool on every node, so its room counts once a
 * group.
 *
 * @param types the type codes; the default mountpoints of such a type count too
 */
public record SharedStorage(Set<Long> types) {

  /** No type is shared: every node has storage of its own. */
  public static final SharedStorage NONE = new SharedStorage(Set.of());

  /** Creates shared storage. */
  public SharedStorage {
    types = Set.copyOf(types);
  }

  /** Whether all pools of the type are one. */
  boolean isShared(long type) {
    return types.contains(type);
  }
}
