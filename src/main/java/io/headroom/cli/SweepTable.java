package io.headroom.cli;

import io.headroom.stock.Mode;
import io.headroom.stock.Outcome;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import io.headroom.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/**
 * What came of a sweep as a table with aligned columns.
 *
 * @param colours how to colour it
 */
record SweepTable(ColorScheme colours) {

  private static final List<String> HEAD =
      List.of("ID", "NAME", "BEFORE", "", "AFTER", "OUTCOME", "LIMIT", "REASON");
  private static final List<Boolean> RIGHT =
      List.of(true, false, true, false, true, false, false, false);
  private static final int LONGEST_NAME = 32;
  private static final int OUTCOME = 5;

  /** Returns the table and its summary. */
  String of(SweepReport report) {
    List<PlannedProduct> products = report.plan().products();
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    products.stream().map(SweepTable::cells).forEach(rows::add);
    Columns columns = Columns.of(RIGHT, rows);
    List<String> lines = new ArrayList<>();
    if (!products.isEmpty()) {
      lines.add(colours.apply(line(columns.fill(HEAD), List.of()), List.of(Style.bold)).toString());
    }
    for (int at = 0; at < products.size(); at++) {
      lines.add(line(columns.fill(rows.get(at + 1)), styles(products.get(at).outcome())));
      otherRules(products.get(at), report, columns.widths().get(0)).forEach(lines::add);
    }
    lines.add(summary(report));
    lines.add(effect(report));
    return String.join(System.lineSeparator(), lines);
  }

  private static List<String> cells(PlannedProduct planned) {
    return List.of(
        Long.toString(planned.id()),
        OneLine.of(planned.product().name(), LONGEST_NAME).text(),
        Long.toString(planned.qtyBefore()),
        "->",
        Long.toString(planned.qtyAfter()),
        planned.outcome().term(),
        planned.decision().isDecided() ? planned.decision().limitTerm() : "-",
        OneLine.of(planned.reason()).text());
  }

  private String line(List<String> cells, List<IStyle> styles) {
    List<String> coloured = new ArrayList<>(cells);
    if (!styles.isEmpty()) {
      coloured.set(OUTCOME, colours.apply(cells.get(OUTCOME), styles).toString());
    }
    return Columns.line(coloured);
  }

  private static List<IStyle> styles(Outcome outcome) {
    return switch (outcome) {
      case CHANGED -> List.of(Style.fg_green);
      case UNCHANGED -> List.of();
      case UNTOUCHED, CONTENDED, DEFERRED, HELD -> List.of(Style.fg_yellow);
      case FAILED -> List.of(Style.fg_red);
    };
  }

  private static Stream<String> otherRules(PlannedProduct planned, SweepReport report, int indent) {
    return planned.otherRulesQty().stream()
        .mapToObj(
            qty ->
                "%s  headroom.rules=%s would give %d; headroom explain %d says why"
                    .formatted(
                        " ".repeat(indent),
                        report.rules().rules().other().term(),
                        qty,
                        planned.id()));
  }

  private static String summary(SweepReport report) {
    Plan plan = report.plan();
    return ("%d changed, %d unchanged, %d untouched, %d contended, %d deferred, %d failed,"
                + " %d held; ")
            .formatted(
                plan.count(Outcome.CHANGED),
                plan.count(Outcome.UNCHANGED),
                plan.count(Outcome.UNTOUCHED),
                plan.count(Outcome.CONTENDED),
                plan.count(Outcome.DEFERRED),
                plan.count(Outcome.FAILED),
                plan.count(Outcome.HELD))
        + "%d panel requests, %d SQL statements in %d round trips, %d ms"
            .formatted(
                report.panelRequests(),
                report.sqlStatements(),
                report.sqlRoundTrips(),
                report.durationMs());
  }

  private static String effect(SweepReport report) {
    String rules = report.rules().rules().term();
    if (report.request().dry()) {
      return "A plan by the %s rules: nothing was written.".formatted(rules);
    }
    if (!report.plan().hasChanges()) {
      return "There was no qty to write, by the %s rules.".formatted(rules);
    }
    return report.mode() == Mode.OBSERVE
        ? "Observed by the %s rules: no qty was written (headroom.mode=observe).".formatted(rules)
        : "Written by the %s rules.".formatted(rules);
  }
}
