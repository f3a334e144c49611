package io.headroom.cli;

import static io.headroom.rig.Plans.decided;
import static io.headroom.rig.Plans.plan;
import static io.headroom.rig.Plans.planned;
import static io.headroom.rig.Plans.untouched;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Reports;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Untouched;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The first exit code that applies. */
class ExitCodeTest {

  private static final PlannedProduct CHANGED = decided(10, 1, 2);
  private static final PlannedProduct UNCHANGED = decided(11, 2, 2);
  private static final PlannedProduct UNKNOWN = untouched(12, 3);
  private static final PlannedProduct BY_ITS_SETTINGS =
      planned(13, 3, new Untouched(Cause.SETTINGS, "no package"));
  private static final PlannedProduct BY_A_ROUTE =
      planned(14, 3, new Untouched(Cause.EXTENSION, "failed"));

  private static PlannedProduct written(Writing writing) {
    return plan(CHANGED).written(writing).products().get(0);
  }

  @Test
  void a_failed_row_comes_first() {
    PlannedProduct failed = written(new Writing(Set.of(), Set.of(), Map.of(10L, "locked")));
    assertThat(ExitCode.of(Reports.written(failed, UNKNOWN))).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void of_several_reasons_the_first_of_the_list_counts() {
    assertThat(ExitCode.of(Reports.dry(CHANGED, UNKNOWN))).isEqualTo(ExitCode.CHANGES_PENDING);
    assertThat(ExitCode.of(Reports.written(CHANGED, UNKNOWN))).isEqualTo(ExitCode.UNKNOWN);
    assertThat(ExitCode.of(Reports.dry(BY_A_ROUTE))).isEqualTo(ExitCode.UNKNOWN);
  }

  @Test
  void what_is_held_comes_before_changes_and_what_is_unknown() {
    PlannedProduct held = plan(CHANGED).hold(Map.of(10L, "held")).products().get(0);
    assertThat(ExitCode.of(Reports.dry(held, CHANGED))).isEqualTo(ExitCode.HELD);
    assertThat(ExitCode.of(Reports.written(held, UNKNOWN))).isEqualTo(ExitCode.HELD);
  }

  @Test
  void what_there_was_no_time_to_write_may_be_wrong_as_what_is_unknown() {
    PlannedProduct deferred = written(Writing.deferred(Set.of(10L)));
    assertThat(ExitCode.of(Reports.written(deferred, UNCHANGED))).isEqualTo(ExitCode.UNKNOWN);
  }

  @Test
  void changes_are_pending_in_a_plan_alone() {
    assertThat(ExitCode.of(Reports.dry(CHANGED))).isEqualTo(ExitCode.CHANGES_PENDING);
    assertThat(ExitCode.of(Reports.written(CHANGED))).isEqualTo(ExitCode.OK);
  }

  @Test
  void the_page_on_operations_lists_them_in_this_order() throws IOException {
    List<String> codes =
        Files.readAllLines(Path.of("docs/operations.md")).stream()
            .dropWhile(line -> !line.startsWith("| exit code |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("| "))
            .map(line -> line.replaceFirst("^\\| ([0-9]+) \\|.*", "$1"))
            .toList();

    assertThat(codes)
        .containsExactlyElementsOf(
            Stream.of(ExitCode.values()).map(code -> Integer.toString(code.code())).toList());
  }

  @Test
  void the_rest_is_well() {
    PlannedProduct contended = written(new Writing(Set.of(10L), Set.of(), Map.of()));
    assertThat(ExitCode.of(Reports.written(contended, UNCHANGED, BY_ITS_SETTINGS)))
        .isEqualTo(ExitCode.OK);
    assertThat(ExitCode.of(Reports.dry(UNCHANGED, BY_ITS_SETTINGS))).isEqualTo(ExitCode.OK);
  }
}
