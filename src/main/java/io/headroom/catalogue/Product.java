package io.headroom.catalogue;

import io.headroom.capacity.Buffer;
import io.headroom.capacity.Demand;
import io.headroom.capacity.Limit;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A product whose stock Headroom keeps.
 *
 * @param row the row that it was read from
 * @param packageId the package it is built from; empty where the shop names none
 * @param ipv4 IPv4 addresses of one VPS; 0 for one without an address of its own, which the
 *     module's rules count as 1
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

  /** Returns the product of a row, which may be placed in these locations. */
  public static Product of(ProductRow row, List<Location> locations) {
    return new Product(
        row,
        LeadingInteger.of(row.packageId()).id(),
        ipv4(LeadingInteger.of(row.ipv4()).value().orElse(1)),
        Buffer.parse(row.buffer()).orElse(Buffer.DEFAULT),
        LeadingInteger.of(row.defaultGroup()).id(),
        locations);
  }

  /** A text that says 0 asks for no address; a negative number counts as no number. */
  private static long ipv4(long stated) {
    return stated == 0 ? 0 : Math.max(1, stated);
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
    List<Location> counted =
        switch (rules) {
          case MODULE -> locations;
          case PANEL -> locations.stream().filter(Location::visible).toList();
        };
    Set<Long> groups = new LinkedHashSet<>();
    if (rules == RuleSet.MODULE || counted.isEmpty()) {
      defaultGroup.ifPresent(groups::add);
    }
    counted.forEach(location -> groups.add(location.group()));
    return List.copyOf(groups);
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
    return new Demand(vpsPackage.footprint().with(Limit.IPV4, ipv4), buffer);
  }
}
