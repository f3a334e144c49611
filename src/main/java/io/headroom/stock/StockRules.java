package io.headroom.stock;

import io.headroom.capacity.Fit;
import io.headroom.capacity.RuleSet;
import io.headroom.reservation.SharedStorage;

/**
 * The settings that decide a qty.
 *
 * @param rules the set of rules
 * @param maxQty the largest qty that is ever written, not negative
 * @param unboundedQty the qty of a product that no quota limits, not negative
 * @param lastPlaces at most so many places of products that share nodes are shared out among them
 * @param shared the storage types that all nodes of a group share
 */
public record StockRules(
    RuleSet rules, long maxQty, long unboundedQty, int lastPlaces, SharedStorage shared) {

  /** Creates settings by which no last places are shared out, and no storage is shared. */
  public StockRules(RuleSet rules, long maxQty, long unboundedQty) {
    this(rules, maxQty, unboundedQty, 0, SharedStorage.NONE);
  }

  /** Returns the same settings with a set of rules. */
  public StockRules by(RuleSet others) {
    return new StockRules(others, maxQty, unboundedQty, lastPlaces, shared);
  }

  /** Returns the same settings with the other set of rules. */
  StockRules other() {
    return by(rules.other());
  }

  /** Returns the qty that stands for so many VPSes. */
  long qty(Fit sum) {
    return Math.min(sum.isUnlimited() ? unboundedQty : sum.count(), maxQty);
  }
}
