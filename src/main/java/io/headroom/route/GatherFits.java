package io.headroom.route;

import io.headroom.capacity.Lookup;
import io.headroom.panel.LookupBody;
import io.headroom.stock.GroupFits;
import io.headroom.sweep.Sweeps;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Gathers the fits of each hypervisor group.
 *
 * <p>In: the property {@code groupId} and the answer as body. A group that failed arrives here as
 * Unknown, never as an exception.
 */
public final class GatherFits implements AggregationStrategy {

  @Override
  public Exchange aggregate(Exchange gathered, Exchange asked) {
    long group = asked.getProperty(CapacityProcessor.GROUP_ID, Long.class);
    Lookup<GroupFits> fits = LookupBody.of(asked);
    Sweeps.of(asked).gathering().addGroup(group, fits);
    return asked;
  }
}
