package io.headroom.cli;

import io.headroom.stock.Decision;
import io.headroom.sweep.ComparedProduct;
import io.headroom.sweep.SweepReport;
import io.headroom.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/**
 * A comparison as a table with aligned columns, and below each product why its numbers differ.
 *
 * @param colours how to colour it
 */
record CompareTable(ColorScheme colours) {

  private static final List<String> HEAD =
      List.of("ID", "NAME", "SHOP", "MODULE", "PANEL", "WRITTEN");
  private static final List<Boolean> RIGHT = List.of(true, false, true, true, true, true);
  private static final int LONGEST_NAME = 32;

  /** Returns the table and its summary. */
  String of(SweepReport report) {
    List<ComparedProduct> products = ComparedProduct.of(report);
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    products.stream().map(CompareTable::cells).forEach(rows::add);
    Columns columns = Columns.of(RIGHT, rows);
    String indent = " ".repeat(columns.widths().get(0) + 2);
    List<String> lines = new ArrayList<>();
    if (!products.isEmpty()) {
      lines.add(colours.apply(Columns.line(columns.fill(HEAD)), List.of(Style.bold)).toString());
    }
    for (int at = 0; at < products.size(); at++) {
      lines.add(Columns.line(columns.fill(rows.get(at + 1))));
      products.get(at).reasons().forEach(why -> lines.add(indent + OneLine.of(why).text()));
    }
    lines.add(summary(products));
    lines.add(
        "Compared: WRITTEN is what headroom.rules=%s would write. Nothing was written."
            .formatted(report.rules().rules().term()));
    return String.join(System.lineSeparator(), lines);
  }

  private static List<String> cells(ComparedProduct product) {
    return List.of(
        Long.toString(product.planned().id()),
        OneLine.of(product.planned().product().name(), LONGEST_NAME).text(),
        Long.toString(product.shop()),
        qty(product.module()),
        qty(product.panel()),
        qty(product.planned().decision()));
  }

  private static String qty(Decision decision) {
    return decision.fold(decided -> Long.toString(decided.qty()), untouched -> "-");
  }

  private static String summary(List<ComparedProduct> products) {
    return ("%d products: %d to change, %d where the rules differ, %d with a qty of"
            + " neither set of rules")
        .formatted(
            products.size(),
            products.stream().filter(product -> product.planned().isChanged()).count(),
            products.stream().filter(ComparedProduct::differs).count(),
            products.stream().filter(ComparedProduct::isStrange).count());
  }
}
