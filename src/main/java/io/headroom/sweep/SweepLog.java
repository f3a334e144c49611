package io.headroom.sweep;

import io.headroom.capacity.Limit;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Mode;
import io.headroom.stock.Outcome;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.text.Failures;
import io.headroom.text.OneLine;
import io.headroom.text.SaidOnce;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what a sweep did: each change, and why products keep their qty. A reason is logged once
 * until it changes, in one line for all products that share it.
 *
 * <p>Used by one sweep at a time.
 */
public final class SweepLog {

  private static final Logger LOG = LoggerFactory.getLogger(SweepLog.class);
  private static final int MOST_IDS = 20;
  private static final int LONGEST_NAME = 80;

  private final Sweeps sweeps;
  private final String period;
  private final Map<Long, String> obstacles = new HashMap<>();
  private final Set<Long> unbounded = new HashSet<>();
  private final Set<Long> waiting = new TreeSet<>();
  private final SaidOnce trouble = new SaidOnce();

  /**
   * Creates the log.
   *
   * @param sweeps know whether the process stops, so that what fails is no news
   * @param period when the next sweep is tried, as the settings say it
   */
  public SweepLog(Sweeps sweeps, String period) {
    this.sweeps = sweeps;
    this.period = period;
  }

  /** Logs what became of the products. */
  public void write(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    Plan plan = sweep.plan();
    if (trouble.works()) {
      LOG.info("Sweeps run again");
    }
    plan.changes().forEach(change -> logChange(change, sweep));
    if (!sweeps.isEnded()) {
      logWaiting(plan.products());
      logObstacles(plan.products());
      logUnbounded(plan.products());
      if (sweep.request().scope().all()) {
        forgetOthersThan(plan.products());
      }
    }
    if (LOG.isDebugEnabled()) {
      plan.products().forEach(SweepLog::logDecision);
    }
    if (plan.products().stream().anyMatch(SweepLog::isWritten)) {
      summarise(plan, sweep);
    }
  }

  private static void logChange(PlannedProduct change, Sweep sweep) {
    LOG.atInfo()
        .addKeyValue("product", change.id())
        .addKeyValue("before", change.qtyBefore())
        .addKeyValue("after", change.qtyAfter())
        .addKeyValue("limit", change.decision().limitTerm())
        .addKeyValue("trigger", sweep.request().trigger())
        .log(
            "Product {} ({}): qty {} -> {}{}: {}",
            change.id(),
            name(change),
            change.qtyBefore(),
            change.qtyAfter(),
            sweep.mode() == Mode.OBSERVE ? " (observed, not written)" : "",
            change.reason());
  }

  private static void logDecision(PlannedProduct product) {
    LOG.debug(
        "Decision on product {} ({}): {}, qty {} -> {}: {}",
        product.id(),
        name(product),
        product.outcome().term(),
        product.qtyBefore(),
        product.qtyAfter(),
        product.reason());
  }

  /** Whether it was written, or was to be. */
  private static boolean isWritten(PlannedProduct product) {
    return product.isChanged() || product.isUnwritten() || product.outcome() == Outcome.CONTENDED;
  }

  private static void summarise(Plan plan, Sweep sweep) {
    LOG.atInfo()
        .addKeyValue("trigger", sweep.request().trigger())
        .log(
            "Sweep: {} changed, {} unchanged, {} untouched, {} contended, {} deferred, {} failed, {}"
                + " held",
            plan.count(Outcome.CHANGED),
            plan.count(Outcome.UNCHANGED),
            plan.count(Outcome.UNTOUCHED),
            plan.count(Outcome.CONTENDED),
            plan.count(Outcome.DEFERRED),
            plan.count(Outcome.FAILED),
            plan.count(Outcome.HELD));
  }

  /** One line for all, since a dead panel concerns the whole shop. */
  private void logWaiting(List<PlannedProduct> products) {
    Set<Long> before = Set.copyOf(waiting);
    List<PlannedProduct> kept = products.stream().filter(SweepLog::isWaiting).toList();
    products.forEach(product -> waiting.remove(product.id()));
    kept.forEach(product -> waiting.add(product.id()));
    if (waiting.equals(before)) {
      return;
    }
    if (waiting.isEmpty()) {
      LOG.info("Every answer that the products need is known again");
    } else if (!kept.isEmpty()) {
      LOG.warn(
          "{} of {} products keep their qty, because an answer that they need is not known: {}"
              + " ({})",
          kept.size(),
          products.size(),
          ids(kept),
          kept.get(0).reason());
    }
  }

