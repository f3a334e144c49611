package io.headroom.capacity;

import java.util.OptionalLong;

/**
 * How many VPSes fit in one group.
 *
 * @param fit the sum over the nodes, or the IPv4 cap if that is less
 * @param sum the sum over the nodes that count
 * @param ipv4Cap how many VPSes the free IPv4 addresses allow; no limit where no node reports them
 * @param limit what limits the group
 * @param counted how many nodes count
 * @param onlyBufferBinds whether nothing fits, and something would without the buffer
 */
public record GroupCapacity(
    Fit fit, Fit sum, Fit ipv4Cap, Limit limit, int counted, boolean onlyBufferBinds) {

  static GroupCapacity of(HypervisorGroup group, Demand demand, RuleSet rules) {
    Fit sum = Fit.NONE;
    int counted = 0;
    int[] limits = new int[Limit.values().length];
    for (Hypervisor node : group.nodes()) {
      if (node.counts()) {
        NodeCapacity capacity = node.capacity(demand, rules);
        sum = sum.plus(capacity.fit());
        limits[capacity.limit().ordinal()]++;
        counted++;
      }
    }
    Fit cap = ipv4Cap(group, demand.footprint());
    Fit fit = sum.least(cap);
    Limit limit = cap.compareTo(sum) < 0 ? Limit.IPV4 : limit(sum, counted, limits);
    return new GroupCapacity(fit, sum, cap, limit, counted, bufferBinds(group, demand, rules, fit));
  }

  /** Whether the IPv4 cap binds, and not the sum over the nodes. */
  public boolean isCapped() {
    return ipv4Cap.compareTo(sum) < 0;
  }

  private static boolean bufferBinds(HypervisorGroup group, Demand demand, RuleSet rules, Fit fit) {
    return fit.equals(Fit.NONE)
        && !demand.buffer().isNone()
        && !of(group, demand.withoutBuffer(), rules).fit().equals(Fit.NONE);
  }

  private static Fit ipv4Cap(HypervisorGroup group, Footprint vps) {
    OptionalLong mostFree =
        group.nodes().stream()
            .filter(Hypervisor::counts)
            .map(node -> node.resources().ipv4Free())
            .flatMapToLong(OptionalLong::stream)
            .max();
    return mostFree.isPresent()
        ? new Fit(Math.max(0, mostFree.getAsLong()) / vps.ipv4())
        : Fit.UNLIMITED;
  }

  private static Limit limit(Fit sum, int counted, int[] nodesByLimit) {
    if (counted == 0) {
      return Limit.NO_NODE;
    }
    if (sum.isUnlimited()) {
      return Limit.UNBOUNDED;
    }
    int most = 0;
    for (int limit = 1; limit < nodesByLimit.length; limit++) {
      most = nodesByLimit[limit] > nodesByLimit[most] ? limit : most;
    }
    return Limit.values()[most];
  }
}
