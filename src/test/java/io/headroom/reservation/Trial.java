package io.headroom.reservation;

import io.headroom.reservation.SmallFleet.Figure;
import io.headroom.reservation.SmallFleet.Node;
import io.headroom.reservation.SmallFleet.Storage;
import io.headroom.reservation.SmallFleet.Vps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Places VPSes in a small fleet in every way that a panel may choose, and counts what fits then.
 *
 * <p>A VPS may be placed on every node that counts, also beyond what is free there, so that nothing
 * rests on how the panel chooses. One that needs storage takes it of any pool that may serve it.
 */
final class Trial {

  private static final int NO_POOL = -1;

  private final SmallFleet fleet;
  private final int[] memory;
  private final int[] cores;
  private final int[] servers;
  private final int[] addresses;
  private final int[][] storage;

  /** A node, and a pool of it where one is needed. */
  record Choice(int node, int pool) {}

  Trial(SmallFleet fleet) {
    this.fleet = fleet;
    int nodes = fleet.nodes().size();
    memory = new int[nodes];
    cores = new int[nodes];
    servers = new int[nodes];
    addresses = new int[nodes];
    storage = new int[nodes][];
    for (int at = 0; at < nodes; at++) {
      Node node = fleet.nodes().get(at);
      memory[at] = node.memory().free();
      cores[at] = node.cores().free();
      servers[at] = node.servers().map(Figure::free).orElse(0);
      addresses[at] = node.addresses();
      storage[at] = node.pools().stream().mapToInt(pool -> pool.figure().free()).toArray();
    }
  }

  /** Returns every place where the panel may put it. */
  List<Choice> choices(Vps vps) {
    List<Choice> choices = new ArrayList<>();
    for (int at = 0; at < memory.length; at++) {
      Node node = fleet.nodes().get(at);
      if (!node.counts()) {
        continue;
      }
      if (vps.storage() == 0) {
        choices.add(new Choice(at, NO_POOL));
        continue;
      }
      for (int pool = 0; pool < node.pools().size(); pool++) {
        if (node.pools().get(pool).enabled() && serves(node.pools().get(pool), vps)) {
          choices.add(new Choice(at, pool));
        }
      }
    }
    return choices;
  }

  /** Returns the least that is counted over every placement of these VPSes. */
  int least(List<Vps> vpses, IntSupplier counted) {
    return least(vpses, 0, counted);
  }

  private int least(List<Vps> vpses, int from, IntSupplier counted) {
    if (from == vpses.size()) {
      return counted.getAsInt();
    }
    Vps vps = vpses.get(from);
    List<Choice> choices = choices(vps);
    if (choices.isEmpty()) {
      return least(vpses, from + 1, counted);
    }
    int least = Integer.MAX_VALUE;
    for (Choice choice : choices) {
      take(vps, choice, 1);
      least = Math.min(least, least(vpses, from + 1, counted));
      take(vps, choice, -1);
    }
    return least;
  }

  /**
   * Returns the least that is counted over every placement of so many VPSes, each of any of these
   * kinds.
   */
  int leastOfAny(int count, List<Vps> kinds, IntSupplier counted) {
    List<Vps> vpses = new ArrayList<>();
    List<Choice> choices = new ArrayList<>();
    for (Vps kind : kinds) {
      for (Choice choice : choices(kind)) {
        vpses.add(kind);
        choices.add(choice);
      }
    }
    return leastOfAny(count, 0, vpses, choices, counted);
  }

  private int leastOfAny(
      int count, int from, List<Vps> vpses, List<Choice> choices, IntSupplier counted) {
    if (count == 0) {
      return counted.getAsInt();
    }
    if (from == vpses.size()) {
      return counted.getAsInt();
    }
    int least = leastOfAny(count, from + 1, vpses, choices, counted);
    take(vpses.get(from), choices.get(from), 1);
    least = Math.min(least, leastOfAny(count - 1, from, vpses, choices, counted));
    take(vpses.get(from), choices.get(from), -1);
    return least;
  }

  /** Takes what a VPS needs, or gives it back. */
  private void take(Vps vps, Choice choice, int times) {
    int at = choice.node();
    memory[at] -= times * vps.memory();
    cores[at] -= times * vps.cores();
    servers[at] -= times;
    for (int node = 0; node < addresses.length; node++) {
      if (fleet.nodes().get(node).addresses() >= 0 && (node == at || fleet.oneBlock())) {
        addresses[node] -= times * addressesOf(vps);
      }
    }
    if (choice.pool() != NO_POOL) {
      takeStorage(at, choice.pool(), times * vps.storage());
    }
  }

