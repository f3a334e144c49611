package io.headroom.stock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a sweep would write, and after the writing what became of it.
 *
 * @param products every product of the sweep, in the order of their ids
 */
public record Plan(List<PlannedProduct> products) {

  /** Creates a plan. */
  public Plan {
    products = List.copyOf(products);
  }

  /** Returns the products whose qty is to be written. */
  public List<PlannedProduct> changes() {
    return products.stream().filter(PlannedProduct::isChanged).toList();
  }

  /** Whether any qty is to be written. */
  public boolean hasChanges() {
    return products.stream().anyMatch(PlannedProduct::isChanged);
  }

  /** Returns the products whose qty is known. */
  public List<PlannedProduct> decided() {
    return products.stream().filter(product -> product.decision().isDecided()).toList();
  }

  /** Returns how many products had this outcome. */
  public long count(Outcome outcome) {
    return products.stream().filter(product -> product.outcome() == outcome).count();
  }

  /** Returns the plan with other decisions for some products, by id. */
  public Plan decide(Map<Long, Decision> others) {
    return each(
        product ->
            others.containsKey(product.id()) ? product.decide(others.get(product.id())) : product);
  }

  /** Returns the plan with some products held, by id, and why. */
  public Plan hold(Map<Long, String> held) {
    if (held.isEmpty()) {
      return this;
    }
    return each(
        product ->
            held.containsKey(product.id())
                ? product.became(Outcome.HELD, held.get(product.id()))
                : product);
  }

  /** Returns the plan compared with the last known decisions where there are any, by product id. */
  public Plan against(Ledger ledger) {
    return each(
        product ->
            ledger.qty(product.id()).isPresent()
                ? product.against(ledger.qty(product.id()).getAsLong())
                : product);
  }

  /** Returns the plan with the result of writing one batch of its changes. */
  public Plan written(Writing writing) {
    return each(writing::apply);
  }

  /**
   * Returns this plan with none of its changes made.
   *
   * @param why in words
   */
  public Plan heldBack(String why) {
    return each(product -> product.isChanged() ? product.became(Outcome.UNTOUCHED, why) : product);
  }

  /**
   * Returns this plan without some of its changes, which are not made now.
   *
   * @param unripe tells which, and why
   */
  public Plan puttingOff(Function<PlannedProduct, Optional<String>> unripe) {
    Plan later =
        each(
            product ->
                product.isChanged()
                    ? unripe.apply(product).map(product::putOff).orElse(product)
                    : product);
    return later.equals(this) ? this : later;
  }

  private Plan each(UnaryOperator<PlannedProduct> step) {
    return new Plan(products.stream().map(step).toList());
  }
}
