package io.headroom.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a table, each as wide as its widest cell.
 *
 * @param right which of them are aligned to the right, as numbers are
 * @param widths their widths
 */
record Columns(List<Boolean> right, List<Integer> widths) {

  /** Returns the columns that hold all rows. */
  static Columns of(List<Boolean> right, List<List<String>> rows) {
    return new Columns(
        right,
        IntStream.range(0, right.size())
            .map(at -> rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0))
            .boxed()
            .toList());
  }

  /** Returns the cells of a row, each filled up with blanks to the width of its column. */
  List<String> fill(List<String> cells) {
    List<String> filled = new ArrayList<>();
    for (int at = 0; at < widths.size(); at++) {
      String cell = cells.get(at);
      String blanks = " ".repeat(widths.get(at) - cell.length());
      filled.add(right.get(at) ? blanks + cell : cell + blanks);
    }
    return filled;
  }

  /** Returns a line of cells. */
  static String line(List<String> cells) {
    return String.join("  ", cells).stripTrailing();
  }
}
