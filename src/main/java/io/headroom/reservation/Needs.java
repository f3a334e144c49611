package io.headroom.reservation;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import io.headroom.capacity.RuleSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.LongPredicate;

/**
 * What a number of VPSes need, which are not built yet: equal ones are counted, and their order
 * does not matter.
 */
public final class Needs {

  /** Nothing is needed. */
  public static final Needs NONE = new Needs(Map.of());

  private final Map<Footprint, Integer> counts;

  private Needs(Map<Footprint, Integer> counts) {
    this.counts = Map.copyOf(counts);
  }

  /** Returns the needs of these VPSes. */
  public static Needs of(Collection<Footprint> vpses) {
    Map<Footprint, Integer> counts = new HashMap<>();
    vpses.forEach(vps -> counts.merge(vps, 1, Integer::sum));
    return counts.isEmpty() ? NONE : new Needs(counts);
  }

  /** Returns what these reservations need. */
  public static Needs ofReservations(Collection<Reservation> reservations) {
    return of(reservations.stream().map(Reservation::need).toList());
  }

  /** Returns these needs and those. */
  public Needs plus(Needs others) {
    Map<Footprint, Integer> sum = new HashMap<>(counts);
    others.counts.forEach((vps, count) -> sum.merge(vps, count, Integer::sum));
    return new Needs(sum);
  }

  /** Whether nothing is needed. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Returns how many VPSes there are of each footprint. */
  public Map<Footprint, Integer> counts() {
    return counts;
  }

  /** Returns the storage types of the VPSes that need storage, each once. */
  long[] storageTypes() {
    return counts.keySet().stream()
        .filter(vps -> vps.need(Limit.STORAGE) > 0)
        .mapToLong(vps -> Math.max(0, vps.storageType()))
        .distinct()
        .sorted()
        .toArray();
  }

  /** Returns the IPv4 addresses of all VPSes by a set of rules. */
  long addresses(RuleSet rules) {
    long sum = 0;
    for (Entry<Footprint, Integer> need : counts.entrySet()) {
      sum = Saturating.plus(sum, Saturating.times(need.getKey().ipv4(rules), need.getValue()));
    }
    return sum;
  }

  /** Returns the storage in GB of the VPSes whose storage type is asked for. */
  long storageGb(LongPredicate type) {
    long sum = 0;
    for (Entry<Footprint, Integer> need : counts.entrySet()) {
      Footprint vps = need.getKey();
      long gb = vps.need(Limit.STORAGE);
      if (gb > 0 && type.test(vps.storageType())) {
        sum = Saturating.plus(sum, Saturating.times(gb, need.getValue()));
      }
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Needs needs && counts.equals(needs.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
