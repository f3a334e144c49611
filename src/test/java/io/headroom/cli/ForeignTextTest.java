package io.headroom.cli;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Plans.DEFAULTS;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Plans.planned;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Product;
import io.headroom.catalogue.Scope;
import io.headroom.cli.check.Checklist;
import io.headroom.reload.Built;
import io.headroom.reload.Problem;
import io.headroom.report.CompareDocument;
import io.headroom.report.ExplanationDocument;
import io.headroom.report.Json;
import io.headroom.report.PlanDocument;
import io.headroom.rig.ForeignText;
import io.headroom.rig.Plans.Panel;
import io.headroom.rig.Reports;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Untouched;
import io.headroom.stock.Explanation;
import io.headroom.stock.Mode;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** What the verbs show of texts of others. */
class ForeignTextTest {

  private static final ColorScheme PLAIN = CommandLine.Help.defaultColorScheme(Ansi.OFF);

  static IntStream points() {
    return ForeignText.points();
  }

  private static void isHarmless(String shown) {
    assertThat(shown).contains("a");
    assertThat(ForeignText.harmful(shown)).isEmpty();
  }

  private static SweepReport report(String words) {
    Panel panel = panel().packageUnknown(7, words);
    Catalogue catalogue = new Catalogue(List.of(product(10).named(words).read()));
    return new SweepReport(
        SweepRequest.compare(Scope.ALL),
        Instant.parse("2026-01-02T03:04:05Z"),
        DEFAULTS,
        Mode.WRITE,
        catalogue,
        catalogue,
        panel.answers(),
        panel.plan(DEFAULTS, product(10).named(words)),
        6,
        4,
        4,
        210);
  }

  @ParameterizedTest
  @MethodSource("points")
  void plan(int point) {
    String words = "a" + Character.toString(point) + "b";
    var products = planned(9, 1, new Untouched(Cause.UNKNOWN, words));

    isHarmless(new SweepTable(PLAIN).of(Reports.dry(products)));
  }

  @ParameterizedTest
  @MethodSource("points")
  void compare(int point) {
    String words = "a" + Character.toString(point) + "b";
    isHarmless(new CompareTable(PLAIN).of(report(words)));
  }

  @ParameterizedTest
  @MethodSource("points")
  void explain(int point) {
    String words = "a" + Character.toString(point) + "b";
    Panel panel =
        panel()
            .packageOf10Mb()
            .group(1, node().idle(words), node().id(22).memory(100, 50).pool(words, 2, 9, 9));
    Product product = product(10).named(words).read();

    isHarmless(
        new ExplanationText(PLAIN)
            .of(
                Explanation.of(
                    panel.planned(DEFAULTS, product(10).named(words)),
                    panel.answers(),
                    DEFAULTS,
                    List.of(words))));
    isHarmless(
        new ExplanationText(PLAIN)
            .of(
                Explanation.of(
                    panel().packageUnknown(7, words).planned(DEFAULTS, product(10).named(words)),
                    panel().packageUnknown(7, words).answers(),
                    DEFAULTS,
                    List.of())));
    assertThat(product.name()).isEqualTo(words);
  }

  @ParameterizedTest
  @MethodSource("points")
  void check_and_complaints(int point) {
    String words = "a" + Character.toString(point) + "b";
    StringWriter shown = new StringWriter();
    CommandLine line = new CommandLine(new HeadroomCommand());
    line.setOut(new PrintWriter(shown, true)).setErr(new PrintWriter(shown, true));

    new Checklist(line).warn("products", words);
    Complaints.print(line, words);

    isHarmless(shown.toString());
  }

  @ParameterizedTest
  @MethodSource("points")
  void documents_in_json(int point) {
    String words = "a" + Character.toString(point) + "b";
    SweepReport report = report(words);

    for (Record document :
        List.of(
            PlanDocument.of(report),
            CompareDocument.of(report),
            ExplanationDocument.of(report).orElseThrow())) {
      isHarmless(Json.text(document).replace("\u007f", ""));
    }
  }

  @ParameterizedTest
  @MethodSource("points")
  void what_a_build_of_the_routes_finds(int point) {
    String words = "a" + Character.toString(point) + "b";
    Problem problem = new Problem("routes/custom/" + words + ".camel.yaml", OptionalInt.of(3), "a");
    StringWriter shown = new StringWriter();

    RoutesCheckCommand.print(
        new Built(List.of(), List.of(problem), List.of(problem)), new PrintWriter(shown, true));

    isHarmless(shown.toString().replace("\r", ""));
  }

  @ParameterizedTest
  @MethodSource("points")
  void a_problem_of_a_route(int point) {
    String words = "a" + Character.toString(point) + "b";

    isHarmless(new Problem("a.camel.yaml", OptionalInt.of(3), words).toString());
  }
}
