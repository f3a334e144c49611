package io.headroom.guard;

import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.VpsPackage;
import io.headroom.rig.Nodes;
import io.headroom.rig.Nodes.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A shop, the panel behind it and its guard, for tests: what stands in the shop, what a sweep asks
 * for, and what the panel says are set one by one.
 */
final class Shop {

  static final GuardLimits LIMITS = new GuardLimits(30, 3, 3, Duration.ofMinutes(30).toMillis());
  static final Software SOFTWARE = new Software("1.5.0", "settings", "routes");

  private final Map<Long, Long> stands = new HashMap<>();
  private final Map<Long, Long> asks = new HashMap<>();
  private final Map<Long, Long> reserved = new HashMap<>();
  private final Map<Long, Setup> setups = new HashMap<>();
  private final Map<Long, GroupReading> groups = new HashMap<>();
  private final Map<Long, PackageReading> packages = new HashMap<>();
  private final List<Approval> approvals = new ArrayList<>();
  private GuardMemory memory = GuardMemory.EMPTY;
  private Software software = SOFTWARE;
  private Duration passed = Duration.ZERO;
  private Judgement last = Judgement.NONE;

  static Setup setup(long vpsPackage, Long... groups) {
    return new Setup(OptionalLong.of(vpsPackage), List.of(groups), "1 10 %");
  }

  /** A node of so many free of 100 units of memory, which holds so many servers. */
  static NodeReading node(long free, long servers) {
    return node(Nodes.node().memory(100, free), servers);
  }

  static NodeReading node(Node draft, long servers) {
    NodeReading read = NodeReading.of(draft.build());
    return new NodeReading(read.counts(), read.quotas(), read.off(), OptionalLong.of(servers));
  }

  Shop product(long id, long qty, Setup setup) {
    stands.put(id, qty);
    asks.put(id, qty);
    setups.put(id, setup);
    return this;
  }

  /** Adds so many products, from 1, of package 7 in group 4, each with a qty of 10. */
  Shop products(int count) {
    for (long id = 1; id <= count; id++) {
      product(id, 10, setup(7, 4L));
    }
    return vpsPackage(Nodes.vps().memory(10).vpsPackage(7)).nodes(4, 24, 50, 5);
  }

  /** Lets a group have so many nodes, each with so much memory free and so many servers. */
  Shop nodes(long group, int count, long free, long servers) {
    Map<Long, NodeReading> nodes = new HashMap<>();
    for (long id = 1; id <= count; id++) {
      nodes.put(id, node(free, servers));
    }
    return group(group, new GroupReading(false, nodes));
  }

  Shop group(long id, GroupReading reading) {
    groups.put(id, reading);
    return this;
  }

  Shop group(HypervisorGroup group) {
    return group(group.id(), GroupReading.of(group));
  }

  Shop groupUnknown(long id) {
    groups.remove(id);
    return this;
  }

  Shop vpsPackage(VpsPackage found) {
    packages.put(found.id(), PackageReading.of(found));
    return this;
  }

  Shop packageMissing(long id) {
    packages.put(id, PackageReading.MISSING);
    return this;
  }

  /** Lets the next sweeps ask for a qty. */
  Shop asks(long product, long qty) {
    asks.put(product, qty);
    return this;
  }

  Shop asksForAll(long qty) {
    asks.replaceAll((id, before) -> qty);
    return this;
  }

  Shop undecided(long product) {
    asks.remove(product);
    return this;
  }

  Shop reserved(long product, long taken) {
    reserved.put(product, taken);
    return this;
  }

  Shop sells(long product, long count) {
    stands.merge(product, -count, Long::sum);
    return this;
  }

  Shop software(Software other) {
    software = other;
    return this;
  }

  Shop pass(Duration time) {
    passed = passed.plus(time);
    return this;
  }

  Shop approve() {
    memory
        .holds()
        .values()
        .forEach(
            hold ->
                approvals.add(new Approval(hold, passed.plus(Duration.ofMinutes(15)).toMillis())));
    return this;
  }

  private Look look(Set<Long> products, boolean whole) {
    List<Asked> asked =
        asks.keySet().stream()
            .filter(products::contains)
            .map(
                id ->
                    new Asked(
                        id,
                        stands.get(id),
                        asks.get(id),
                        reserved.getOrDefault(id, 0L),
                        setups.get(id)))
            .toList();
    return new Look(
        asked,
        products,
        new Readings(groups, packages),
        software,
        whole,
        Instant.parse("2026-11-22T10:41:00Z").plus(passed),
        passed.toMillis());
  }

  /** Sweeps over everything, and writes what is not held. */
  Judgement sweep() {
    return sweep(new HashSet<>(stands.keySet()), true);
  }

  /** Sweeps over some products. */
  Judgement sweepSome(Long... products) {
    return sweep(Set.of(products), false);
  }

  private Judgement sweep(Set<Long> products, boolean whole) {
    Look look = look(products, whole);
    last = new Guard(LIMITS).judge(look, memory, approvals);
    Set<Long> applied = new HashSet<>();
    look.asked().stream()
        .filter(asked -> !last.held().containsKey(asked.product()))
        .forEach(
            asked -> {
              applied.add(asked.product());
              stands.put(asked.product(), asked.qty());
            });
    memory = memory.after(look, last, applied);
    return last;
  }

  /** Sweeps every minute for a while, and returns the last judgement. */
  Judgement sweepFor(Duration time) {
    for (Duration each = Duration.ZERO; each.compareTo(time) < 0; each = each.plusMinutes(1)) {
      pass(Duration.ofMinutes(1));
      sweep();
    }
    return last;
  }

  long stands(long product) {
    return stands.get(product);
  }

  GuardMemory memory() {
    return memory;
  }

  Set<Long> held() {
    return last.held().keySet();
  }

  Hold hold(Direction direction) {
    return memory.hold(direction).orElseThrow();
  }
}
