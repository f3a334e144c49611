package io.headroom.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.headroom.stock.PlannedProduct;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stock as the last sweeps left it, in JSON.
 *
 * @param schema the name and version of the schema
 * @param at when the last sweep over the whole catalogue began; null before the first
 * @param mode whether decisions reach the shop
 * @param paused whether nothing is written, because somebody asked for a pause
 * @param rules the set of rules that decides
 * @param products every product, in the order of their ids
 */
public record StockDocument(
    String schema,
    @Nullable String at,
    String mode,
    boolean paused,
    String rules,
    List<ProductPart> products) {

  /** The name and version of the schema. */
  public static final String SCHEMA = "headroom/stock/1";

  /**
   * A product; its qty is null where it is not known to be right, its limit where nothing was
   * decided.
   */
  public record ProductPart(
      long id,
      String name,
      @Nullable Long qty,
      String outcome,
      @Nullable String limit,
      String reason,
      @JsonUnwrapped @Nullable AvailablePart available,
      String at) {

    /** Returns the part for a product, with the time of its sweep. */
    public static ProductPart of(PlannedProduct planned, Instant at) {
      return new ProductPart(
          planned.id(),
          planned.product().name(),
          planned.isApplied() ? planned.qtyAfter() : null,
          planned.outcome().term(),
          Json.limit(planned.decision()),
          planned.reason(),
          AvailablePart.of(planned),
          at.toString());
    }
  }
}
