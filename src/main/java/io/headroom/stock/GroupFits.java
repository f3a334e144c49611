package io.headroom.stock;

import io.headroom.capacity.Demand;
import io.headroom.capacity.GroupCapacity;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.RuleSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What one group fits of everything that the products ask of it, each demand computed once.
 *
 * @param group the group, in which the nodes that an integrator excluded do not count
 * @param capacities the capacity by set of rules and demand
 */
public record GroupFits(
    HypervisorGroup group, Map<RuleSet, Map<Demand, GroupCapacity>> capacities) {

  /** Computes the fits of the demands by each of the sets of rules. */
  public static GroupFits of(
      HypervisorGroup group, Collection<Demand> demands, Collection<RuleSet> ruleSets) {
    Map<RuleSet, Map<Demand, GroupCapacity>> capacities = new EnumMap<>(RuleSet.class);
    for (RuleSet rules : ruleSets) {
      Map<Demand, GroupCapacity> byDemand = new HashMap<>();
      for (Demand demand : demands) {
        byDemand.computeIfAbsent(demand, asked -> group.capacity(asked, rules));
      }
      capacities.put(rules, byDemand);
    }
    return new GroupFits(group, capacities);
  }

  /** Returns the capacity for a demand, computing it if it was not asked before. */
  GroupCapacity capacity(Demand demand, RuleSet rules) {
    Map<Demand, GroupCapacity> byDemand = capacities.getOrDefault(rules, Map.of());
    GroupCapacity known = byDemand.get(demand);
    return known == null ? group.capacity(demand, rules) : known;
  }
}
