package io.headroom.sweep;

import io.headroom.catalogue.Catalogue;
import io.headroom.stock.Answers;
import io.headroom.stock.Decision;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Explanation;
import io.headroom.stock.Mode;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.StockRules;
import java.time.Instant;

/**
 * The result of a sweep.
 *
 * @param request what was asked for
 * @param at when it began
 * @param rules the settings that decided
 * @param mode whether decisions reached the shop
 * @param catalogue the products that were swept
 * @param companions these, and those with which they may have to share last places
 * @param answers what the panel answered
 * @param plan the plan, with what became of each product
 * @param panelRequests requests that went to the panel
 * @param sqlStatements statements that were executed
 * @param sqlRoundTrips how often the database was asked: a batch of statements goes there together
 * @param durationMs how long it took, in ms
 */
public record SweepReport(
    SweepRequest request,
    Instant at,
    StockRules rules,
    Mode mode,
    Catalogue catalogue,
    Catalogue companions,
    Answers answers,
    Plan plan,
    long panelRequests,
    long sqlStatements,
    long sqlRoundTrips,
    long durationMs) {

  static SweepReport of(Sweep sweep, Meters.Reading end) {
    Meters.Reading cost = end.since(sweep.meters());
    return new SweepReport(
        sweep.request(),
        sweep.at(),
        sweep.rules(),
        sweep.mode(),
        sweep.catalogue(),
        sweep.companions(),
        sweep.answers(),
        sweep.plan(),
        cost.panelRequests(),
        cost.sqlStatements(),
        cost.sqlRoundTrips(),
        cost.millis());
  }

  /** Returns the whole arithmetic of one of its products. */
  public Explanation explain(PlannedProduct planned) {
    return Explanation.of(planned, answers, rules, catalogue.review().of(planned.product()));
  }

  /** Whether what was decided stands in the shop, and everything that is needed is known. */
  public boolean isOk() {
    return plan.products().stream().noneMatch(PlannedProduct::isUnwritten)
        && !isHeld()
        && !isUnknown();
  }

  /** Whether products are held, because what they follow from is suspect. */
  public boolean isHeld() {
    return plan.products().stream().anyMatch(PlannedProduct::isHeld);
  }

  /** Whether products stayed untouched because what is needed is not known. */
  public boolean isUnknown() {
    return plan.products().stream().anyMatch(planned -> isUnknown(planned.decision()));
  }

  private static boolean isUnknown(Decision decision) {
    return decision.fold(decided -> false, untouched -> untouched.cause() != Cause.SETTINGS);
  }
}
