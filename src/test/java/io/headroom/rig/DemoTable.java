package io.headroom.rig;

import io.headroom.stock.PlannedProduct;
import io.headroom.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/** The products of the sample shop, with the qty before Headroom came and the qty now. */
final class DemoTable {

  private static final String ROW = "%4s  %-18s %6s -> %s  %-7s  %s";
  private static final int QTY = 5;
  private static final int REASON = 28;
  private static final int NAME = 18;

  private final ColorScheme colours;
  private final Map<Integer, Integer> before;
  private final SortedMap<Long, PlannedProduct> now = new TreeMap<>();

  DemoTable(ColorScheme colours, Map<Integer, Integer> before) {
    this.colours = colours;
    this.before = Map.copyOf(before);
  }

  /** Takes over what a sweep came to for its products. */
  void take(List<PlannedProduct> products) {
    products.forEach(product -> now.put(product.id(), product));
  }

  /** Returns its lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String after = " ".repeat(QTY - "now".length()) + "now";
    String head = ROW.formatted("id", "product", "before", after, "limit", "why");
    lines.add(colours.apply(head, List.of(Style.bold)).toString());
    now.values().forEach(product -> lines.add(row(product)));
    return lines;
  }

  private String row(PlannedProduct product) {
    return ROW.formatted(
            product.id(),
            OneLine.of(product.product().name(), NAME).text(),
            before.get((int) product.id()),
            qty(product),
            product.decision().limitTerm(),
            OneLine.of(product.reason(), REASON).text())
        .stripTrailing();
  }

  /** Green where the last sweep raised it, yellow where it lowered it, red at 0. */
  private String qty(PlannedProduct product) {
    long after = product.qtyAfter();
    String text = ("%" + QTY + "d").formatted(after);
    if (after == 0) {
      return colours.apply(text, List.of(Style.fg_red)).toString();
    }
    if (!product.isChanged()) {
      return text;
    }
    Style style = after > product.qtyBefore() ? Style.fg_green : Style.fg_yellow;
    return colours.apply(text, List.of(style)).toString();
  }
}
