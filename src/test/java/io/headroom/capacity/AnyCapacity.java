package io.headroom.capacity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Any node, group and demand: mostly figures in which a few VPSes fit, at times the largest and the
 * smallest that 64 bits hold.
 */
public final class AnyCapacity extends DomainContextBase {

  private static final long LARGE = 1_000_000_000;
  private static final Arbitrary<Long> EXTREMES =
      Arbitraries.of(0L, 1L, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE);

  /** Provides what is kept back: from nothing to everything, with up to fourteen decimals. */
  @Provide
  public Arbitrary<Buffer> buffers() {
    return percentages().map(Buffer::ofPercent);
  }

  /** Provides percentages from 0 to 100. */
  public static Arbitrary<BigDecimal> percentages() {
    Arbitrary<Integer> decimals = Arbitraries.of(0, 0, 0, 1, 2, 6, 12, 14);
    Arbitrary<Integer> most = Arbitraries.of(20, 20, 100);
    return Combinators.combine(decimals, most)
        .flatAs(
            (scale, percent) ->
                Arbitraries.bigDecimals()
                    .between(BigDecimal.ZERO, BigDecimal.valueOf(percent))
                    .ofScale(scale));
  }

  /** Provides quotas. */
  @Provide
  public Arbitrary<Quota> quotas() {
    Arbitrary<Long> none = Arbitraries.just(0L);
    return Arbitraries.frequencyOf(
        Tuple.of(12, Combinators.combine(evenly(1, 1_000), evenly(-50, 1_000)).as(Quota::new)),
        Tuple.of(6, Combinators.combine(none, figures()).as(Quota::new)),
        Tuple.of(1, Combinators.combine(limits(), figures()).as(Quota::new)));
  }

  /** Provides pools of the types 0 to 3. */
  @Provide
  public Arbitrary<Pool> pools() {
    return Combinators.combine(
            Arbitraries.of("local", "NVMe", "Ceph"),
            Arbitraries.of(true, true, false),
            evenly(0, 3),
            quotas())
        .as(Pool::new);
  }

  /** Provides nodes, most of which count. */
  @Provide
  public Arbitrary<Hypervisor> nodes() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 99),
            Arbitraries.just("node"),
            Arbitraries.of("", "", "", "", "disabled")
                .map(why -> Optional.of(why).filter(reason -> !reason.isEmpty())),
            resources())
        .as(Hypervisor::new);
  }

  /** Provides groups of no nodes or a few. */
  @Provide
  public Arbitrary<HypervisorGroup> groups() {
    return nodes()
        .list()
        .ofMaxSize(4)
        .map(nodes -> new HypervisorGroup(1, nodes))
        .withoutEdgeCases();
  }

  /** Provides demands. */
  @Provide
  public Arbitrary<Demand> demands() {
    Arbitrary<Footprint> footprints =
        Combinators.combine(
                needs(), needs(), needs(), evenly(-1, 3), needs().map(need -> Math.max(0, need)))
            .as(AnyCapacity::footprint);
    return Combinators.combine(footprints, buffers()).as(Demand::new).withoutEdgeCases();
  }

  /** Returns a group where at some places more is free. */
  public static HypervisorGroup freer(HypervisorGroup group, Random random) {
    return new HypervisorGroup(
        group.id(),
        group.nodes().stream().map(node -> with(node, freer(node.resources(), random))).toList());
  }

  /** Returns the same group with its nodes, and their pools, in another order. */
  public static HypervisorGroup shuffled(HypervisorGroup group, Random random) {
    List<Hypervisor> nodes = new ArrayList<>();
    for (Hypervisor node : group.nodes()) {
      Resources resources = node.resources();
      List<Pool> pools = new ArrayList<>(resources.otherStorage());
      Collections.shuffle(pools, random);
      nodes.add(with(node, new Resources(resources.quotas(), resources.localStorage(), pools)));
    }
    Collections.shuffle(nodes, random);
    return new HypervisorGroup(group.id(), nodes);
  }

  /** Returns the number, or a larger one. */
  public static long more(long number, Random random) {
    long extra = random.nextBoolean() ? 0 : random.nextLong() >>> (1 + random.nextInt(63));
    return number > Long.MAX_VALUE - extra ? Long.MAX_VALUE : number + extra;
  }

  private static Arbitrary<Resources> resources() {
    AnyCapacity any = new AnyCapacity();
    return Combinators.combine(
            any.quotas(),
            any.quotas(),
            any.quotas().optional(0.5),
            figures().optional(0.5),
            any.pools().optional(),
            any.pools().list().ofMaxSize(3))
        .as(AnyCapacity::resources);
  }

  private static Resources resources(
      Quota memory,
      Quota cpu,
      Optional<Quota> servers,
      Optional<Long> ipv4,
      Optional<Pool> local,
      List<Pool> others) {
    Map<Limit, Quota> quotas = new EnumMap<>(Limit.class);
    quotas.put(Limit.MEMORY, memory);
    quotas.put(Limit.CPU, cpu);
    servers.ifPresent(quota -> quotas.put(Limit.SERVERS, quota));
    ipv4.ifPresent(free -> quotas.put(Limit.IPV4, Quota.ofFree(free)));
    return new Resources(quotas, local, others);
  }

  private static Footprint footprint(
      long memory, long cores, long storage, long storageType, long ipv4) {
    return new Footprint(
        Map.of(Limit.MEMORY, memory, Limit.CPU, cores, Limit.STORAGE, storage, Limit.IPV4, ipv4),
        storageType);
  }

  /** Returns a footprint that takes as much or more of everything. */
  public static Footprint larger(Footprint vps, Random random) {
    Map<Limit, Long> needs = new EnumMap<>(Limit.class);
    vps.needs().forEach((resource, need) -> needs.put(resource, more(need, random)));
    return new Footprint(needs, vps.storageType());
  }

  private static Arbitrary<Long> limits() {
    return figures().map(figure -> Math.max(0, figure));
  }

  private static Arbitrary<Long> figures() {
    return Arbitraries.frequencyOf(
        Tuple.of(20, evenly(-20, 500)),
        Tuple.of(2, Arbitraries.longs().between(0, LARGE)),
        Tuple.of(1, Arbitraries.longs()),
        Tuple.of(1, EXTREMES));
  }

  private static Arbitrary<Long> needs() {
    return Arbitraries.frequencyOf(
        Tuple.of(40, evenly(1, 20)),
        Tuple.of(8, evenly(-2, 1)),
        Tuple.of(1, Arbitraries.longs()),
        Tuple.of(1, EXTREMES));
  }

  private static Arbitrary<Long> evenly(long least, long most) {
    return Arbitraries.longs().between(least, most).withDistribution(RandomDistribution.uniform());
  }

  private static Hypervisor with(Hypervisor node, Resources resources) {
    return new Hypervisor(node.id(), node.name(), node.idle(), resources);
  }

  private static Resources freer(Resources resources, Random random) {
    Map<Limit, Quota> quotas = new EnumMap<>(Limit.class);
    resources.quotas().forEach((limit, quota) -> quotas.put(limit, freer(quota, random)));
    return new Resources(
        quotas,
        resources.localStorage().map(pool -> freer(pool, random)),
        resources.otherStorage().stream().map(pool -> freer(pool, random)).toList());
  }

  private static Pool freer(Pool pool, Random random) {
    return new Pool(pool.name(), pool.enabled(), pool.storageType(), freer(pool.gb(), random));
  }

  private static Quota freer(Quota quota, Random random) {
    return new Quota(quota.max(), more(quota.free(), random));
  }
}
