package io.headroom.stock;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
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
   * @param stock what the group has of the product
   * @param safeOrders how many of the next orders in the group build, whatever they are
   * @param nodes every node of the group, in the order of the panel
   */
  public record Arithmetic(GroupStock stock, Fit safeOrders, List<NodeCapacity> nodes) {

    static Arithmetic of(GroupFits fits, Demand demand, RuleSet rules) {
      return new Arithmetic(
          fits.stock(demand, rules),
          fits.safeOrders(demand, rules),
          fits.group().capacities(demand, rules).toList());
    }
  }

  /** Returns this group with so many of its last places. */
  ExplainedGroup sharing(Fit places) {
    return new ExplainedGroup(
        placement,
        counts,
        answer.map(
            lookup ->
                lookup.map(
                    found ->
                        new Arithmetic(
                            found.stock().sharing(places), found.safeOrders(), found.nodes()))));
  }

  /** The arithmetic, if the group counts and was found. */
  public Optional<Arithmetic> counted() {
    return answer
        .filter(asked -> counts)
        .flatMap(lookup -> lookup.fold(Optional::of, Optional::empty, reason -> Optional.empty()));
  }

  /** How many VPSes it adds: none where it does not count or was not found. */
  Fit fit() {
    return counted().map(arithmetic -> arithmetic.stock().available()).orElse(Fit.NONE);
  }
}
