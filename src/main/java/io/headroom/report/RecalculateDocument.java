package io.headroom.report;

import io.headroom.report.PlanDocument.Summary;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of a recalculation, in JSON.
 *
 * @param schema the name and version of the schema
 * @param products the qty by product id; null where it is not known to be right now
 * @param summary how many products of the sweep have each outcome, and what it cost
 */
public record RecalculateDocument(
    String schema, SortedMap<Long, @Nullable Long> products, Summary summary) {

  /** The name and version of the schema. */
  public static final String SCHEMA = "headroom/recalculate/1";

  /**
   * Returns the document of a report.
   *
   * @param asked the products that were asked for; empty for all
   */
  public static RecalculateDocument of(SweepReport report, Set<Long> asked) {
    SortedMap<Long, @Nullable Long> products = new TreeMap<>();
    asked.forEach(id -> products.put(id, null));
    report.plan().products().stream()
        .filter(planned -> asked.isEmpty() || asked.contains(planned.id()))
        .forEach(planned -> products.put(planned.id(), qty(planned)));
    return new RecalculateDocument(SCHEMA, products, Summary.of(report));
  }

  private static @Nullable Long qty(PlannedProduct planned) {
    return planned.isApplied() ? planned.qtyAfter() : null;
  }
}
