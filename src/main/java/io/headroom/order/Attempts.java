package io.headroom.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what came of accepting orders, for as long as they are Pending: which are done and must
 * not be accepted again, and when to try again what failed. Safe for use by several threads.
 */
public final class Attempts {

  private static final Duration DOUBT = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<Long, Backoff> failed = new HashMap<>();
  private final Map<Long, Done> done = new HashMap<>();
  private Backoff api = Backoff.NONE;

  /** When an order was accepted, and whether it was told that the shop does not show it. */
  private record Done(Instant at, boolean told) {}

  /**
   * What an answer means to an operator.
   *
   * @param isNew whether it says something else than the answer before it
   * @param recovered whether the API could not be used before
   * @param again how long until the next try; zero if there is none
   */
  public record Verdict(boolean isNew, boolean recovered, Duration again) {}

  /**
   * Remembers nothing yet.
   *
   * @param clock tells the time
   */
  public Attempts(Clock clock) {
    this.clock = clock;
  }

  /** Forgets every order that is not Pending any more. */
  public synchronized void keep(Collection<Long> pending) {
    failed.keySet().retainAll(pending);
    done.keySet().retainAll(pending);
  }

  /** Whether the API may be asked now. */
  public synchronized boolean isOpen() {
    return api.isOver(clock.instant());
  }

  /**
   * Returns which of the orders that are ready are to be accepted now. Those that failed least come
   * first, so that one that always fails keeps nobody waiting.
   */
  public synchronized List<Long> due(Collection<Long> ready) {
    Instant now = clock.instant();
    if (!api.isOver(now)) {
      return List.of();
    }
    return ready.stream()
        .filter(order -> !done.containsKey(order) && backoff(order).isOver(now))
        .sorted(
            Comparator.comparingInt((Long order) -> backoff(order).failures())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private Backoff backoff(long order) {
    return failed.getOrDefault(order, Backoff.NONE);
  }

  /** Takes note of what the API answered about an order. */
  public synchronized Verdict heard(long order, WhmcsAnswer answer) {
    return answer.fold(
        success -> done(order),
        refused -> refused.saysNotPending() ? done(order) : refused(order, refused.message()),
        unavailable -> unavailable(order, unavailable.reason()));
  }

  private Verdict done(long order) {
    failed.remove(order);
    done.put(order, new Done(clock.instant(), false));
    return new Verdict(true, recover(), Duration.ZERO);
  }

  private Verdict refused(long order, String message) {
    Instant now = clock.instant();
    boolean isNew = !backoff(order).reason().equals(message);
    Backoff next = backoff(order).failed(message, now);
    failed.put(order, next);
    return new Verdict(isNew, recover(), Duration.between(now, next.next()));
  }

  /** The failure counts for the order too: the API may fail because of it. */
  private Verdict unavailable(long order, String reason) {
    Instant now = clock.instant();
    boolean isNew = !api.reason().equals(reason);
    failed.put(order, backoff(order).failed(reason, now));
    api = api.failed(reason, now);
    return new Verdict(isNew, false, Duration.between(now, api.next()));
  }

  private boolean recover() {
    boolean recovered = api.failures() > 0;
    api = Backoff.NONE;
    return recovered;
  }

  /**
   * Returns an order that the shop still shows as Pending, long after the API said that it is not;
   * each once.
   */
  public synchronized Optional<Long> doubtful() {
    Instant now = clock.instant();
    Optional<Long> order =
        done.entrySet().stream()
            .filter(entry -> !entry.getValue().told())
            .filter(entry -> !entry.getValue().at().plus(DOUBT).isAfter(now))
            .map(Map.Entry::getKey)
            .min(Comparator.naturalOrder());
    order.ifPresent(id -> done.computeIfPresent(id, (same, was) -> new Done(was.at(), true)));
    return order;
  }
}
