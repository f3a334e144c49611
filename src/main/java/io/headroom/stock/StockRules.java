package io.headroom.stock;

import io.headroom.capacity.Fit;
import io.headroom.capacity.RuleSet;

/**
 * The settings that decide a qty.
 *
 * @param rules the set of rules
 * @param maxQty the largest qty that is ever written, not negative
 * @param unboundedQty the qty of a product that no quota limits, not negative
 */
public record StockRules(RuleSet rules, long maxQty, long unboundedQty) {

  /** Returns the same settings with the other set of rules. */
  StockRules other() {
    return new StockRules(rules.other(), maxQty, unboundedQty);
  }

  /** Returns the qty that stands for so many VPSes. */
  long qty(Fit sum) {
    return Math.min(sum.isUnlimited() ? unboundedQty : sum.count(), maxQty);
  }
}
