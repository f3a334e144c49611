package io.headroom.history;

import io.headroom.history.Host.Amount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is free in one group, in plain numbers, while VPSes are placed in it and taken away. */
public final class Ground {

  /** A number that stands for no limit. */
  public static final int NO_LIMIT = 1_000_000;

  private final boolean panelRules;
  private final List<Host> hosts;
  private final int[] memory;
  private final int[] cores;
  private final int[] servers;
  private final int[][] disks;
  private final boolean hasAddresses;
  private int addresses;

  /** Creates a group without any VPS of the history. */
  public Ground(Site site, int group) {
    panelRules = site.panelRules();
    hosts = site.hosts(group);
    memory = hosts.stream().mapToInt(host -> host.memory().free()).toArray();
    cores = hosts.stream().mapToInt(host -> host.cores().free()).toArray();
    servers = hosts.stream().mapToInt(host -> host.servers().free()).toArray();
    disks =
        hosts.stream()
            .map(host -> host.disks().stream().mapToInt(disk -> disk.gb().free()).toArray())
            .toArray(int[][]::new);
    hasAddresses = site.addresses().containsKey(group);
    addresses = site.addresses().getOrDefault(group, 0);
  }

  /** Places a VPS, also where there is no room for it. */
  public void put(Size vps, Place place) {
    take(vps, place, 1);
  }

  /** Takes a VPS away. */
  public void remove(Size vps, Place place) {
    take(vps, place, -1);
  }

  int memory(int host) {
    return memory[host];
  }

  int cores(int host) {
    return cores[host];
  }

  int servers(int host) {
    return servers[host];
  }

  int disk(int host, int disk) {
    return disks[host][disk];
  }

  int addresses() {
    return addresses;
  }

  private void take(Size vps, Place place, int times) {
    int at = place.host();
    memory[at] -= times * vps.memory();
    cores[at] -= times * vps.cores();
    servers[at] -= times;
    addresses -= times * addresses(vps);
    if (place.disk() != Place.NO_DISK) {
      disks[at][place.disk()] -= times * vps.storage();
    }
  }

  /** By the module's rules every VPS takes one address at least. */
  private int addresses(Size vps) {
    return panelRules ? vps.addresses() : Math.max(1, vps.addresses());
  }

  /** Returns every place where the panel may put a VPS, whether or not there is room for it. */
  public List<Place> places(Size vps) {
    List<Place> places = new ArrayList<>();
    for (int at = 0; at < hosts.size(); at++) {
      if (vps.storage() == 0) {
        places.add(new Place(at, Place.NO_DISK));
        continue;
      }
      for (int disk = 0; disk < disks[at].length; disk++) {
        if (serves(at, disk, vps)) {
          places.add(new Place(at, disk));
        }
      }
    }
    return places;
  }

  private boolean serves(int host, int disk, Size vps) {
    return vps.type() == 0 ? disk == 0 : hosts.get(host).disks().get(disk).type() == vps.type();
  }

  /** Returns every place where there is room for a VPS: the panel keeps no buffer. */
  public List<Place> free(Size vps) {
    return places(vps).stream().filter(place -> hasRoom(vps, place)).toList();
  }

  private boolean hasRoom(Size vps, Place place) {
    int at = place.host();
    Host host = hosts.get(at);
    return count(host.memory(), memory[at], vps.memory(), 0) > 0
        && count(host.cores(), cores[at], vps.cores(), 0) > 0
        && count(host.servers(), servers[at], 1, 0) > 0
        && (!hasAddresses || addresses >= vps.addresses())
        && (place.disk() == Place.NO_DISK
            || count(host.disks().get(place.disk()).gb(), disks[at][place.disk()], vps.storage(), 0)
                > 0);
  }

  /** Returns how many VPSes fit by the rules, after a buffer in percent. */
  public int fits(Size vps, int buffer) {
    int sum = 0;
    for (int at = 0; at < hosts.size(); at++) {
      sum = Math.min(NO_LIMIT, sum + onHost(at, vps, buffer));
    }
    int each = addresses(vps);
    return hasAddresses && each > 0 ? Math.min(sum, Math.max(0, addresses) / each) : sum;
  }

