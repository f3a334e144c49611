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
    return new Plan(catalogue.products().stream().map(this::plan).toList());
  }

  private PlannedProduct plan(Product product) {
    List<GroupAnswer> groups = groupAnswers(product, settings.rules());
    Decision decision = decision(product, groups, settings);
    return PlannedProduct.of(
        product,
        product.qty(),
        decision,
        groups,
        comparing ? otherQty(product, decision) : OptionalLong.empty());
  }

  private OptionalLong otherQty(Product product, Decision decision) {
    StockRules other = settings.other();
    return decision(product, groupAnswers(product, other.rules()), other)
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
                    ? decide(product.demand(found), groups, rules)
                    : new Decided(0, Limit.PACKAGE, "package " + id + " is disabled at the panel"),
            () -> new Decided(0, Limit.PACKAGE, "package " + id + " is missing at the panel"),
            reason -> new Untouched(Cause.UNKNOWN, "package " + id + ": " + reason));
  }

  private List<GroupAnswer> groupAnswers(Product product, RuleSet rules) {
    return product.packageId().stream()
        .mapToObj(answers::vpsPackage)
        .findFirst()
        .flatMap(Planner::sellable)
        .map(product::demand)
        .map(demand -> groupAnswers(product.groups(rules), demand, rules))
        .orElse(List.of());
  }

  private List<GroupAnswer> groupAnswers(List<Long> groups, Demand demand, RuleSet rules) {
    return groups.stream().map(group -> answer(group, demand, rules)).toList();
  }

  /** Returns the package if it is found and enabled; only then are the groups asked. */
  public static Optional<VpsPackage> sellable(Lookup<VpsPackage> lookup) {
    return lookup
        .<Optional<VpsPackage>>fold(Optional::of, Optional::empty, reason -> Optional.empty())
        .filter(VpsPackage::enabled);
  }

  private GroupAnswer answer(long group, Demand demand, RuleSet rules) {
    return new GroupAnswer(group, answers.group(group).map(fits -> fits.capacity(demand, rules)));
  }

  private static Decision decide(Demand demand, List<GroupAnswer> groups, StockRules rules) {
    if (groups.isEmpty()) {
      return new Untouched(
          Cause.SETTINGS,
          "neither its module setting 1 (configoption1) nor a location that can be ordered names a"
              + " hypervisor group");
    }
    Optional<String> unknown =
        groups.stream().map(GroupAnswer::unknown).flatMap(Optional::stream).findFirst();
    if (unknown.isPresent()) {
      return new Untouched(Cause.UNKNOWN, unknown.get());
    }
    GroupLimits found = GroupLimits.of(groups);
    return found.groups().isEmpty()
        ? new Decided(0, Limit.GROUP, "every hypervisor group is missing at the panel")
        : sum(demand, found, rules);
  }

  private static Decision sum(Demand demand, GroupLimits found, StockRules rules) {
    Fit sum = found.capacities().stream().map(GroupCapacity::fit).reduce(Fit.NONE, Fit::plus);
    long qty = rules.qty(sum);
    if (sum.isUnlimited()) {
      return new Decided(qty, Limit.UNBOUNDED, "no quota limits it, so it gets a fixed qty");
    }
    if (sum.count() > rules.maxQty()) {
      return new Decided(
          qty, Limit.MAX_QTY, sum + " fit, but headroom.max-qty is " + rules.maxQty());
    }
    if (qty == 0 && found.capacities().stream().anyMatch(GroupCapacity::onlyBufferBinds)) {
      return new Decided(0, Limit.BUFFER, "only the buffer of " + demand.buffer() + " makes it 0");
    }
    return new Decided(qty, found.greatest(), found.reason(demand.footprint()));
  }
}
