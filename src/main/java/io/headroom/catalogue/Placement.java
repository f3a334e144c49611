package io.headroom.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * A hypervisor group that a product names, and by what.
 *
 * @param group the hypervisor group
 * @param byDefault whether it is the default group
 * @param byVisibleLocation whether a location names it that a customer can choose
 * @param byHiddenLocation whether a location names it that nobody can choose
 */
public record Placement(
    long group, boolean byDefault, boolean byVisibleLocation, boolean byHiddenLocation) {

  static Placement of(Product product, long group) {
    return new Placement(
        group,
        product.defaultGroup().stream().anyMatch(named -> named == group),
        product.locations().contains(new Location(group, true)),
        product.locations().contains(new Location(group, false)));
  }

  /** Returns what names the group: {@code default}, {@code location}, {@code hidden-location}. */
  public List<String> sources() {
    List<String> sources = new ArrayList<>(3);
    if (byDefault) {
      sources.add("default");
    }
    if (byVisibleLocation) {
      sources.add("location");
    }
    if (byHiddenLocation) {
      sources.add("hidden-location");
    }
    return sources;
  }
}
