package io.headroom.route;

import io.headroom.capacity.Lookup;
import io.headroom.stock.GroupFits;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Gathers the fits of each hypervisor group.
 *
 * <p>A group that failed arrives here as Unknown, never as an exception.
 */
public final class GatherFits implements AggregationStrategy {

  @Override
  public Exchange aggregate(Exchange gathered, Exchange asked) {
    GroupQuestion question = asked.getProperty(CapacityProcessor.QUESTION, GroupQuestion.class);
    Lookup<GroupFits> fits = Answer.of(asked);
    Sweeps.of(asked).fits(question.group(), fits);
    return asked;
  }
}
