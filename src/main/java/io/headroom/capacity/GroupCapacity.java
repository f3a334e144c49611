package io.headroom.capacity;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many VPSes fit in one group.
 *
 * @param fit the sum over the nodes, or the IPv4 cap if that is less
 * @param sum the sum over the nodes that count
 * @param ipv4Cap how many VPSes the free IPv4 addresses allow; no limit where no node reports them
 * @param limit what limits the group
 * @param counted how many nodes count
 * @param limited how many of these the limit binds; 0 where it is not a limit of nodes
 * @param onlyBufferBinds whether nothing fits, and something would without the buffer
 */
public record GroupCapacity(
    Fit fit, Fit sum, Fit ipv4Cap, Limit limit, int counted, int limited, boolean onlyBufferBinds) {

  static GroupCapacity of(HypervisorGroup group, Demand demand, RuleSet rules) {
    Fit sum = Fit.NONE;
    int counted = 0;
    Map<Limit, Integer> nodesByLimit = new EnumMap<>(Limit.class);
    for (Hypervisor node : group.nodes()) {
      if (node.counts()) {
        LeastFit least = new LeastFit();
        node.measure(demand, rules, least);
        sum = sum.plus(least.fit());
        nodesByLimit.merge(least.limit(), 1, Integer::sum);
        counted++;
      }
    }
    Fit cap = group.ipv4Cap(demand.footprint().ipv4(rules), 0);
    Fit fit = sum.least(cap);
    Limit limit = cap.compareTo(sum) < 0 ? Limit.IPV4 : limit(sum, nodesByLimit);
    int limited = cap.compareTo(sum) < 0 ? 0 : nodesByLimit.getOrDefault(limit, 0);
    return new GroupCapacity(
        fit, sum, cap, limit, counted, limited, bufferBinds(group, demand, rules, fit));
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

  private static Limit limit(Fit sum, Map<Limit, Integer> nodesByLimit) {
    if (sum.isUnlimited()) {
      return Limit.UNBOUNDED;
    }
    Limit most = Limit.NO_NODE;
    int nodes = 0;
    for (Map.Entry<Limit, Integer> limit : nodesByLimit.entrySet()) {
      if (limit.getValue() > nodes) {
        most = limit.getKey();
        nodes = limit.getValue();
      }
    }
    return most;
  }
}
