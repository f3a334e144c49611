package io.headroom.stock;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.GroupCapacity;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.RuleSet;
import io.headroom.reservation.Availability;
import io.headroom.reservation.Room;
import io.headroom.reservation.SafeOrders;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one group has of everything that the products ask of it, each demand computed once.
 *
 * @param group the group, in which the nodes that an integrator excluded do not count
 * @param held what keeps room in it
 * @param sold what a VPS takes at most that can be ordered there
 * @param stocks what it has by set of rules and demand
 */
public record GroupFits(
    HypervisorGroup group,
    Held held,
    Set<Footprint> sold,
    Map<RuleSet, Map<Demand, GroupStock>> stocks) {

  /** Computes what the panel's figures alone give by each of the sets of rules. */
  public static GroupFits of(
      HypervisorGroup group, Collection<Demand> demands, Collection<RuleSet> ruleSets) {
    return of(group, Held.NOTHING, Set.of(), demands, ruleSets);
  }

  /** Computes what the group has of the demands by each of the sets of rules. */
  public static GroupFits of(
      HypervisorGroup group,
      Held held,
      Set<Footprint> sold,
      Collection<Demand> demands,
      Collection<RuleSet> ruleSets) {
    GroupFits nothing = new GroupFits(group, held, sold, Map.of());
    Map<RuleSet, Map<Demand, GroupStock>> stocks = new EnumMap<>(RuleSet.class);
    for (RuleSet rules : ruleSets) {
      stocks.put(rules, nothing.stocks(Set.copyOf(demands), rules));
    }
    return new GroupFits(group, held, sold, stocks);
  }

  private Map<Demand, GroupStock> stocks(Set<Demand> demands, RuleSet rules) {
    Map<Demand, GroupStock> byDemand = new HashMap<>();
    if (held.isNothing()) {
      demands.forEach(
          demand ->
              byDemand.put(
                  demand, GroupStock.of(group.capacity(demand, rules), depth(demand, rules))));
    } else {
      Availability.InGroup reserved =
          new Availability.InGroup(group, rules, held.shared(), held.reservations(), held.limits());
      demands.forEach(
          demand ->
              byDemand.put(
                  demand,
                  GroupStock.of(
                      group.capacity(demand, rules),
                      reserved.of(demand),
                      held,
                      depth(demand, rules))));
    }
    return byDemand;
  }

  private Depth depth(Demand demand, RuleSet rules) {
    return new Depth(() -> safeOrders(rules).of(demand));
  }

  private SafeOrders safeOrders(RuleSet rules) {
    return new SafeOrders(room(rules), sold);
  }

  /** Returns what it has of a demand, computing it if it was not asked before. */
  GroupStock stock(Demand demand, RuleSet rules) {
    GroupStock known = stocks.getOrDefault(rules, Map.of()).get(demand);
    return known == null ? stocks(Set.of(demand), rules).values().iterator().next() : known;
  }

  /** Returns the capacity for a demand by the panel's figures alone. */
  GroupCapacity capacity(Demand demand, RuleSet rules) {
    return stock(demand, rules).capacity();
  }

  /**
   * Returns how many of the next orders in the group build, whatever they are: the least over
   * everything that was asked of it.
   */
  Fit safeOrders(Demand asked, RuleSet rules) {
    return stocks.getOrDefault(rules, Map.of()).values().stream()
        .map(stock -> stock.depth().orders())
        .reduce(stock(asked, rules).depth().orders(), Fit::least);
  }

  /** Returns what the group has as if nothing was ordered that is not built. */
  GroupFits withoutReservations() {
    return held.reservations().isEmpty()
        ? this
        : new GroupFits(group, new Held(List.of(), held.limits(), held.shared()), sold, Map.of());
  }

  /** Returns the group with what is reserved in it. */
  Room room(RuleSet rules) {
    return new Room(group, rules, held.shared(), held.needs());
  }
}
