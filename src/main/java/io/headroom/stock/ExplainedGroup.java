package io.headroom.stock;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.GroupCapacity;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.NodeCapacity;
import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.Placement;
import java.util.List;
import java.util.Optional;

/**
 * A hypervisor group in the arithmetic of one product.
 *
 * @param placement the group, and what names it
 * @param counts whether the set of rules counts it
 * @param answer what the panel answered; empty where it was not asked
 */
public record ExplainedGroup(
    Placement placement, boolean counts, Optional<Lookup<Arithmetic>> answer) {

  /**
   * How many VPSes fit in a group, node by node.
   *
   * @param capacity the group's capacity
   * @param nodes every node of the group, in the order of the panel
   */
  public record Arithmetic(GroupCapacity capacity, List<NodeCapacity> nodes) {

    static Arithmetic of(GroupFits fits, Demand demand, RuleSet rules) {
      return new Arithmetic(
          fits.capacity(demand, rules), fits.group().capacities(demand, rules).toList());
    }
  }

  /** The arithmetic, if the group counts and was found. */
  public Optional<Arithmetic> counted() {
    return answer
        .filter(asked -> counts)
        .flatMap(lookup -> lookup.fold(Optional::of, Optional::empty, reason -> Optional.empty()));
  }

  /** How many VPSes it adds: none where it does not count or was not found. */
  Fit fit() {
    return counted().map(arithmetic -> arithmetic.capacity().fit()).orElse(Fit.NONE);
  }
}