  private void takeStorage(int at, int taken, int gb) {
    int type = fleet.nodes().get(at).pools().get(taken).type();
    for (int node = 0; node < storage.length; node++) {
      for (int pool = 0; pool < storage[node].length; pool++) {
        boolean itself = node == at && pool == taken;
        boolean same =
            fleet.shared().contains(type)
                && fleet.nodes().get(node).pools().get(pool).type() == type;
        if (itself || same) {
          storage[node][pool] -= gb;
        }
      }
    }
  }

  /** Returns how many more of this VPS fit by the rules, after a buffer in percent. */
  int fits(Vps vps, int buffer) {
    int own = 0;
    int[] ofShared = new int[3];
    int[] cap = new int[3];
    for (int at = 0; at < memory.length; at++) {
      if (fleet.nodes().get(at).counts()) {
        int type = vps.storage() == 0 ? -1 : storageType(at, vps);
        int gb = storageFit(at, vps, buffer);
        int fit = Math.min(gb, nodeFit(at, vps, buffer));
        if (fleet.shared().contains(type)) {
          ofShared[type] = Math.min(SmallFleet.UNLIMITED, ofShared[type] + fit);
          cap[type] = Math.max(cap[type], gb);
        } else {
          own = Math.min(SmallFleet.UNLIMITED, own + fit);
        }
      }
    }
    for (int type = 0; type < 3; type++) {
      own = Math.min(SmallFleet.UNLIMITED, own + Math.min(ofShared[type], cap[type]));
    }
    return Math.min(own, addressCap(vps));
  }

  private int nodeFit(int at, Vps vps, int buffer) {
    Node node = fleet.nodes().get(at);
    int fit = fit(node.memory().max(), memory[at], vps.memory(), buffer);
    fit = Math.min(fit, fit(node.cores().max(), cores[at], vps.cores(), buffer));
    if (fleet.panel()) {
      if (node.servers().isPresent()) {
        fit = Math.min(fit, fit(node.servers().get().max(), servers[at], 1, 0));
      }
      if (node.addresses() >= 0 && vps.ipv4() > 0) {
        fit = Math.min(fit, Math.max(0, addresses[at]) / vps.ipv4());
      }
    }
    return fit;
  }

  private int storageFit(int at, Vps vps, int buffer) {
    if (vps.storage() == 0) {
      return SmallFleet.UNLIMITED;
    }
    int most = 0;
    for (int pool = 0; pool < storage[at].length; pool++) {
      Storage counted = fleet.nodes().get(at).pools().get(pool);
      boolean moduleLeavesOut = !fleet.panel() && vps.type() > 0 && counted.isDefault();
      if (counted.enabled() && serves(counted, vps) && !moduleLeavesOut) {
        most =
            Math.max(most, fit(counted.figure().max(), storage[at][pool], vps.storage(), buffer));
      }
    }
    return most;
  }

  private int storageType(int at, Vps vps) {
    if (vps.type() > 0) {
      return vps.type();
    }
    return fleet.nodes().get(at).pools().stream()
        .filter(Storage::isDefault)
        .mapToInt(Storage::type)
        .findFirst()
        .orElse(-1);
  }

  private int addressCap(Vps vps) {
    int most = -1;
    for (int at = 0; at < addresses.length; at++) {
      Node node = fleet.nodes().get(at);
      if (node.counts() && node.addresses() >= 0) {
        most = Math.max(most, Math.max(0, addresses[at]));
      }
    }
    return most < 0 || addressesOf(vps) == 0 ? SmallFleet.UNLIMITED : most / addressesOf(vps);
  }

  /** By the module's rules a VPS takes one address at least. */
  private int addressesOf(Vps vps) {
    return fleet.panel() ? vps.ipv4() : Math.max(1, vps.ipv4());
  }

  private static boolean serves(Storage pool, Vps vps) {
    return vps.type() == 0 ? pool.isDefault() : pool.type() == vps.type();
  }

  private static int fit(int max, int free, int need, int buffer) {
    if (need == 0 || max == 0) {
      return SmallFleet.UNLIMITED;
    }
    int kept = (max * buffer + 99) / 100;
    return Math.max(0, free - kept) / need;
  }
}
