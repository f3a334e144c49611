package io.headroom.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.headroom.stock.Outcome;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.StockRules;
import io.headroom.sweep.SweepReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code plan} and {@code sync} in JSON. */
public record PlanDocument(
    String schema,
    String at,
    String mode,
    String rules,
    List<ProductPart> products,
    Summary summary,
    boolean ok) {

  /** The name and version of the schema. */
  public static final String SCHEMA = "headroom/plan/1";

  /** A product and what became of it; its limit is null where it is untouched. */
  public record ProductPart(
      long id,
      String name,
      String outcome,
      long qtyBefore,
      long qtyAfter,
      @Nullable String limit,
      String reason,
      @JsonUnwrapped @Nullable AvailablePart available,
      List<GroupPart> groups,
      @JsonInclude(Include.NON_NULL) @Nullable OtherRules otherRules) {

    static ProductPart of(PlannedProduct planned, StockRules rules) {
      return new ProductPart(
          planned.id(),
          planned.product().name(),
          planned.outcome().term(),
          planned.qtyBefore(),
          planned.qtyAfter(),
          Json.limit(planned.decision()),
          planned.reason(),
          AvailablePart.of(planned),
          planned.groups().stream().map(GroupPart::of).toList(),
          OtherRules.of(planned, rules));
    }
  }

  /** The qty by the other set of rules, where it differs. */
  public record OtherRules(String rules, long qty) {

    static @Nullable OtherRules of(PlannedProduct planned, StockRules rules) {
      return planned.otherRulesQty().stream()
          .mapToObj(qty -> new OtherRules(rules.rules().other().term(), qty))
          .findFirst()
          .orElse(null);
    }
  }

  /** How many products have each outcome, and what it cost. */
  public record Summary(
      long changed,
      long unchanged,
      long untouched,
      long contended,
      long deferred,
      long failed,
      long held,
      long panelRequests,
      long sqlStatements,
      long sqlRoundTrips,
      long durationMs) {

    static Summary of(SweepReport report) {
      Plan plan = report.plan();
      return new Summary(
          plan.count(Outcome.CHANGED),
          plan.count(Outcome.UNCHANGED),
          plan.count(Outcome.UNTOUCHED),
          plan.count(Outcome.CONTENDED),
          plan.count(Outcome.DEFERRED),
          plan.count(Outcome.FAILED),
          plan.count(Outcome.HELD),
          report.panelRequests(),
          report.sqlStatements(),
          report.sqlRoundTrips(),
          report.durationMs());
    }
  }

  /** Returns the document of a report. */
  public static PlanDocument of(SweepReport report) {
    return new PlanDocument(
        SCHEMA,
        report.at().toString(),
        report.mode().term(),
        report.rules().rules().term(),
        report.plan().products().stream()
            .map(planned -> ProductPart.of(planned, report.rules()))
            .toList(),
        Summary.of(report),
        report.isOk());
  }
}
