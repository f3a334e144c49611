package io.headroom.cli;

import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.Catalogue;
import io.headroom.stock.Answers;
import io.headroom.stock.Mode;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.Plans;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What sweeps came to, for tests. */
final class Reports {

  private Reports() {}

  /** Returns a report of a plan. */
  static SweepReport dry(PlannedProduct... products) {
    return report(true, Mode.WRITE, products);
  }

  /** Returns a report of a sweep that could write. */
  static SweepReport written(PlannedProduct... products) {
    return report(false, Mode.WRITE, products);
  }

  /** Returns a report. */
  static SweepReport report(boolean dry, Mode mode, PlannedProduct... products) {
    return new SweepReport(
        new SweepRequest("test", Set.of(), dry, dry),
        Instant.parse("2026-01-02T03:04:05Z"),
        Plans.rules(RuleSet.MODULE),
        mode,
        new Catalogue(List.of()),
        new Answers(Map.of(), Map.of()),
        new Plan(List.of(products)),
        6,
        9,
        4,
        210);
  }
}
