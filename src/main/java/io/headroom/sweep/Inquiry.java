package io.headroom.sweep;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Product;
import io.headroom.stock.Planner;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a sweep asks of the hypervisor groups.
 *
 * @param catalogue the products that are swept, and those with which they share nodes
 * @param groups the groups that are asked
 * @param packages what is known of their packages, by id
 * @param ruleSets the sets of rules that are computed
 */
record Inquiry(
    Catalogue catalogue,
    Set<Long> groups,
    Map<Long, Lookup<VpsPackage>> packages,
    Set<RuleSet> ruleSets) {

  /** Returns what the products that can be sold ask, by the groups that they may be placed in. */
  Map<Long, Set<Demand>> demands() {
    Map<Long, Set<Demand>> byGroup = new TreeMap<>();
    catalogue.products().forEach(product -> ask(product, byGroup));
    return byGroup;
  }

  private void ask(Product product, Map<Long, Set<Demand>> byGroup) {
    Optional<Demand> demand =
        product.packageId().stream()
            .mapToObj(id -> packages.getOrDefault(id, new Lookup.Missing<>()))
            .findFirst()
            .flatMap(Planner::sellable)
            .map(product::demand);
    if (demand.isPresent()) {
      for (RuleSet ruleSet : ruleSets) {
        for (long group : product.groups(ruleSet)) {
          if (groups.contains(group)) {
            byGroup.computeIfAbsent(group, key -> new HashSet<>()).add(demand.get());
          }
        }
      }
    }
  }
}