  private int onHost(int at, Size vps, int buffer) {
    Host host = hosts.get(at);
    int fit = count(host.memory(), memory[at], vps.memory(), buffer);
    fit = Math.min(fit, count(host.cores(), cores[at], vps.cores(), buffer));
    if (panelRules) {
      fit = Math.min(fit, count(host.servers(), servers[at], 1, 0));
      if (hasAddresses && vps.addresses() > 0) {
        fit = Math.min(fit, Math.max(0, addresses) / vps.addresses());
      }
    }
    return Math.min(fit, onDisks(at, vps, buffer));
  }

  private int onDisks(int at, Size vps, int buffer) {
    if (vps.storage() == 0) {
      return NO_LIMIT;
    }
    int most = 0;
    for (int disk = 0; disk < disks[at].length; disk++) {
      boolean moduleLeavesOut = !panelRules && vps.type() > 0 && disk == 0;
      if (serves(at, disk, vps) && !moduleLeavesOut) {
        Amount gb = hosts.get(at).disks().get(disk).gb();
        most = Math.max(most, count(gb, disks[at][disk], vps.storage(), buffer));
      }
    }
    return most;
  }

  private static int count(Amount amount, int free, int need, int buffer) {
    if (need == 0 || amount.max() == 0) {
      return NO_LIMIT;
    }
    int kept = (amount.max() * buffer + 99) / 100;
    return Math.max(0, free - kept) / need;
  }

  /** Returns in how many ways VPSes can be placed. */
  double placements(List<Size> vpses) {
    Map<Size, Long> counts =
        vpses.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    double ways = 1;
    for (Map.Entry<Size, Long> equal : counts.entrySet()) {
      int places = places(equal.getKey()).size();
      for (int one = 1; one <= equal.getValue() && places > 0; one++) {
        ways *= (places + one - 1) / (double) one;
      }
    }
    return ways;
  }

  /** Returns the least that fits of a VPS over every placement of others. */
  public int least(List<Size> others, Size vps, int buffer) {
    List<Size> sorted = others.stream().sorted(Comparator.comparingInt(Size::hashCode)).toList();
    List<List<Place>> places = sorted.stream().map(this::places).toList();
    return least(sorted, places, 0, 0, vps, buffer);
  }

  /** Equal VPSes are placed in one order only. */
  private int least(
      List<Size> others, List<List<Place>> places, int at, int from, Size vps, int buffer) {
    if (at == others.size()) {
      return fits(vps, buffer);
    }
    Size other = others.get(at);
    boolean same = at + 1 < others.size() && others.get(at + 1).equals(other);
    List<Place> choices = places.get(at);
    if (choices.isEmpty()) {
      return least(others, places, at + 1, 0, vps, buffer);
    }
    int least = Integer.MAX_VALUE;
    for (int choice = from; choice < choices.size(); choice++) {
      put(other, choices.get(choice));
      least = Math.min(least, least(others, places, at + 1, same ? choice : 0, vps, buffer));
      remove(other, choices.get(choice));
    }
    return least;
  }

  /**
   * Returns how many of a VPS are left for sure: what fits less what each other one takes at most,
   * in whole VPSes. Exact arithmetic may leave more.
   */
  public int sure(List<Size> others, Size vps, int buffer) {
    int taken = others.stream().mapToInt(this::addresses).sum();
    addresses -= taken;
    int fits = fits(vps, buffer);
    addresses += taken;
    return Math.max(0, fits - others.stream().mapToInt(other -> weight(other, vps)).sum());
  }

  /** A VPS takes as many as it needs more of any resource, and one server at least. */
  private static int weight(Size other, Size vps) {
    int weight = Math.max(1, ratio(other.memory(), vps.memory()));
    weight = Math.max(weight, ratio(other.cores(), vps.cores()));
    return Math.max(weight, ratio(other.storage(), vps.storage()));
  }

  private static int ratio(int need, int other) {
    return other == 0 ? 0 : (need + other - 1) / other;
  }
}
