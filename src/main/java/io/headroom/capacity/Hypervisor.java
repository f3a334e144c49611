package io.headroom.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
    List<ResourceFit> fits = new ArrayList<>(Limit.resources().size());
    measure(
        demand,
        rules,
        (resource, count, quota, need, buffer, note) ->
            fits.add(
                new ResourceFit(
                    resource,
                    new Fit(count),
                    quota,
                    need,
                    buffer,
                    resource == Limit.NO_POOL ? demand.footprint().noPool() : note)));
    return fits;
  }

  /** Returns how many VPSes fit on this node and what limits them; nothing if it does not count. */
  public NodeCapacity capacity(Demand demand, RuleSet rules) {
    return NodeCapacity.of(this, counts() ? fits(demand, rules) : List.of());
  }

  /**
   * Gives the sink what each resource fits, in the order in which ties between them are decided.
   */
  public void measure(Demand demand, RuleSet rules, FitSink sink) {
    Footprint vps = demand.footprint();
    for (Limit resource : Limit.resources()) {
      if (resource == Limit.STORAGE) {
        storage(vps, demand.buffer(), rules, sink);
      } else if (resource.isHeededBy(rules)) {
        Quota quota = resources.quotas().get(resource);
        if (quota != null) {
          quota(resource, quota, vps.need(resource), resource.kept(demand.buffer()), sink);
        }
      }
    }
  }

  private static void quota(Limit resource, Quota quota, long need, Buffer buffer, FitSink sink) {
    sink.take(resource, quota.count(need, buffer), quota, need, buffer, "");
  }

  private void storage(Footprint vps, Buffer buffer, RuleSet rules, FitSink sink) {
    long needGb = vps.need(Limit.STORAGE);
    if (needGb <= 0) {
      quota(Limit.STORAGE, Quota.UNLIMITED, needGb, buffer, sink);
      return;
    }
    RoomiestPool pool = new RoomiestPool(needGb, buffer);
    pools(vps.storageType(), rules, pool::offer);
    pool.giveTo(sink);
  }

  /**
   * Gives each pool that may hold the storage of a VPS by these rules, also those that are off.
   *
   * @param storageType the type code that the VPS names; 0 or less for the default mountpoint
   */
  public void pools(long storageType, RuleSet rules, Consumer<Pool> taker) {
    resources
        .localStorage()
        .filter(
            local ->
                storageType <= 0 || (rules == RuleSet.PANEL && local.storageType() == storageType))
        .ifPresent(taker);
    if (storageType > 0) {
      for (Pool other : resources.otherStorage()) {
        if (other.storageType() == storageType) {
          taker.accept(other);
        }
      }
    }
  }
}
