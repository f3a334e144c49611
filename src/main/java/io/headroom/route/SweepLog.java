package io.headroom.route;

import io.headroom.capacity.Limit;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Mode;
import io.headroom.stock.Outcome;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what a sweep did: each change, and what stands in the way of a product once until it
 * changes.
 *
 * <p>Used by one sweep at a time.
 */
public final class SweepLog {

  private static final Logger LOG = LoggerFactory.getLogger(SweepLog.class);

  private static final int SHOWN = 20;

  private final String period;
  private final Map<Long, String> obstacles = new HashMap<>();
  private final Set<Long> unbounded = new HashSet<>();
  private List<Long> unknown = List.of();

  /**
   * Creates the log.
   *
   * @param period when the next sweep is tried, as the settings say it
   */
  public SweepLog(String period) {
    this.period = period;
  }

  /** Logs what became of the products. */
  public void tell(Exchange exchange) {
    Sweep sweep = Sweep.of(exchange);
    Plan plan = sweep.plan();
    plan.products().forEach(product -> tell(product, sweep.mode()));
    plan.products().forEach(this::warnIfUnbounded);
    tellUnknown(plan);
    if (sweep.request().only().isEmpty()) {
      Set<Long> ids = new HashSet<>();
      plan.products().forEach(product -> ids.add(product.id()));
      obstacles.keySet().retainAll(ids);
      unbounded.retainAll(ids);
    }
    if (plan.hasChanges() || plan.count(Outcome.CONTENDED) + plan.count(Outcome.FAILED) > 0) {
      summarise(plan);
    }
  }

  private static void summarise(Plan plan) {
    LOG.info(
        "Sweep: {} changed, {} unchanged, {} untouched, {} contended, {} failed",
        plan.count(Outcome.CHANGED),
        plan.count(Outcome.UNCHANGED),
        plan.count(Outcome.UNTOUCHED),
        plan.count(Outcome.CONTENDED),
        plan.count(Outcome.FAILED));
  }

  private void tell(PlannedProduct product, Mode mode) {
    switch (product.outcome()) {
      case CHANGED -> {
        LOG.info(
            "Product {} ({}): qty {} -> {}{}: {}",
            product.id(),
            product.product().name(),
            product.qtyBefore(),
            product.qtyAfter(),
            mode == Mode.OBSERVE ? " (observed, not written)" : "",
            product.reason());
        mended(product);
      }
      case UNCHANGED -> mended(product);
      case UNTOUCHED, CONTENDED, FAILED -> {
        if (!isUnknown(product)) {
          obstacle(product);
        }
      }
    }
  }

  private static boolean isUnknown(PlannedProduct product) {
    return product
        .decision()
        .fold(decided -> false, untouched -> untouched.cause() == Cause.UNKNOWN);
  }

  /** One line for all: the panel's own log says why, and a dead panel concerns the whole shop. */
  private void tellUnknown(Plan plan) {
    List<Long> ids =
        plan.products().stream().filter(SweepLog::isUnknown).map(PlannedProduct::id).toList();
    if (ids.equals(unknown)) {
      return;
    }
    unknown = ids;
    if (ids.isEmpty()) {
      LOG.info("Every answer that the products need is known again");
    } else {
      LOG.warn(
          "{} of {} products keep their qty, because an answer that they need is not known"
              + " (headroom explain ID says which): {}{}",
          ids.size(),
          plan.products().size(),
          ids.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", ")),
          ids.size() > SHOWN ? ", …" : "");
    }
  }

  private void warnIfUnbounded(PlannedProduct product) {
    if (!product.decision().limitTerm().equals(Limit.UNBOUNDED.term())) {
      unbounded.remove(product.id());
    } else if (unbounded.add(product.id())) {
      LOG.warn(
          "Product {} ({}) has no limit at all: no quota of its nodes binds, so"
              + " headroom.unbounded-qty stands for its qty",
          product.id(),
          product.product().name());
    }
  }

  private void obstacle(PlannedProduct product) {
    String obstacle = product.outcome().term() + ": " + product.reason();
    if (!obstacle.equals(obstacles.put(product.id(), obstacle))) {
      LOG.warn(
          "Product {} ({}) keeps qty {}, {}",
          product.id(),
          product.product().name(),
          product.qtyBefore(),
          obstacle);
    }
  }

  private void mended(PlannedProduct product) {
    if (obstacles.remove(product.id()) != null) {
      LOG.info("Product {} ({}) is computed again", product.id(), product.product().name());
    }
  }

  /** Logs that a sweep could not run at all. The next one is tried all the same. */
  public void failed(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    LOG.error(
        "The sweep could not run, no qty was changed; the next try is in {}: {}",
        period,
        Failures.rootMessage(cause));
  }
}
