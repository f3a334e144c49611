package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@code routes diff} shows. */
class RouteDiffTest {

  private static final RouteFiles SHIPPED = files(Map.of("a.yaml", "one\ntwo\n", "sql/b.sql", "x"));

  private static RouteFiles files(Map<String, String> contents) {
    return new RouteFiles(new TreeMap<>(contents));
  }

  @Test
  void the_same_files_do_not_differ() {
    RouteDiff diff = new RouteDiff(SHIPPED, SHIPPED);

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.lines()).containsExactly("ok: the routes are as shipped");
  }

  @Test
  void a_changed_file_is_shown_line_by_line() {
    RouteDiff diff =
        new RouteDiff(SHIPPED, files(Map.of("a.yaml", "one\n  2\n", "sql/b.sql", "x")));

    assertThat(diff.isEmpty()).isFalse();
    assertThat(diff.lines())
        .containsExactly(
            "--- shipped/routes/a.yaml",
            "+++ routes/a.yaml",
            "@@ -1,2 +1,2 @@",
            " one",
            "-two",
            "+  2");
  }

  @Test
  void a_missing_and_an_added_file_are_named() {
    RouteDiff diff = new RouteDiff(SHIPPED, files(Map.of("a.yaml", "one\ntwo\n", "c.yaml", "")));

    assertThat(diff.lines()).containsExactly("missing: routes/sql/b.sql", "added: routes/c.yaml");
    assertThat(diff.isEmpty()).isFalse();
  }

  @Test
  void the_files_of_an_integrator_are_listed_and_do_not_count() {
    Map<String, String> installed = new TreeMap<>(SHIPPED.contents());
    installed.put("custom/mine.camel.yaml", "");
    installed.put("custom/.gitkeep", "");
    RouteDiff diff = new RouteDiff(SHIPPED, files(installed));

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.lines())
        .containsExactly("own: routes/custom/mine.camel.yaml", "ok: the routes are as shipped");
  }

  @Test
  void a_file_without_a_line_end_or_with_those_of_another_system_is_the_same() {
    assertThat(
            new RouteDiff(SHIPPED, files(Map.of("a.yaml", "one\r\ntwo", "sql/b.sql", "x\n")))
                .isEmpty())
        .isTrue();
  }

  @Test
  void what_the_jar_holds_is_what_the_archive_holds() {
    assertThat(RouteFiles.shipped().contents())
        .containsKeys("sweep/sweep.camel.yaml", "sql/write-qty.sql");
    assertThat(new RouteDiff(RouteFiles.shipped(), RouteFiles.in(Path.of("routes"))).isEmpty())
        .isTrue();
  }
}
