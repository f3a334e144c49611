package io.headroom.stock;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.GroupCapacity;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Product;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Decided;
import io.headroom.stock.Decision.Untouched;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides the qty of every product from what the panel answered.
 *
 * @param settings the settings that decide a qty
 * @param answers what the panel answered
 * @param comparing whether the other set of rules is asked too
 */
public record Planner(StockRules settings, Answers answers, boolean comparing) {

  /** Returns the plan for the catalogue. */
  public Plan plan(Catalogue catalogue) {
    return plan(catalogue, catalogue);
  }

  /**
   * Returns the plan for some products.
   *
   * @param catalogue the products
   * @param companions these and every product with which they may have to share last places
   */
  public Plan plan(Catalogue catalogue, Catalogue companions) {
    Shares shares = Shares.of(companions, answers, settings);
    Shares others = comparing ? Shares.of(companions, answers, settings.other()) : Shares.NONE;
    return new Plan(
        catalogue.products().stream().map(product -> plan(product, shares, others)).toList());
  }

  private PlannedProduct plan(Product product, Shares shares, Shares others) {
    List<GroupAnswer> groups = groupAnswers(product, settings.rules(), shares);
    Decision decision = decision(product, groups, settings);
    return PlannedProduct.of(
        product,
        product.qty(),
        decision,
        groups,
        comparing ? otherQty(product, decision, others) : OptionalLong.empty());
  }

  private OptionalLong otherQty(Product product, Decision decision, Shares shares) {
    StockRules other = settings.other();
    return decision(product, groupAnswers(product, other.rules(), shares), other)
        .fold(
            decided ->
                decision.qtyOr(decided.qty()) == decided.qty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(decided.qty()),
            untouched -> OptionalLong.empty());
  }

  private Decision decision(Product product, List<GroupAnswer> groups, StockRules rules) {
    if (product.packageId().isEmpty()) {
      return new Untouched(Cause.SETTINGS, "its module setting 2 (configoption2) names no package");
    }
    long id = product.packageId().getAsLong();
    return answers
        .vpsPackage(id)
        .<Decision>fold(
            found ->
                found.enabled()
                    ? decide(product, product.demand(found), groups, rules)
                    : new Decided(0, Limit.PACKAGE, "package " + id + " is disabled at the panel"),
            () -> new Decided(0, Limit.PACKAGE, "package " + id + " is missing at the panel"),
            reason -> new Untouched(Cause.UNKNOWN, "package " + id + ": " + reason));
  }

  private List<GroupAnswer> groupAnswers(Product product, RuleSet rules, Shares shares) {
    return answers
        .demand(product)
        .map(
            demand ->
                product.groups(rules).stream()
                    .map(group -> answer(group, demand, rules, shares.of(group, product.id())))
                    .toList())
        .orElse(List.of());
  }

  /** Returns the package if it is found and enabled; only then are the groups asked. */
  public static Optional<VpsPackage> sellable(Lookup<VpsPackage> lookup) {
    return lookup
        .<Optional<VpsPackage>>fold(Optional::of, Optional::empty, reason -> Optional.empty())
        .filter(VpsPackage::enabled);
  }

  private GroupAnswer answer(long group, Demand demand, RuleSet rules, Fit share) {
    return new GroupAnswer(
        group,
        answers.group(group).map(fits -> fits.stock(demand, rules).sharing(share)),
        Optional.ofNullable(answers.before().get(group))
            .map(fits -> fits.stock(demand, rules).sharing(share)));
  }

  private static Decision decide(
      Product product, Demand demand, List<GroupAnswer> groups, StockRules rules) {
    if (groups.isEmpty()) {
      return new Untouched(
          Cause.SETTINGS,
          "neither its module setting 1 (configoption1) nor a location that can be ordered names a"
              + " hypervisor group");
    }
    return unknown(groups)
        .map(
            why ->
                lowered(product, demand, groups, rules).orElse(new Untouched(Cause.UNKNOWN, why)))
        .orElseGet(() -> decide(demand, groups, rules));
  }

  private static Optional<String> unknown(List<GroupAnswer> groups) {
    return groups.stream().map(GroupAnswer::unknown).flatMap(Optional::stream).findFirst();
  }

  /** Orders that came since may lower what the last figures gave, and nothing may raise it. */
  private static Optional<Decision> lowered(
      Product product, Demand demand, List<GroupAnswer> groups, StockRules rules) {
    List<GroupAnswer> before = groups.stream().map(GroupAnswer::asBefore).toList();
    if (unknown(before).isPresent() || !stock(before).isLess()) {
      return Optional.empty();
    }
    Decision decision = decide(demand, before, rules);
    return Optional.of(decision)
        .filter(lower -> lower.qtyOr(product.qty()) < product.qty())
        .map(
            lower ->
                lower.because(lower.reason() + ", by figures from before the panel fell silent"));
  }

  private static ProductStock stock(List<GroupAnswer> groups) {
    return ProductStock.of(
        groups.stream().map(GroupAnswer::found).flatMap(Optional::stream).toList());
  }

  private static Decision decide(Demand demand, List<GroupAnswer> groups, StockRules rules) {
    GroupLimits found = GroupLimits.of(groups);
    return found.groups().isEmpty()
        ? new Decided(0, Limit.GROUP, "every hypervisor group is missing at the panel")
        : sum(demand, found, stock(groups), rules);
  }

  private static Decision sum(
      Demand demand, GroupLimits found, ProductStock stock, StockRules rules) {
    Fit sum = stock.available();
    long qty = rules.qty(sum);
    if (sum.isUnlimited()) {
      return new Decided(qty, Limit.UNBOUNDED, "no quota limits it, so it gets a fixed qty");
    }
    if (sum.count() > rules.maxQty()) {
      return new Decided(
          qty, Limit.MAX_QTY, sum + " fit, but headroom.max-qty is " + rules.maxQty());
    }
    if (stock.isLess()) {
      return sum.equals(Fit.NONE) && !stock.sharedOut()
          ? new Decided(0, Limit.RESERVED, stock.words())
          : new Decided(
              qty, found.greatest(), found.reason(demand.footprint()) + "; " + stock.words());
    }
    if (qty == 0 && found.capacities().stream().anyMatch(GroupCapacity::onlyBufferBinds)) {
      return new Decided(0, Limit.BUFFER, "only the buffer of " + demand.buffer() + " makes it 0");
    }
    return new Decided(qty, found.greatest(), found.reason(demand.footprint()));
  }
}
