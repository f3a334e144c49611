package io.headroom.capacity;

import java.util.EnumMap;
import java.util.Map;

/**
 * What one VPS takes; a need of 0 or less takes nothing.
 *
 * @param needs what it takes of each resource: memory in MB, CPU cores, storage in GB, IPv4
 *     addresses
 * @param storageType the type code of the pools that may hold the storage; 0 or less for the node's
 *     default mountpoint
 */
public record Footprint(Map<Limit, Long> needs, long storageType) {

  /** Creates a footprint. */
  public Footprint {
    needs = Limit.copy(needs);
  }

  /** Returns what it takes of a resource: a VPS is one server, and what is not named is 0. */
  public long need(Limit resource) {
    Long need = needs.get(resource);
    return need == null ? resource.usualNeed() : need;
  }

  /** Returns the same footprint with another need of a resource. */
  public Footprint with(Limit resource, long need) {
    Map<Limit, Long> others = new EnumMap<>(Limit.class);
    others.putAll(needs);
    others.put(resource, need);
    return new Footprint(others, storageType);
  }

  /**
   * Returns how many IPv4 addresses it takes: by the module's rules at least one, even where the
   * VPS has none of its own.
   */
  public long ipv4(RuleSet rules) {
    long stated = need(Limit.IPV4);
    return rules == RuleSet.MODULE ? Math.max(1, stated) : stated;
  }

  /** Returns in words that a node has no pool that may hold its storage. */
  public String noPool() {
    return storageType > 0 ? "no storage pool of type " + storageType : "no default storage pool";
  }
}
