package io.headroom.stock;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A change of the stock that people want to hear of.
 *
 * @param planned the product as the sweep left it
 * @param kind what happened
 * @param before the qty before: the last known decision, else what the shop had
 */
public record StockEvent(PlannedProduct planned, Kind kind, long before) {

  /** What happened to the stock of a product. */
  public enum Kind {
    /** It went out of stock. */
    OUT_OF_STOCK,
    /** It came back. */
    BACK_IN_STOCK,
    /** It fell to the low-stock mark or below. */
    LOW_STOCK,
    /** Its qty is held until somebody confirms what it would be. */
    STOCK_HELD;

    /** The term that messages show, such as {@code out-of-stock}. */
    public String term() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Returns what there is to announce of a plan that was carried out.
   *
   * @param ledger the last known decisions before it
   * @param lowStock the low-stock mark
   */
  public static List<StockEvent> of(Plan plan, Ledger ledger, long lowStock) {
    return plan.products().stream()
        .filter(PlannedProduct::isApplied)
        .map(planned -> of(planned, ledger.qty(planned.id()).orElse(planned.qtyBefore()), lowStock))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Returns what there is to tell of products that are held.
   *
   * @param products the ids of those that were not held before
   */
  public static List<StockEvent> held(Plan plan, Set<Long> products) {
    return plan.products().stream()
        .filter(planned -> products.contains(planned.id()))
        .map(planned -> new StockEvent(planned, Kind.STOCK_HELD, planned.qtyBefore()))
        .toList();
  }

  private static Optional<StockEvent> of(PlannedProduct planned, long before, long lowStock) {
    long after = planned.qtyAfter();
    return kind(before, after, lowStock).map(kind -> new StockEvent(planned, kind, before));
  }

  private static Optional<Kind> kind(long before, long after, long lowStock) {
    if (after == 0) {
      return before > 0 ? Optional.of(Kind.OUT_OF_STOCK) : Optional.empty();
    }
    if (before <= 0) {
      return Optional.of(Kind.BACK_IN_STOCK);
    }
    return after <= lowStock && before > lowStock ? Optional.of(Kind.LOW_STOCK) : Optional.empty();
  }
}
