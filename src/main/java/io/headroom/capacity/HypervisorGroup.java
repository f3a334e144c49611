package io.headroom.capacity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A hypervisor group: the nodes among which the panel chooses where to place a VPS.
 *
 * @param id its id at the panel
 * @param nodes every node of the group, also those that do not count
 */
public record HypervisorGroup(long id, List<Hypervisor> nodes) {

  /** Creates a group. */
  public HypervisorGroup {
    nodes = List.copyOf(nodes);
  }

  /** Returns this group, in which the nodes that an integrator excluded do not count. */
  public HypervisorGroup without(Exclusions exclusions) {
    return exclusions.isEmpty()
        ? this
        : new HypervisorGroup(id, nodes.stream().map(exclusions::apply).toList());
  }

  /** Returns the nodes with what each can take, in the order of the panel. */
  public Stream<NodeCapacity> capacities(Demand demand, RuleSet rules) {
    return nodes.stream().map(node -> node.capacity(demand, rules));
  }

  /** Returns how many VPSes fit in the group and what limits them. */
  public GroupCapacity capacity(Demand demand, RuleSet rules) {
    return GroupCapacity.of(this, demand, rules);
  }

  /**
   * Returns the free IPv4 addresses: the greatest figure that a node reports, since the nodes of a
   * group mostly share their blocks; empty where none reports one.
   */
  public OptionalLong freeIpv4() {
    OptionalLong most = OptionalLong.empty();
    for (Hypervisor node : nodes) {
      Optional<Quota> addresses = node.resources().quota(Limit.IPV4);
      if (node.counts() && addresses.isPresent()) {
        most = OptionalLong.of(Math.max(most.orElse(0), addresses.get().free()));
      }
    }
    return most;
  }

  /**
   * Returns how many VPSes the free IPv4 addresses allow; no limit where none are reported.
   *
   * @param perVps addresses of one VPS; 0 for one that needs none, which they do not limit
   * @param reserved addresses that are taken off first
   */
  public Fit ipv4Cap(long perVps, long reserved) {
    OptionalLong free = perVps > 0 ? freeIpv4() : OptionalLong.empty();
    return free.isPresent()
        ? Fit.of(Math.max(0, free.getAsLong() - reserved) / perVps)
        : Fit.UNLIMITED;
  }
}
