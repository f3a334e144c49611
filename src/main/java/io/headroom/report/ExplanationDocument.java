package io.headroom.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.stock.Difference;
import io.headroom.stock.Difference.Cause;
import io.headroom.stock.Explanation;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer of {@code explain} in JSON; a count of null has no limit. */
public record ExplanationDocument(
    String schema,
    String at,
    String mode,
    String rules,
    ProductPart product,
    @JsonInclude(Include.NON_NULL) @Nullable PackagePart vpsPackage,
    @JsonInclude(Include.NON_NULL) @Nullable FootprintPart footprint,
    BigDecimal bufferPercent,
    List<ExplainedGroupPart> groups,
    @Nullable Long sum,
    long maxQty,
    long unboundedQty,
    @JsonInclude(Include.NON_NULL) @Nullable OtherRules otherRules,
    String conclusion,
    List<String> remarks,
    boolean ok) {

  /** The name and version of the schema. */
  public static final String SCHEMA = "headroom/explain/1";

  /** The product, and what is decided about it; the limit is null where it stays untouched. */
  public record ProductPart(
      long id,
      String name,
      String outcome,
      long qtyBefore,
      long qtyAfter,
      @Nullable String limit,
      String reason,
      @JsonUnwrapped @Nullable AvailablePart available) {

    static ProductPart of(PlannedProduct planned) {
      return new ProductPart(
          planned.id(),
          planned.product().name(),
          planned.outcome().term(),
          planned.qtyBefore(),
          planned.qtyAfter(),
          Json.limit(planned.decision()),
          planned.reason(),
          AvailablePart.of(planned));
    }
  }

  /** The answer about the package. */
  public record PackagePart(
      long id,
      String answer,
      @JsonInclude(Include.NON_NULL) @Nullable Boolean enabled,
      @JsonInclude(Include.NON_NULL) @Nullable String reason) {

    static PackagePart of(long id, Lookup<VpsPackage> lookup) {
      return lookup.fold(
          found -> new PackagePart(id, "found", found.enabled(), null),
          () -> new PackagePart(id, "missing", null, null),
          reason -> new PackagePart(id, "unknown", null, reason));
    }
  }

  /** What one VPS takes, as the set of rules counts it. */
  public record FootprintPart(
      long memoryMb, long cpuCores, long storageGb, long storageType, long ipv4) {

    static FootprintPart of(Footprint vps, RuleSet rules) {
      return new FootprintPart(
          vps.need(Limit.MEMORY),
          vps.need(Limit.CPU),
          vps.need(Limit.STORAGE),
          vps.storageType(),
          vps.ipv4(rules));
    }
  }

  /** The qty by the other set of rules, where it differs, and why. */
  public record OtherRules(String rules, long qty, List<String> causes, String sentence) {

    static OtherRules of(Difference difference) {
      return new OtherRules(
          difference.other().term(),
          difference.qty(),
          difference.causes().stream().map(Cause::term).sorted().toList(),
          difference.sentence());
    }
  }

  /** Returns the document of the one product that was asked for, unless it is not kept. */
  public static Optional<ExplanationDocument> of(SweepReport report) {
    return report.plan().products().stream()
        .findFirst()
        .map(planned -> of(report.explain(planned), report));
  }

  private static ExplanationDocument of(Explanation explanation, SweepReport report) {
    PlannedProduct planned = explanation.planned();
    return new ExplanationDocument(
        SCHEMA,
        report.at().toString(),
        report.mode().term(),
        explanation.rules().rules().term(),
        ProductPart.of(planned),
        explanation
            .vpsPackage()
            .map(lookup -> PackagePart.of(planned.product().packageId().orElse(0), lookup))
            .orElse(null),
        explanation
            .demand()
            .map(demand -> FootprintPart.of(demand.footprint(), explanation.rules().rules()))
            .orElse(null),
        planned.product().buffer().percent(),
        explanation.groups().stream().map(ExplainedGroupPart::of).toList(),
        Json.count(explanation.sum()),
        explanation.rules().maxQty(),
        explanation.rules().unboundedQty(),
        explanation.difference().map(OtherRules::of).orElse(null),
        explanation.conclusion(),
        explanation.remarks(),
        report.isOk());
  }
}
