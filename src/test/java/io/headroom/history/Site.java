package io.headroom.history;

import java.util.List;
import java.util.Map;

/**
 * What a history happens in: the fleet, the products and the rules.
 *
 * @param panelRules whether the panel's rules count, and not the module's
 * @param lastPlaces up to how many places are shared out among the products of a group
 * @param hosts the nodes of all groups
 * @param addresses the IPv4 addresses of each group, which all its nodes share; none where they are
 *     not reported
 * @param offers the products
 * @param unpaid how long room is kept for an unpaid order, in microseconds
 * @param settling how long after the last event all numbers are right, in microseconds
 */
public record Site(
    boolean panelRules,
    int lastPlaces,
    List<Host> hosts,
    Map<Integer, Integer> addresses,
    List<Offer> offers,
    long unpaid,
    long settling) {

  /** How many unpaid services of one client keep room. */
  public static final int UNPAID_PER_CLIENT = 3;

  /** Creates a site. */
  public Site {
    hosts = List.copyOf(hosts);
    addresses = Map.copyOf(addresses);
    offers = List.copyOf(offers);
  }

  /** Returns the nodes of a group. */
  List<Host> hosts(int group) {
    return hosts.stream().filter(host -> host.group() == group).toList();
  }

  /** Returns the groups. */
  public List<Integer> groups() {
    return hosts.stream().map(Host::group).distinct().sorted().toList();
  }

  /** Returns a product. */
  public Offer offer(int product) {
    return offers.stream().filter(offer -> offer.product() == product).findFirst().orElseThrow();
  }
}