  /** Whether it waits for an answer of the panel. */
  private static boolean isWaiting(PlannedProduct product) {
    return product
        .decision()
        .fold(decided -> false, untouched -> untouched.cause() == Cause.UNKNOWN);
  }

  private void logObstacles(List<PlannedProduct> products) {
    Map<String, List<PlannedProduct>> news =
        products.stream()
            .filter(product -> !product.isApplied() && !product.isHeld() && !isWaiting(product))
            .filter(
                product ->
                    !obstacle(product).equals(obstacles.put(product.id(), obstacle(product))))
            .collect(Collectors.groupingBy(SweepLog::obstacle, TreeMap::new, Collectors.toList()));
    news.forEach(
        (obstacle, kept) ->
            LOG.warn(
                "{} {}, {}",
                names(kept),
                kept.size() == 1 ? "keeps qty " + kept.get(0).qtyBefore() : "keep their qty",
                obstacle));
    List<PlannedProduct> free =
        products.stream()
            .filter(PlannedProduct::isApplied)
            .filter(product -> obstacles.remove(product.id()) != null)
            .filter(product -> !product.isChanged())
            .toList();
    if (!free.isEmpty()) {
      LOG.info("{} {} computed again", names(free), free.size() == 1 ? "is" : "are");
    }
  }

  private static String obstacle(PlannedProduct product) {
    return product.outcome().term() + ": " + product.reason();
  }

  private void logUnbounded(List<PlannedProduct> products) {
    List<PlannedProduct> without =
        products.stream()
            .filter(product -> product.decision().limitTerm().equals(Limit.UNBOUNDED.term()))
            .toList();
    List<PlannedProduct> news =
        without.stream().filter(product -> !unbounded.contains(product.id())).toList();
    products.forEach(product -> unbounded.remove(product.id()));
    without.forEach(product -> unbounded.add(product.id()));
    if (!news.isEmpty()) {
      LOG.warn(
          "{} {} no limit at all: no quota of the nodes binds, so the qty is"
              + " headroom.unbounded-qty",
          names(news),
          news.size() == 1 ? "has" : "have");
    }
  }

  private static String names(List<PlannedProduct> products) {
    PlannedProduct first = products.get(0);
    if (products.size() == 1) {
      return "Product " + first.id() + " (" + name(first) + ")";
    }
    return "Products " + ids(products);
  }

  private static String name(PlannedProduct product) {
    return OneLine.of(product.product().name(), LONGEST_NAME).text();
  }

  private static String ids(List<PlannedProduct> products) {
    String ids =
        products.stream()
            .limit(MOST_IDS)
            .map(product -> Long.toString(product.id()))
            .collect(Collectors.joining(", "));
    int others = products.size() - MOST_IDS;
    return ids + (others > 0 ? " and " + others + " more" : "");
  }

  private void forgetOthersThan(List<PlannedProduct> products) {
    Set<Long> ids = products.stream().map(PlannedProduct::id).collect(Collectors.toSet());
    obstacles.keySet().retainAll(ids);
    unbounded.retainAll(ids);
    waiting.retainAll(ids);
  }

  /**
   * Logs that a sweep could not run, or not to its end, once as long as the reason is the same. The
   * next one is tried all the same.
   */
  public void failed(Exchange exchange) {
    if (sweeps.isEnded()) {
      return;
    }
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    Sweep sweep = exchange.getProperty(Sweep.PROPERTY, Sweep.class);
    String outcome =
        sweep != null && sweep.isWriting()
            ? " to its end, but what it wrote stays"
            : ", no qty was changed";
    String why = Failures.rootMessage(cause);
    if (trouble.failed(outcome + why)) {
      LOG.error("The sweep could not run{}; the next try is in {}: {}", outcome, period, why);
    }
  }
}
