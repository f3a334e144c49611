package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.rig.PromQl;
import io.headroom.rig.Scrape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Grafana dashboard. */
@Tag("rig")
class DashboardTest {

  private static final Path FILE = Path.of("src/main/ops/grafana-dashboard.json");

  private final JsonNode dashboard;
  private final List<JsonNode> panels = new ArrayList<>();

  DashboardTest() throws IOException {
    dashboard = new ObjectMapper().readTree(FILE.toFile());
    dashboard.path("panels").forEach(panels::add);
  }

  private List<String> queries() {
    List<String> queries = new ArrayList<>();
    for (JsonNode panel : panels) {
      panel.path("targets").forEach(target -> queries.add(target.path("expr").asText()));
    }
    return queries.stream()
        .map(query -> query.replace("$instance", ".*").replace("$__rate_interval", "1m"))
        .toList();
  }

  @Test
  void every_query_reads_exported_metrics_alone() throws IOException {
    Set<String> exported = Scrape.promised().names();

    for (String query : queries()) {
      assertThat(exported).describedAs(query).containsAll(new PromQl(query).names());
    }
  }

  @Test
  void every_query_finds_something_in_a_scrape(@TempDir Path folder) throws IOException {
    areExported(Scrape.promised(), folder);
  }

  /** Asserts that every query finds something in a scrape. */
  void areExported(Scrape scrape, Path folder) throws IOException {
    assertThat(queries()).hasSizeGreaterThan(20).noneMatch(query -> query.contains("$"));
    scrape.answers(queries(), folder);
  }

  @Test
  void every_metric_of_headrooms_own_is_on_it() throws IOException {
    Set<String> shown =
        queries().stream()
            .flatMap(query -> new PromQl(query).names().stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(shown)
        .containsAll(
            Scrape.promised().names().stream()
                .filter(name -> name.startsWith("headroom_"))
                .toList());
  }

  @Test
  void every_panel_says_what_it_shows() {
    for (JsonNode panel : panels) {
      assertThat(panel.path("title").asText()).isNotBlank();
      if (!panel.path("type").asText().equals("row")) {
        assertThat(panel.path("description").asText()).endsWith(".");
        assertThat(panel.path("targets")).isNotEmpty();
      }
    }
  }

  @Test
  void no_two_panels_have_an_id_or_a_place_in_common() {
    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    Set<String> taken = new TreeSet<>();
    for (JsonNode panel : panels) {
      JsonNode place = panel.path("gridPos");
      for (int x = place.path("x").asInt(); x < right(place); x++) {
        for (int y = place.path("y").asInt(); y < bottom(place); y++) {
          assertThat(taken.add(x + "," + y)).describedAs(panel.path("title").asText()).isTrue();
        }
      }
      assertThat(right(place)).isLessThanOrEqualTo(24);
    }
  }

  private static int right(JsonNode place) {
    return place.path("x").asInt() + place.path("w").asInt();
  }

  private static int bottom(JsonNode place) {
    return place.path("y").asInt() + place.path("h").asInt();
  }

  @Test
  void it_works_with_any_data_source_and_several_instances() {
    for (JsonNode panel : panels) {
      panel
          .path("targets")
          .forEach(
              target -> {
                assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                assertThat(target.path("expr").asText()).contains("instance=~\"$instance\"");
              });
    }
    assertThat(dashboard.at("/templating/list").findValuesAsText("name"))
        .contains("datasource", "instance");
  }
}
