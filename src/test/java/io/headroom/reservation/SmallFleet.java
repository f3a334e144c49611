package io.headroom.reservation;

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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A fleet that is small enough to try every placement in it, in plain numbers: the model that the
 * arithmetic is compared with, and that shares no code with it.
 *
 * @param nodes the nodes of one group
 * @param panel whether the panel's rules count, and not the module's
 * @param shared the storage types of which all pools are one
 * @param oneBlock whether all nodes give addresses out of one block; else each has its own
 */
record SmallFleet(List<Node> nodes, boolean panel, Set<Integer> shared, boolean oneBlock) {

  /** A number that stands for no limit. */
  static final int UNLIMITED = 1_000_000;

  /** What one VPS needs. */
  record Vps(int memory, int cores, int storage, int type, int ipv4) {

    Footprint footprint() {
      return new Footprint(
          Map.of(
              Limit.MEMORY,
              (long) memory,
              Limit.CPU,
              (long) cores,
              Limit.STORAGE,
              (long) storage,
              Limit.IPV4,
              (long) ipv4),
          type);
    }

    Demand demand(int buffer) {
      return new Demand(footprint(), Buffer.ofPercent(BigDecimal.valueOf(buffer)));
    }
  }

  /** A limit, 0 for none, and what is free of it. */
  record Figure(int max, int free) {

    private static Figure any(Random random, int most) {
      int max = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(most);
      return new Figure(max, random.nextInt(8) == 0 ? -random.nextInt(3) : random.nextInt(max + 1));
    }

    private Quota quota() {
      return new Quota(max, free);
    }
  }

  /** A pool; the first of a node is the default mountpoint where it is one. */
  record Storage(int type, boolean isDefault, boolean enabled, Figure figure) {

    private Pool pool() {
      return new Pool((isDefault ? "local" : "other") + type, enabled, type, figure.quota());
    }
  }

  /** A node; servers and addresses are below 0 where it reports none. */
  record Node(
      boolean counts,
      Figure memory,
      Figure cores,
      List<Storage> pools,
      Optional<Figure> servers,
      int addresses) {

    private static Node any(Random random, int most) {
      List<Storage> pools = new ArrayList<>();
      if (random.nextInt(5) != 0) {
        pools.add(pool(random, true, most));
      }
      IntStream.range(0, random.nextInt(3)).forEach(at -> pools.add(pool(random, false, most)));
      return new Node(
          random.nextInt(8) != 0,
          Figure.any(random, most),
          Figure.any(random, most),
          pools,
          random.nextBoolean() ? Optional.empty() : Optional.of(Figure.any(random, 6)),
          random.nextBoolean() ? -1 : random.nextInt(8));
    }

    private static Storage pool(Random random, boolean isDefault, int most) {
      return new Storage(
          random.nextInt(3), isDefault, random.nextInt(6) != 0, Figure.any(random, most));
    }

    private Hypervisor hypervisor(int id) {
      return new Hypervisor(
          id,
          "node-" + id,
          counts ? Optional.empty() : Optional.of("disabled"),
          new Resources(
              quotas(),
              pools.stream().filter(Storage::isDefault).map(Storage::pool).findFirst(),
              pools.stream().filter(pool -> !pool.isDefault()).map(Storage::pool).toList()));
    }

    private Map<Limit, Quota> quotas() {
      Map<Limit, Quota> quotas = new EnumMap<>(Limit.class);
      quotas.put(Limit.MEMORY, memory.quota());
      quotas.put(Limit.CPU, cores.quota());
      servers.ifPresent(figure -> quotas.put(Limit.SERVERS, figure.quota()));
      if (addresses >= 0) {
        quotas.put(Limit.IPV4, Quota.ofFree(addresses));
      }
      return quotas;
    }
  }

  /**
   * Draws a fleet.
   *
   * @param mostNodes how many nodes it has at most
   * @param most the greatest limit of memory, cores and storage
   */
  static SmallFleet any(Random random, int mostNodes, int most) {
    List<Node> nodes = new ArrayList<>();
    IntStream.rangeClosed(0, random.nextInt(mostNodes))
        .forEach(at -> nodes.add(Node.any(random, most)));
    Set<Integer> shared = new TreeSet<>();
    if (random.nextInt(4) == 0) {
      shared.add(random.nextInt(3));
    }
    return new SmallFleet(nodes, random.nextBoolean(), shared, random.nextBoolean());
  }

  /** Draws what one VPS needs. */
  static Vps anyVps(Random random, int most) {
    return new Vps(
        random.nextInt(most + 1),
        random.nextInt(most + 1),
        random.nextInt(most + 1),
        random.nextInt(3),
        random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(random.nextInt(2) + 1));
  }

  /** Draws VPSes, so few that not too many placements are to be tried. */
  List<Vps> anyVpses(Random random, int mostVpses, int mostNeed) {
    List<Vps> vpses = new ArrayList<>();
    int placements = 1;
    for (int left = random.nextInt(mostVpses + 1); left > 0; left--) {
      Vps vps =
          random.nextInt(3) == 0 && !vpses.isEmpty() ? vpses.get(0) : anyVps(random, mostNeed);
      placements *= Math.max(1, new Trial(this).choices(vps).size());
      if (placements > 1_000) {
        return vpses;
      }
      vpses.add(vps);
    }
    return vpses;
  }

  RuleSet rules() {
    return panel ? RuleSet.PANEL : RuleSet.MODULE;
  }

  HypervisorGroup group() {
    return new HypervisorGroup(
        1, IntStream.range(0, nodes.size()).mapToObj(at -> nodes.get(at).hypervisor(at)).toList());
  }

  SharedStorage sharedStorage() {
    return new SharedStorage(Set.copyOf(shared.stream().map(Integer::longValue).toList()));
  }

  /** Returns the room of this fleet, with something reserved in it. */
  Room room(List<Vps> reserved) {
    return new Room(group(), rules(), sharedStorage(), needs(reserved));
  }

  static Needs needs(List<Vps> vpses) {
    return Needs.of(vpses.stream().map(Vps::footprint).toList());
  }
}
