package io.headroom.cli;

import io.headroom.report.Json;
import io.headroom.report.PlanDocument;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import java.util.List;
import picocli.CommandLine;

/** Prints what came of a sweep. */
final class SweepPrinter {

  private SweepPrinter() {}

  /** Prints a report, and returns the exit code. */
  static int print(SweepReport report, boolean json, CommandLine line) {
    line.getOut()
        .println(
            json
                ? Json.text(PlanDocument.of(report))
                : new SweepTable(line.getColorScheme()).of(report));
    List<String> failed =
        report.plan().products().stream()
            .filter(PlannedProduct::isUnwritten)
            .map(SweepPrinter::failure)
            .toList();
    if (!failed.isEmpty()) {
      Complaints.print(
          line,
          "some products could not be written; the next sweep tries again: "
              + String.join("; ", failed));
    }
    return ExitCode.of(report).code();
  }

  private static String failure(PlannedProduct planned) {
    return "product " + planned.id() + ": " + planned.reason();
  }
}
