package io.headroom.stock;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Placement;
import io.headroom.catalogue.Product;
import io.headroom.stock.ExplainedGroup.Arithmetic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole arithmetic of one product.
 *
 * @param planned the product, and what is decided about it
 * @param rules the settings that decided
 * @param vpsPackage the answer about its package; empty where it names none
 * @param demand what it asks of every node; empty where its package is not for sale
 * @param groups every group that it names, also those that the rules do not count
 * @param unbuffered how many would fit without the buffer
 * @param difference where the other set of rules gives another number, and why
 * @param remarks what to know of its settings that do not mean what they seem to
 */
public record Explanation(
    PlannedProduct planned,
    StockRules rules,
    Optional<Lookup<VpsPackage>> vpsPackage,
    Optional<Demand> demand,
    List<ExplainedGroup> groups,
    Fit unbuffered,
    Optional<Difference> difference,
    List<String> remarks) {

  /** Creates an explanation. */
  public Explanation {
    groups = List.copyOf(groups);
    remarks = List.copyOf(remarks);
  }

  /**
   * Explains a product of a sweep that computed both sets of rules.
   *
   * @param planned the product, and what is decided about it
   * @param answers what the panel answered
   * @param rules the settings that decided
   * @param remarks what to know of its settings
   */
  public static Explanation of(
      PlannedProduct planned, Answers answers, StockRules rules, List<String> remarks) {
    Product product = planned.product();
    Optional<Lookup<VpsPackage>> vpsPackage =
        product.packageId().stream().mapToObj(answers::vpsPackage).findFirst();
    Optional<Demand> demand = vpsPackage.flatMap(Planner::sellable).map(product::demand);
    List<ExplainedGroup> groups =
        product.placements().stream()
            .map(placement -> group(product, placement, demand, answers, rules))
            .map(group -> group.sharing(planned.share(group.placement().group())))
            .toList();
    Optional<Difference> difference =
        planned.otherRulesQty().stream()
            .mapToObj(qty -> Difference.of(product, qty, demand, answers, rules))
            .findFirst();
    return new Explanation(
        planned,
        rules,
        vpsPackage,
        demand,
        groups,
        unbuffered(product, demand, answers, rules),
        difference,
        Stream.concat(remarks.stream(), unaware(planned).stream()).toList());
  }

  private static Optional<String> unaware(PlannedProduct planned) {
    long qty = planned.product().qty();
    return planned
        .stock()
        .filter(stock -> stock.isUnaware(qty))
        .map(
            stock ->
                ("the shop's %d is what fits without the orders that are not built; if it comes back"
                        + " after Headroom wrote, the PHP module's own refresh writes between"
                        + " (HEADROOM_SILENCE_MODULE in the hook file silences it)")
                    .formatted(qty));
  }

  private static ExplainedGroup group(
      Product product,
      Placement placement,
      Optional<Demand> demand,
      Answers answers,
      StockRules rules) {
    return new ExplainedGroup(
        placement,
        product.groups(rules.rules()).contains(placement.group()),
        demand.map(
            asked ->
                answers
                    .group(placement.group())
                    .map(fits -> Arithmetic.of(fits, asked, rules.rules()))));
  }

  private static Fit unbuffered(
      Product product, Optional<Demand> demand, Answers answers, StockRules rules) {
    return demand.map(Demand::withoutBuffer).stream()
        .flatMap(
            asked ->
                answers
                    .found(product.groups(rules.rules()))
                    .map(fits -> fits.capacity(asked, rules.rules()).fit()))
        .reduce(Fit.NONE, Fit::plus);
  }

  /** How many VPSes fit in the groups that count and were found. */
  public Fit sum() {
    return groups.stream().map(ExplainedGroup::fit).reduce(Fit.NONE, Fit::plus);
  }

  /** The qty that stands for the sum, before any route of an integrator lowered it. */
  public long computedQty() {
    return rules.qty(sum());
  }

  /** The conclusion, in words for who runs the shop. */
  public String conclusion() {
    return Conclusion.of(this);
  }
}
