package io.headroom.rig;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Scope;
import io.headroom.stock.Answers;
import io.headroom.stock.Mode;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.StockRules;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What sweeps came to, for tests. */
public final class Reports {

  private Reports() {}

  /** Returns a report of a plan. */
  public static SweepReport dry(PlannedProduct... products) {
    return report(true, Mode.WRITE, products);
  }

  /** Returns a report of a sweep that could write. */
  public static SweepReport written(PlannedProduct... products) {
    return report(false, Mode.WRITE, products);
  }

  /** Returns a report. */
  public static SweepReport report(boolean dry, Mode mode, PlannedProduct... products) {
    return report(dry, mode, Plans.DEFAULTS, new Answers(Map.of(), Map.of()), products);
  }

  /** Returns a report of a sweep that wrote nothing. */
  public static SweepReport dry(StockRules rules, Answers answers, PlannedProduct... products) {
    return report(true, Mode.WRITE, rules, answers, products);
  }

  private static SweepReport report(
      boolean dry, Mode mode, StockRules rules, Answers answers, PlannedProduct... products) {
    return new SweepReport(
        new SweepRequest("test", Scope.ALL, dry, dry),
        Instant.parse("2026-01-02T03:04:05Z"),
        rules,
        mode,
        new Catalogue(List.of()),
        new Catalogue(List.of()),
        answers,
        new Plan(List.of(products)),
        6,
        9,
        4,
        210);
  }
}
