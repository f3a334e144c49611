package io.headroom.route;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.headroom.capacity.Demand;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.panel.LookupBody;
import io.headroom.stock.GroupFits;
import io.headroom.sweep.Memo;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Computes how many VPSes fit in a hypervisor group for everything that the sweep's products ask of
 * it.
 *
 * <p>It remembers the fits of each group: as long as the panel's answer about the group is the
 * same, and nothing new is asked of it, they are.
 *
 * <p>In: the group's id as property {@value #GROUP_ID}, the answer about it as body. Out: the
 * answer about the fits.
 */
public final class CapacityProcessor implements Processor {

  /** The exchange property that holds the id of the group. */
  static final String GROUP_ID = "groupId";

  /** More than any shop has groups. */
  private static final long MOST_GROUPS = 10_000;

  private static final Duration FORGET_AFTER = Duration.ofMinutes(10);

  private final LoadingCache<Long, Memo<Question, GroupFits>> fits =
      Caffeine.newBuilder()
          .maximumSize(MOST_GROUPS)
          .expireAfterAccess(FORGET_AFTER)
          .build(id -> new Memo<>(Question::fits));

  private record Question(HypervisorGroup group, Set<Demand> demands, Set<RuleSet> ruleSets) {

    GroupFits fits() {
      return GroupFits.of(group, demands, ruleSets);
    }
  }

  @Override
  public void process(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    Set<Demand> demands = sweep.demands(exchange.getProperty(GROUP_ID, Long.class));
    Lookup<HypervisorGroup> answer = LookupBody.of(exchange);
    Lookup<GroupFits> fits =
        sweep
            .gathering()
            .exclusions()
            .<Lookup<GroupFits>>fold(
                excluded -> answer.map(group -> fits(group.without(excluded), demands, sweep)),
                () -> answer.map(group -> fits(group, demands, sweep)),
                Lookup.Unknown::new);
    exchange.getMessage().setBody(fits);
  }

  private GroupFits fits(HypervisorGroup group, Set<Demand> demands, Sweep sweep) {
    return fits.get(group.id()).to(new Question(group, demands, sweep.ruleSets()));
  }
}
