package io.headroom.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the guard remembers: what was last decided, from what, and what is held.
 *
 * @param products what was decided about products, by id
 * @param groups what the panel said of hypervisor groups, by id
 * @param packages what the panel said of packages, by id
 * @param holds what is held
 */
public record GuardMemory(
    Map<Long, Decided> products,
    Map<Long, Dated<GroupReading>> groups,
    Map<Long, Dated<PackageReading>> packages,
    Map<Direction, Hold> holds) {

  /** Nothing was decided yet. */
  public static final GuardMemory EMPTY = new GuardMemory(Map.of(), Map.of(), Map.of(), Map.of());

  /** Creates a memory. */
  public GuardMemory {
    products = Map.copyOf(products);
    groups = Map.copyOf(groups);
    packages = Map.copyOf(packages);
    holds = Map.copyOf(holds);
  }

  Optional<Hold> hold(Direction direction) {
    return Optional.ofNullable(holds.get(direction));
  }

  boolean isDoubted(Direction direction, Input input) {
    return hold(direction).filter(hold -> hold.inputs().containsKey(input)).isPresent();
  }

  /**
   * Returns what is remembered after a sweep. What is held, and from what, stays as it was, so that
   * the next sweep compares with the same.
   *
   * @param applied the ids of the products that have the qty that was asked for
   */
  public GuardMemory after(Look look, Judgement judgement, Set<Long> applied) {
    Map<Long, Decided> decided = new HashMap<>(products);
    look.asked().stream()
        .filter(asked -> applied.contains(asked.product()))
        .map(asked -> Map.entry(asked.product(), asked.decided(look.software())))
        .filter(news -> !news.getValue().equals(decided.get(news.getKey())))
        .forEach(news -> decided.put(news.getKey(), news.getValue()));
    Map<Long, Dated<GroupReading>> newGroups = new HashMap<>(groups);
    look.readings()
        .groups()
        .forEach(
            (id, reading) -> {
              if (judgement.isBelieved(Input.group(id), look.whole())) {
                newGroups.put(id, new Dated<>(reading, look.at()));
              }
            });
    Map<Long, Dated<PackageReading>> newPackages = new HashMap<>(packages);
    look.readings()
        .packages()
        .forEach(
            (id, reading) -> {
              if (judgement.isBelieved(Input.vpsPackage(id), look.whole())) {
                newPackages.put(id, new Dated<>(reading, look.at()));
              }
            });
    if (look.whole()) {
      decided.keySet().retainAll(look.kept());
      forget(decided, newGroups.keySet(), newPackages.keySet(), look);
    }
    return new GuardMemory(decided, newGroups, newPackages, judgement.holds());
  }

  /** Forgets what no product names any more. */
  private static void forget(
      Map<Long, Decided> decided, Set<Long> groupIds, Set<Long> packageIds, Look look) {
    Set<Input> named =
        decided.values().stream()
            .flatMap(each -> each.setup().inputs())
            .collect(Collectors.toCollection(HashSet::new));
    look.asked().forEach(asked -> asked.setup().inputs().forEach(named::add));
    groupIds.removeIf(id -> !named.contains(Input.group(id)));
    packageIds.removeIf(id -> !named.contains(Input.vpsPackage(id)));
  }
}
