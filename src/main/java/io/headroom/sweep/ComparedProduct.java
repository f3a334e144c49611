package io.headroom.sweep;

import io.headroom.capacity.RuleSet;
import io.headroom.stock.Answers;
import io.headroom.stock.Decision;
import io.headroom.stock.Difference;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.Planner;
import io.headroom.stock.ProductStock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the shop has of a product, and what each set of rules makes of it.
 *
 * @param planned the product, and what would be written
 * @param module what the module rules decide
 * @param panel what the panel rules decide
 * @param unreserved what would be decided if nothing was ordered that is not built
 * @param reasons why these differ, one sentence each; empty where they do not
 */
public record ComparedProduct(
    PlannedProduct planned,
    Decision module,
    Decision panel,
    Decision unreserved,
    List<String> reasons) {

  /** Compares every product of a sweep that computed both sets of rules. */
  public static List<ComparedProduct> of(SweepReport report) {
    Answers answers = report.answers();
    Iterator<Decision> module = decisions(report, RuleSet.MODULE, answers).iterator();
    Iterator<Decision> panel = decisions(report, RuleSet.PANEL, answers).iterator();
    Iterator<Decision> unreserved =
        decisions(report, report.rules().rules(), answers.withoutReservations()).iterator();
    return report.plan().products().stream()
        .map(
            planned ->
                new ComparedProduct(
                    planned, module.next(), panel.next(), unreserved.next(), List.of()))
        .map(compared -> compared.explained(report))
        .toList();
  }

  private static List<Decision> decisions(SweepReport report, RuleSet rules, Answers answers) {
    return new Planner(report.rules().by(rules), answers, false)
        .plan(report.catalogue(), report.companions()).products().stream()
            .map(PlannedProduct::decision)
            .toList();
  }

  private ComparedProduct explained(SweepReport report) {
    return new ComparedProduct(planned, module, panel, unreserved, sentences(report));
  }

  private List<String> sentences(SweepReport report) {
    List<String> sentences = new ArrayList<>();
    report.explain(planned).difference().map(Difference::sentence).ifPresent(sentences::add);
    if (!module.isDecided() && !panel.isDecided()) {
      sentences.add("Nothing would be written: " + module.reason() + ".");
    } else if (!module.isDecided()) {
      sentences.add("By the module rules it is not known: " + module.reason() + ".");
    } else if (!panel.isDecided()) {
      sentences.add("By the panel rules it is not known: " + panel.reason() + ".");
    }
    Decision ruled = report.rules().rules() == RuleSet.MODULE ? module : panel;
    if (!planned.decision().equals(ruled)) {
      sentences.add("A route of your own changes it: " + planned.decision().reason() + ".");
    }
    planned
        .stock()
        .filter(ProductStock::isLess)
        .filter(stock -> !qty(unreserved).equals(qty(ruled)))
        .map(
            stock ->
                "Without what is ordered and not built it would be %d: %s."
                    .formatted(unreserved.qtyOr(0), stock.words()))
        .ifPresent(sentences::add);
    if (isStrange()) {
      sentences.add(
          "The shop's "
              + shop()
              + " is what neither set of rules gives: it is older, or somebody else wrote it.");
    }
    return List.copyOf(sentences);
  }

  /** The qty in the shop. */
  public long shop() {
    return planned.product().qty();
  }

  /** The qty by a decision; empty where it is not known. */
  public static OptionalLong qty(Decision decision) {
    return decision.fold(
        decided -> OptionalLong.of(decided.qty()), untouched -> OptionalLong.empty());
  }

  /** Whether both sets of rules give a qty, and not the same. */
  public boolean differs() {
    return module.isDecided() && panel.isDecided() && !qty(module).equals(qty(panel));
  }

  /** Whether both sets of rules give a qty, and neither gives the shop's. */
  public boolean isStrange() {
    return module.isDecided()
        && panel.isDecided()
        && !qty(module).equals(OptionalLong.of(shop()))
        && !qty(panel).equals(OptionalLong.of(shop()));
  }
}
