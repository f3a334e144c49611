package io.headroom.stock;

import java.util.OptionalLong;

/**
 * What the ledger holds of one product.
 *
 * @param product the product's id
 * @param qty the last decided qty; empty while there was none
 * @param outcome what became of the product
 * @param limit the term of what binds the qty; empty where it is not known
 * @param reason the outcome in words
 */
public record LedgerEntry(
    long product, OptionalLong qty, Outcome outcome, String limit, String reason) {

  static LedgerEntry of(PlannedProduct planned, OptionalLong lastQty) {
    return new LedgerEntry(
        planned.id(),
        planned.isApplied() ? OptionalLong.of(planned.qtyAfter()) : lastQty,
        planned.outcome(),
        planned.decision().limitTerm(),
        planned.reason());
  }

  /**
   * Whether the other entry says the same. A qty that was written once and is right since then is
   * the same, so that a sweep that changes nothing writes nothing here either.
   */
  boolean says(LedgerEntry other) {
    return qty.equals(other.qty) && limit.equals(other.limit) && standing() == other.standing();
  }

  private Outcome standing() {
    return outcome == Outcome.CHANGED ? Outcome.UNCHANGED : outcome;
  }
}
