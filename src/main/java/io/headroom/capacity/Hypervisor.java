package io.headroom.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A hypervisor, a node of a group.
 *
 * @param id its id at the panel
 * @param name what the panel calls it
 * @param idle why it does not count; empty for one that counts
 * @param resources what it has to give; nothing asks it of one that does not count
 */
public record Hypervisor(long id, String name, Optional<String> idle, Resources resources) {

  /** Whether VPSes may be placed on it. */
  public boolean counts() {
    return idle.isEmpty();
  }

  /** Returns this node as one that does not count. */
  Hypervisor excluded(String why) {
    return new Hypervisor(id, name, Optional.of(why), resources);
  }

  /** Returns what each resource fits, in the order in which ties between them are decided. */
  public List<ResourceFit> fits(Demand demand, RuleSet rules) {
    Footprint vps = demand.footprint();
    Buffer buffer = demand.buffer();
    List<ResourceFit> fits = new ArrayList<>(5);
    fits.add(ResourceFit.of(Limit.MEMORY, resources.memoryMb(), vps.memoryMb(), buffer));
    fits.add(ResourceFit.of(Limit.CPU, resources.cpuCores(), vps.cpuCores(), buffer));
    fits.add(storage(vps, buffer, rules));
    if (rules == RuleSet.PANEL) {
      resources
          .servers()
          .ifPresent(quota -> fits.add(ResourceFit.of(Limit.SERVERS, quota, 1, Buffer.NONE)));
      resources.ipv4Free().ifPresent(free -> fits.add(ipv4(free, vps.ipv4())));
    }
    return fits;
  }

  /** Returns how many VPSes fit on this node and what limits them; nothing if it does not count. */
  public NodeCapacity capacity(Demand demand, RuleSet rules) {
    return NodeCapacity.of(this, counts() ? fits(demand, rules) : List.of());
  }

  private ResourceFit storage(Footprint vps, Buffer buffer, RuleSet rules) {
    if (vps.storageGb() <= 0) {
      return ResourceFit.of(Limit.STORAGE, Quota.UNLIMITED, vps.storageGb(), buffer);
    }
    List<Pool> pools = candidates(vps.storageType(), rules);
    if (pools.isEmpty()) {
      return ResourceFit.nothing(Limit.NO_POOL, vps.storageGb(), "no pool of the type");
    }
    boolean disabled = true;
    ResourceFit best =
        ResourceFit.nothing(Limit.STORAGE, vps.storageGb(), "every pool is disabled");
    for (Pool pool : pools) {
      if (pool.enabled()) {
        ResourceFit next = onPool(pool, vps, buffer);
        best = disabled || next.fit().compareTo(best.fit()) > 0 ? next : best;
        disabled = false;
      }
    }
    return best;
  }

  private List<Pool> candidates(long storageType, RuleSet rules) {
    if (storageType <= 0) {
      return resources.localStorage().map(List::of).orElse(List.of());
    }
    List<Pool> pools = new ArrayList<>();
    if (rules == RuleSet.PANEL) {
      resources
          .localStorage()
          .filter(pool -> pool.storageType() == storageType)
          .ifPresent(pools::add);
    }
    for (Pool pool : resources.otherStorage()) {
      if (pool.storageType() == storageType) {
        pools.add(pool);
      }
    }
    return pools;
  }

  private static ResourceFit onPool(Pool pool, Footprint vps, Buffer buffer) {
    return ResourceFit.ofPool(Limit.STORAGE, pool.gb(), vps.storageGb(), buffer, pool.name());
  }

  private static ResourceFit ipv4(long free, long perVps) {
    long usable = Math.max(0, free);
    return new ResourceFit(
        Limit.IPV4, Fit.of(usable / perVps), new Quota(usable, free), perVps, Buffer.NONE, "");
  }
}
