package io.headroom.bench;

import io.headroom.capacity.Buffer;
import io.headroom.capacity.Demand;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Pool;
import io.headroom.capacity.Quota;
import io.headroom.capacity.Resources;
import io.headroom.capacity.RuleSet;
import io.headroom.stock.GroupFits;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The arithmetic of one large group: what fits of 200 products, no two of which ask the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CapacityBenchmark {

  static final int NODES = 1000;
  static final int PRODUCTS = 200;

  private static final long SEED = 20;

  /** The set of rules. */
  @Param({"MODULE", "PANEL"})
  public RuleSet rules;

  private final Random random = new Random(SEED);
  private final HypervisorGroup group =
      new HypervisorGroup(1, LongStream.rangeClosed(1, NODES).mapToObj(this::node).toList());
  private final Set<Demand> demands = demands();

  private Hypervisor node(long id) {
    Resources resources =
        new Resources(
            Map.of(
                Limit.MEMORY, quota(262_144),
                Limit.CPU, quota(128),
                Limit.SERVERS, quota(500),
                Limit.IPV4, Quota.ofFree(random.nextInt(250))),
            Optional.of(pool("local", 1, 4000)),
            List.of(pool("fast", 2, 8000), pool("slow", 3, 32_000), pool("fast too", 2, 8000)));
    return new Hypervisor(id, "node-" + id, Optional.empty(), resources);
  }

  private Pool pool(String name, long storageType, long gb) {
    return new Pool(name, true, storageType, quota(gb));
  }

  private Quota quota(long max) {
    return new Quota(max, random.nextLong(max + 1));
  }

  private Set<Demand> demands() {
    Set<Demand> all = new LinkedHashSet<>();
    for (int at = 0; at < PRODUCTS; at++) {
      long size = 1L << random.nextInt(6);
      Footprint vps =
          new Footprint(
              Map.of(
                  Limit.MEMORY,
                  1024 * size + at,
                  Limit.CPU,
                  size,
                  Limit.STORAGE,
                  20 * size,
                  Limit.IPV4,
                  1L),
              random.nextInt(4));
      all.add(new Demand(vps, Buffer.ofPercent(BigDecimal.valueOf(random.nextInt(25)))));
    }
    return all;
  }

  /** Computes what the group fits of every product. */
  @Benchmark
  public GroupFits group() {
    return GroupFits.of(group, demands, Set.of(rules));
  }
}
