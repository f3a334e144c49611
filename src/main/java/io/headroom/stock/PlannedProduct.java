package io.headroom.stock;

import io.headroom.capacity.Fit;
import io.headroom.catalogue.Product;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A product in the plan of a sweep.
 *
 * @param product the product
 * @param qtyBefore the qty that the decision is compared with: the shop's, or in observe mode what
 *     would have been written before
 * @param decision what the sweep decides
 * @param groups the answers about the groups that it may be placed in; empty where none was needed
 * @param otherRulesQty the qty by the other set of rules, where it was asked for and differs
 * @param outcome what became of it
 * @param reason the outcome in words
 */
public record PlannedProduct(
    Product product,
    long qtyBefore,
    Decision decision,
    List<GroupAnswer> groups,
    OptionalLong otherRulesQty,
    Outcome outcome,
    String reason) {

  /** Creates a planned product. */
  public PlannedProduct {
    groups = List.copyOf(groups);
  }

  /**
   * Returns a product about which this is decided: it changes where the decision differs from the
   * qty before.
   */
  public static PlannedProduct of(
      Product product,
      long qtyBefore,
      Decision decision,
      List<GroupAnswer> groups,
      OptionalLong otherRulesQty) {
    Outcome outcome =
        decision.fold(
            decided -> decided.qty() == qtyBefore ? Outcome.UNCHANGED : Outcome.CHANGED,
            untouched -> Outcome.UNTOUCHED);
    return new PlannedProduct(
        product, qtyBefore, decision, groups, otherRulesQty, outcome, decision.reason());
  }

  /** Its id in the shop. */
  public long id() {
    return product.id();
  }

  /** The qty that the plan would leave: what is decided, or what there is. */
  public long qtyAfter() {
    return switch (outcome) {
      case CHANGED, UNCHANGED -> decision.qtyOr(qtyBefore);
      case UNTOUCHED, CONTENDED, DEFERRED, FAILED, HELD -> qtyBefore;
    };
  }

  /** What its hypervisor groups have of it; empty where none of them is known. */
  public Optional<ProductStock> stock() {
    List<GroupStock> found =
        groups.stream()
            .map(GroupAnswer::asBefore)
            .map(GroupAnswer::found)
            .flatMap(Optional::stream)
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(ProductStock.of(found));
  }

  /** How many it gets of a group's last places; no limit where these are not shared out. */
  Fit share(long group) {
    return groups.stream()
        .filter(answer -> answer.group() == group)
        .flatMap(answer -> answer.found().stream())
        .map(GroupStock::share)
        .findFirst()
        .orElse(Fit.UNLIMITED);
  }

  /**
   * Returns this product as one whose qty is not written now.
   *
   * @param why in words
   */
  public PlannedProduct putOff(String why) {
    return became(Outcome.CONTENDED, why);
  }

  /** Whether the qty is to be written. */
  public boolean isChanged() {
    return outcome == Outcome.CHANGED;
  }

  /** Whether the shop has, or in observe mode would have, what was decided. */
  public boolean isApplied() {
    return outcome == Outcome.CHANGED || outcome == Outcome.UNCHANGED;
  }

  /** Whether what was decided was to be written, and as far as is known does not stand there. */
  public boolean isUnwritten() {
    return outcome == Outcome.DEFERRED || outcome == Outcome.FAILED;
  }

  /** Whether what was decided is suspect until it is confirmed. */
  public boolean isHeld() {
    return outcome == Outcome.HELD;
  }

  /** Returns this product with another decision. */
  public PlannedProduct decide(Decision other) {
    return of(product, qtyBefore, other, groups, otherRulesQty);
  }

  /** Returns this product compared with another qty than the shop's. */
  PlannedProduct against(long before) {
    PlannedProduct compared = of(product, before, decision, groups, otherRulesQty);
    return isHeld() ? compared.became(Outcome.HELD, reason) : compared;
  }

  /** Returns this product with what became of it. */
  PlannedProduct became(Outcome result, String why) {
    return new PlannedProduct(product, qtyBefore, decision, groups, otherRulesQty, result, why);
  }
}
