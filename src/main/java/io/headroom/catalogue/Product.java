package io.headroom.catalogue;

import io.headroom.capacity.Buffer;
import io.headroom.capacity.Demand;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A product whose stock Headroom keeps.
 *
 * @param row the row that it was read from
 * @param packageId the package it is built from; empty where the shop names none
 * @param ipv4 IPv4 addresses of one VPS, at least 1
 * @param buffer what is kept back of every limit
 * @param defaultGroup the hypervisor group of an order that names no location; may be empty
 * @param locations the groups that its Location options name, in the shop's order
 */
public record Product(
    ProductRow row,
    OptionalLong packageId,
    long ipv4,
    Buffer buffer,
    OptionalLong defaultGroup,
    List<Location> locations) {

  /** Creates a product. */
  public Product {
    locations = List.copyOf(locations);
  }

  static Product of(ProductRow row, List<Location> locations) {
    return new Product(
        row,
        LeadingInteger.of(row.packageId()).id(),
        Math.max(1, LeadingInteger.of(row.ipv4()).value().orElse(1)),
        Buffer.parse(row.buffer()).orElse(Buffer.DEFAULT),
        LeadingInteger.of(row.defaultGroup()).id(),
        locations);
  }

  /** Its id in the shop. */
  public long id() {
    return row.id();
  }

  /** Its name in the shop. */
  public String name() {
    return row.name();
  }

  /** What the shop had for sale when it was read. */
  public long qty() {
    return row.qty();
  }

  /**
   * Returns the hypervisor groups that it may be placed in, without repeats, the default first.
   *
   * <p>By the module's rules the default group and every location count. By the panel's rules an
   * ordered location replaces the default group and a hidden one cannot be ordered: the visible
   * locations count, and where there is none the default group alone.
   */
  public List<Long> groups(RuleSet rules) {
    return switch (rules) {
      case MODULE -> distinct(LongStream.concat(defaultGroup.stream(), locations(false)));
      case PANEL -> {
        List<Long> orderable = distinct(locations(true));
        yield orderable.isEmpty() ? distinct(defaultGroup.stream()) : orderable;
      }
    };
  }

  /**
   * Returns every hypervisor group that it names, whatever the rules, without repeats, the default
   * first.
   */
  public List<Placement> placements() {
    return groups(RuleSet.MODULE).stream().map(group -> Placement.of(this, group)).toList();
  }

  /** Returns what it asks of every node when it is built from this package. */
  public Demand demand(VpsPackage vpsPackage) {
    return new Demand(vpsPackage.footprint(ipv4), buffer);
  }

  private LongStream locations(boolean onlyVisible) {
    return locations.stream()
        .filter(location -> location.visible() || !onlyVisible)
        .mapToLong(Location::group);
  }

  private static List<Long> distinct(LongStream groups) {
    return groups.distinct().boxed().toList();
  }
}
