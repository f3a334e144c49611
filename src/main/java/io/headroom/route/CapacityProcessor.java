package io.headroom.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.headroom.capacity.Demand;
import io.headroom.capacity.Exclusions;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.GroupFigures;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.panel.LookupBody;
import io.headroom.stock.GroupFits;
import io.headroom.stock.Held;
import io.headroom.sweep.Memo;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final String TOO_OLD =
      "its figures are older than what is known of the shop's orders; the next sweep asks anew";

  private static final Duration FORGET_AFTER = Duration.ofMinutes(10);

  private final LoadingCache<Long, Memo<Question, GroupFits>> fits =
      Caffeine.newBuilder()
          .maximumSize(MOST_GROUPS)
          .expireAfterAccess(FORGET_AFTER)
          .build(id -> new Memo<>(Question::fits));

  private final Cache<Long, GroupFigures> last =
      Caffeine.newBuilder().maximumSize(MOST_GROUPS).build();

  private final Cache<Long, Set<Footprint>> sold =
      Caffeine.newBuilder().maximumSize(MOST_GROUPS).build();

  private record Question(
      HypervisorGroup group,
      Held held,
      Set<Footprint> sold,
      Set<Demand> demands,
      Set<RuleSet> ruleSets) {

    GroupFits fits() {
      return GroupFits.of(group, held, sold, demands, ruleSets);
    }
  }

  private final Duration oldest;
  private final LongSupplier ticker;

  /**
   * Creates the processor.
   *
   * @param oldest how old figures may be by which orders lower a qty while the panel is silent
   * @param ticker tells how time passes, in ns
   */
  public CapacityProcessor(Duration oldest, LongSupplier ticker) {
    this.oldest = oldest;
    this.ticker = ticker;
  }

  @Override
  public void process(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    long id = exchange.getProperty(GROUP_ID, Long.class);
    Lookup<GroupFigures> answer = LookupBody.of(exchange);
    remember(id, answer);
    Lookup<GroupFits> fits =
        sweep
            .gathering()
            .exclusions()
            .<Lookup<GroupFits>>fold(
                excluded -> fits(id, answer, excluded, sweep),
                () -> fits(id, answer, Exclusions.NONE, sweep),
                Lookup.Unknown::new);
    exchange.getMessage().setBody(fits);
  }

  private void remember(long id, Lookup<GroupFigures> answer) {
    if (answer instanceof Lookup.Found<GroupFigures> found) {
      last.put(id, found.value());
    } else if (answer instanceof Lookup.Missing) {
      last.invalidate(id);
    }
  }

  private Lookup<GroupFits> fits(
      long id, Lookup<GroupFigures> answer, Exclusions excluded, Sweep sweep) {
    return answer.fold(
        figures -> found(figures, excluded, sweep),
        Lookup.Missing::new,
        reason -> {
          Optional.ofNullable(last.getIfPresent(id))
              .filter(figures -> sweep.reservations().isPresent())
              .filter(figures -> ticker.getAsLong() - figures.requestedAt() < oldest.toNanos())
              .ifPresent(
                  figures ->
                      sweep
                          .held(id, figures.requestedAt())
                          .map(held -> fits(figures, excluded, held, sweep))
                          .ifPresent(before -> sweep.gathering().addBefore(id, before)));
          return new Lookup.Unknown<>(reason);
        });
  }

  private Lookup<GroupFits> found(GroupFigures figures, Exclusions excluded, Sweep sweep) {
    long id = figures.group().id();
    sweep.gathering().addFigures(id, figures.requestedAt());
    return sweep
        .held(id, figures.requestedAt())
        .<Lookup<GroupFits>>map(held -> new Lookup.Found<>(fits(figures, excluded, held, sweep)))
        .orElseGet(() -> new Lookup.Unknown<>(TOO_OLD));
  }

  private GroupFits fits(GroupFigures figures, Exclusions excluded, Held held, Sweep sweep) {
    HypervisorGroup group = figures.group();
    Set<Demand> demands = sweep.demands(group.id());
    return fits.get(group.id())
        .to(
            new Question(
                group.without(excluded),
                held,
                sold(group.id(), demands, sweep.request().scope().all()),
                demands,
                sweep.ruleSets()));
  }

  /** A sweep over a part of the catalogue does not ask for everything that is sold. */
  private Set<Footprint> sold(long group, Set<Demand> demands, boolean everything) {
    Set<Footprint> asked =
        demands.stream().map(Demand::footprint).collect(Collectors.toUnmodifiableSet());
    return sold.asMap()
        .merge(
            group,
            asked,
            (known, more) -> {
              if (everything) {
                return known.equals(more) ? known : more;
              }
              return known.containsAll(more)
                  ? known
                  : Stream.of(known, more)
                      .flatMap(Set::stream)
                      .collect(Collectors.toUnmodifiableSet());
            });
  }
}
