package io.headroom.guard;

import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.Pool;
import io.headroom.capacity.Quota;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the panel said of one node.
 *
 * @param counts whether VPSes may be placed on it; if not, nothing else is known
 * @param quotas its quotas by name; the pools of one storage type are one
 * @param off the names of what a person turned off
 * @param servers how many servers it holds, where that is reported
 */
public record NodeReading(
    boolean counts, Map<String, Quota> quotas, Set<String> off, OptionalLong servers) {

  private static final String STORAGE = "storage";

  /** Creates a reading. */
  public NodeReading {
    quotas = Map.copyOf(quotas);
    off = Set.copyOf(off);
  }

  /** Reads a node. */
  public static NodeReading of(Hypervisor node) {
    Map<String, Quota> quotas = new TreeMap<>();
    Set<String> off = new TreeSet<>();
    if (node.counts()) {
      node.resources().quotas().forEach((limit, quota) -> quotas.put(limit.label(), quota));
      node.resources()
          .localStorage()
          .ifPresent(pool -> add(pool, "default " + name(pool), quotas, off));
      node.resources().otherStorage().forEach(pool -> add(pool, name(pool), quotas, off));
    }
    return new NodeReading(node.counts(), quotas, off, node.resources().servers());
  }

  private static String name(Pool pool) {
    return STORAGE + " of type " + pool.storageType();
  }

  private static void add(Pool pool, String name, Map<String, Quota> quotas, Set<String> off) {
    if (pool.enabled()) {
      quotas.merge(name, pool.gb(), NodeReading::sum);
    } else {
      off.add(name);
    }
  }

  private static Quota sum(Quota one, Quota other) {
    boolean limited = !one.isUnlimited() && !other.isUnlimited();
    return limited
        ? new Quota(
            Saturating.plus(one.max(), other.max()), Saturating.plus(one.free(), other.free()))
        : Quota.UNLIMITED;
  }

  /** Whether this is the name of storage, without which nothing can be placed. */
  static boolean isStorage(String name) {
    return name.contains(STORAGE);
  }
}
