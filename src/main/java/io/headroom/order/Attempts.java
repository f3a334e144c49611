package io.headroom.order;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Remembers what came of accepting orders, for as long as they are Pending: which are done and must
 * not be accepted again, and when to try again what failed. Safe for use by several threads.
 */
public final class Attempts {

  private static final Duration DOUBT = Duration.ofMinutes(10);

  private final LongSupplier ticker;
  private final Map<Long, Backoff> failed = new HashMap<>();
  private final Map<Long, Done> done = new HashMap<>();
  private Backoff api = Backoff.NONE;

  /**
   * When an order was accepted, in ns of elapsed time, and whether it was logged that the shop does
   * not show it.
   */
  private record Done(long at, boolean logged) {}

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
   * @param ticker gives elapsed time in ns, whatever becomes of the clock
   */
  public Attempts(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /** Forgets every order that is not Pending any more. */
  public synchronized void keep(Collection<Long> pending) {
    failed.keySet().retainAll(pending);
    done.keySet().retainAll(pending);
  }

  /** Whether the API may be asked now. */
  public synchronized boolean isOpen() {
    return api.isOver(ticker.getAsLong());
  }

  /**
   * Returns which of the orders that are ready are to be accepted now. Those that failed least come
   * first, so that one that always fails keeps nobody waiting.
   */
  public synchronized List<Long> due(Collection<Long> ready) {
    long now = ticker.getAsLong();
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
    done.put(order, new Done(ticker.getAsLong(), false));
    return new Verdict(true, recover(), Duration.ZERO);
  }

  private Verdict refused(long order, String message) {
    long now = ticker.getAsLong();
    boolean isNew = !backoff(order).reason().equals(message);
    Backoff next = backoff(order).failed(message, now);
    failed.put(order, next);
    return new Verdict(isNew, recover(), next.pause());
  }

  /** The failure counts for the order too: the API may fail because of it. */
  private Verdict unavailable(long order, String reason) {
    long now = ticker.getAsLong();
    boolean isNew = !api.reason().equals(reason);
    failed.put(order, backoff(order).failed(reason, now));
    api = api.failed(reason, now);
    return new Verdict(isNew, false, api.pause());
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
    long now = ticker.getAsLong();
    Optional<Long> order =
        done.entrySet().stream()
            .filter(entry -> !entry.getValue().logged())
            .filter(entry -> now - entry.getValue().at() >= DOUBT.toNanos())
            .map(Map.Entry::getKey)
            .min(Comparator.naturalOrder());
    order.ifPresent(id -> done.computeIfPresent(id, (same, was) -> new Done(was.at(), true)));
    return order;
  }
}
