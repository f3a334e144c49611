package io.headroom.cli;

import static io.headroom.rig.Plans.decided;
import static io.headroom.rig.Plans.plan;
import static io.headroom.rig.Plans.untouched;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Reports;
import io.headroom.stock.Mode;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.Writing;
import io.headroom.sweep.SweepReport;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The table of a sweep. */
class SweepTableTest {

  private static String table(SweepReport report) {
    return new SweepTable(CommandLine.Help.defaultColorScheme(Ansi.OFF)).of(report);
  }

  @Test
  void columns_are_aligned_and_numbers_to_the_right() {
    PlannedProduct failed =
        plan(decided(123, 7, 1000))
            .written(new Writing(Set.of(), Set.of(), Map.of(123L, "locked\nby a checkout")))
            .products()
            .get(0);

    assertThat(table(Reports.written(decided(9, 1, 66), untouched(10, 2_000), failed)).lines())
        .containsExactly(
            " ID  NAME     BEFORE      AFTER  OUTCOME    LIMIT   REASON",
            "  9  KVM-9         1  ->     66  changed    memory  memory limits it",
            " 10  KVM-10     2000  ->   2000  untouched  -       timeout",
            "123  KVM-123       7  ->      7  failed     memory  locked; by a checkout",
            "1 changed, 0 unchanged, 1 untouched, 0 contended, 0 deferred, 1 failed, 0 held; 6 panel requests, 9 SQL"
                + " statements in 4 round trips, 210 ms",
            "Written by the module rules.");
  }

  @Test
  void an_empty_shop_has_no_table() {
    assertThat(table(Reports.dry()).lines()).hasSize(2);
  }

  @Test
  void the_last_line_says_what_came_of_it() {
    assertThat(table(Reports.written(decided(9, 1, 1))))
        .endsWith("There was no qty to write, by the module rules.");
    assertThat(table(Reports.report(false, Mode.OBSERVE, decided(9, 1, 2))))
        .endsWith("Observed by the module rules: no qty was written (headroom.mode=observe).");
  }

  @Test
  void only_a_terminal_gets_colours() {
    SweepReport report = Reports.dry(decided(9, 1, 2));
    assertThat(table(report)).doesNotContain("\u001b");
    assertThat(new SweepTable(CommandLine.Help.defaultColorScheme(Ansi.ON)).of(report))
        .contains("\u001b[32mchanged");
  }
}
