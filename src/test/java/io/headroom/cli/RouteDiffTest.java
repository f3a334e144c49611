package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code routes diff} shows. */
class RouteDiffTest {

  private static final String ROUTE =
      """
      - route:
          id: a
          description: One sentence that goes on and on, so that an editor would break
            its line.
          from:
            uri: timer:a
            parameters:
              delay: 500
            steps:
              - log:
                  message: "Hello"
      """;

  private static final RouteFiles SHIPPED = files(Map.of("a.yaml", ROUTE, "sql/b.sql", "x"));

  private static RouteFiles files(Map<String, String> contents) {
    return new RouteFiles(new TreeMap<>(contents));
  }

  @Test
  void the_same_files_do_not_differ() {
    RouteDiff diff = new RouteDiff(SHIPPED, SHIPPED);

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.lines()).containsExactly("ok: the routes are as shipped");
  }

  private static RouteDiff withRoute(String content) {
    return new RouteDiff(SHIPPED, files(Map.of("a.yaml", content, "sql/b.sql", "x")));
  }

  @Test
  void a_changed_statement_is_shown_line_by_line() {
    RouteDiff diff =
        new RouteDiff(SHIPPED, files(Map.of("a.yaml", ROUTE, "sql/b.sql", "x\n  AND y\n")));

    assertThat(diff.isEmpty()).isFalse();
    assertThat(diff.lines())
        .containsExactly(
            "--- shipped/routes/sql/b.sql",
            "+++ routes/sql/b.sql",
            "@@ -1,1 +1,2 @@",
            " x",
            "+  AND y");
  }

  @Test
  void a_route_that_says_the_same_in_another_layout_does_not_differ() {
    RouteDiff diff =
        withRoute(
            """
            # saved by another editor
            - route:
                from:
                  steps: [{log: {message: Hello}}]
                  parameters: {delay: "500"}
                  uri: 'timer:a'
                description: >-
                  One sentence that goes on and on,
                  so that an editor would break its line.
                id: a
            """);

    assertThat(diff.lines()).containsExactly("ok: the routes are as shipped");
  }

  @Test
  void of_a_route_in_another_layout_only_what_it_says_otherwise_is_shown() {
    RouteDiff diff =
        withRoute(
            """
            - route:
                from:
                  steps: [{log: {message: Good-bye}}]
                  parameters: {delay: "500"}
                  uri: 'timer:a'
                description: One sentence that goes on and on, so that an editor would break its line.
                id: a
            """);

    assertThat(diff.lines().stream().filter(line -> line.matches("[-+] .*")))
        .containsExactly("-            message: Hello", "+            message: Good-bye");
  }

  @Test
  void the_order_of_steps_is_part_of_what_a_route_says() {
    assertThat(withRoute(ROUTE + "        - stop: {}\n").isEmpty()).isFalse();
  }

  @Test
  void a_route_that_is_not_yaml_any_more_is_shown_line_by_line() {
    assertThat(withRoute(ROUTE.replace("\"Hello\"", "\"Hello")).lines())
        .contains("-            message: \"Hello\"", "+            message: \"Hello");
  }

  @Test
  void a_missing_and_an_added_file_are_named() {
    RouteDiff diff = new RouteDiff(SHIPPED, files(Map.of("a.yaml", ROUTE, "c.yaml", "")));

    assertThat(diff.lines()).containsExactly("missing: routes/sql/b.sql", "added: routes/c.yaml");
    assertThat(diff.isEmpty()).isFalse();
  }

  @Test
  void the_files_of_an_integrator_are_listed_and_do_not_count() {
    Map<String, String> installed = new TreeMap<>(SHIPPED.contents());
    installed.put("custom/mine.camel.yaml", "");
    RouteDiff diff = new RouteDiff(SHIPPED, files(installed));

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.lines())
        .containsExactly("own: routes/custom/mine.camel.yaml", "ok: the routes are as shipped");
  }

  @Test
  void a_file_without_a_line_end_or_with_those_of_another_system_is_the_same() {
    assertThat(
            new RouteDiff(
                    SHIPPED,
                    files(
                        Map.of("a.yaml", ROUTE.strip().replace("\n", "\r\n"), "sql/b.sql", "x\n")))
                .isEmpty())
        .isTrue();
  }

  @Test
  void what_begins_with_a_dot_is_left_out(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("custom/.git"));
    for (String file : List.of(".a.yaml", "._b.yaml", "custom/.gitkeep", "custom/.git/c.yaml")) {
      Files.writeString(folder.resolve(file), "x");
    }

    assertThat(RouteFiles.in(folder).contents()).isEmpty();
  }

  @Test
  void what_the_jar_holds_is_what_the_archive_holds() {
    assertThat(RouteFiles.shipped().contents())
        .containsKeys("sweep/sweep.camel.yaml", "sql/write-qty.sql");
    assertThat(new RouteDiff(RouteFiles.shipped(), RouteFiles.in(Path.of("routes"))).isEmpty())
        .isTrue();
  }
}
