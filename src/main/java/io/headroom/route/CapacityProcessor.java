package io.headroom.route;

import io.headroom.capacity.Exclusions;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import io.headroom.stock.GroupFits;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Computes how many VPSes fit in a hypervisor group for everything that the sweep's products ask of
 * it.
 *
 * <p>In: the answer about the group as body, the question as property {@value #QUESTION}. Out: the
 * answer about the fits.
 */
public final class CapacityProcessor implements Processor {

  /** The exchange property that holds the {@link GroupQuestion}. */
  public static final String QUESTION = "question";

  @Override
  public void process(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    GroupQuestion question = exchange.getProperty(QUESTION, GroupQuestion.class);
    Lookup<HypervisorGroup> answer = Answer.of(exchange);
    Lookup<GroupFits> fits =
        sweep
            .exclusions()
            .<Lookup<GroupFits>>fold(
                excluded -> answer.map(group -> fits(group, excluded, question, sweep)),
                () -> answer.map(group -> fits(group, Exclusions.NONE, question, sweep)),
                Lookup.Unknown::new);
    exchange.getMessage().setBody(fits);
  }

  private static GroupFits fits(
      HypervisorGroup group, Exclusions excluded, GroupQuestion question, Sweep sweep) {
    return GroupFits.of(group.without(excluded), question.demands(), sweep.ruleSets());
  }
}
