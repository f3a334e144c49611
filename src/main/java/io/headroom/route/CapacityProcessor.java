package io.headroom.route;

import io.headroom.capacity.Demand;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import io.headroom.stock.GroupFits;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Computes how many VPSes fit in a hypervisor group for everything that the sweep's products ask of
 * it.
 *
 * <p>In: the group's id as property {@value #GROUP_ID}, the answer about it as body. Out: the
 * answer about the fits.
 */
public final class CapacityProcessor implements Processor {

  /** The exchange property that holds the id of the group. */
  static final String GROUP_ID = "groupId";

  @Override
  public void process(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    Set<Demand> demands = sweep.demands(exchange.getProperty(GROUP_ID, Long.class));
    Lookup<HypervisorGroup> answer = Answer.of(exchange);
    Lookup<GroupFits> fits =
        sweep
            .exclusions()
            .<Lookup<GroupFits>>fold(
                excluded -> answer.map(group -> fits(group.without(excluded), demands, sweep)),
                () -> answer.map(group -> fits(group, demands, sweep)),
                Lookup.Unknown::new);
    exchange.getMessage().setBody(fits);
  }

  private static GroupFits fits(HypervisorGroup group, Set<Demand> demands, Sweep sweep) {
    return GroupFits.of(group, demands, sweep.ruleSets());
  }
}
