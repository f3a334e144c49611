package io.headroom.sweep;

import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The results of the last sweeps: the stock of every product, and whether sweeps succeed. Safe for
 * use by several threads.
 */
public final class StockBoard implements SweepListener {

  private final Clock clock;
  private final LongSupplier ticker;
  private final SortedMap<Long, Known> products = new TreeMap<>();
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private Optional<SweepReport> last = Optional.empty();
  private Optional<Instant> lastWhole = Optional.empty();
  private Optional<Instant> lastSuccess = Optional.empty();
  private Optional<Instant> lastAttempt = Optional.empty();
  private long succeededAt;
  private long failures;

  /** A product as the last sweep that looked at it left it. */
  public record Known(PlannedProduct planned, Instant at) {}

  /**
   * Creates an empty board.
   *
   * @param clock says when a sweep ended
   * @param ticker gives elapsed time in ns, and so how long ago that was
   */
  public StockBoard(Clock clock, LongSupplier ticker) {
    this.clock = clock;
    this.ticker = ticker;
    this.succeededAt = ticker.getAsLong();
  }

  @Override
  public synchronized void ended(SweepReport report) {
    if (report.request().dry()) {
      return;
    }
    last = Optional.of(report);
    lastAttempt = Optional.of(clock.instant());
    List<PlannedProduct> planned = report.plan().products();
    if (report.request().scope().all()) {
      lastWhole = Optional.of(report.at());
      Set<Long> ids = planned.stream().map(PlannedProduct::id).collect(Collectors.toSet());
      products.keySet().retainAll(ids);
    }
    planned.forEach(product -> products.put(product.id(), new Known(product, report.at())));
    planned.forEach(product -> outcomes.merge(product.outcome(), 1L, Long::sum));
    if (unwritten().isEmpty()) {
      lastSuccess = lastAttempt;
      succeededAt = ticker.getAsLong();
    }
  }

  @Override
  public synchronized void failed(SweepRequest request, long millis) {
    if (!request.dry()) {
      lastAttempt = Optional.of(clock.instant());
      failures++;
    }
  }

  /** Returns every product that is known, in the order of their ids. */
  public synchronized List<Known> products() {
    return List.copyOf(products.values());
  }

  /** How many products wait for an answer of the panel. */
  public synchronized long unknown() {
    return products.values().stream().filter(StockBoard::isUnknown).count();
  }

  /** How many products are held. */
  public synchronized long held() {
    return products.values().stream().map(Known::planned).filter(PlannedProduct::isHeld).count();
  }

  /** Returns the products whose qty was to be written, and as far as is known was not. */
  public synchronized List<PlannedProduct> unwritten() {
    return products.values().stream()
        .map(Known::planned)
        .filter(PlannedProduct::isUnwritten)
        .toList();
  }

  private static boolean isUnknown(Known known) {
    return known
        .planned()
        .decision()
        .fold(decided -> false, untouched -> untouched.cause() == Cause.UNKNOWN);
  }

  /** Returns how often a product had an outcome since the start. */
  public synchronized long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** How many sweeps could not run since the start. */
  public synchronized long failures() {
    return failures;
  }

  /** The last sweep that ended. */
  public synchronized Optional<SweepReport> last() {
    return last;
  }

  /** When the last sweep over the whole catalogue began. */
  public synchronized Optional<Instant> lastWhole() {
    return lastWhole;
  }

  /**
   * When a sweep last ended with every product that is known having the qty in the shop that was
   * decided, as far as one was.
   */
  public synchronized Optional<Instant> lastSuccess() {
    return lastSuccess;
  }

  /** How long ago a sweep last ended, or the process began if none did. */
  public synchronized Duration sinceSuccess() {
    return Duration.ofNanos(ticker.getAsLong() - succeededAt);
  }

  /** When a sweep was last tried. */
  public synchronized Optional<Instant> lastAttempt() {
    return lastAttempt;
  }
}
