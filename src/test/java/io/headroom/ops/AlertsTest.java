package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.headroom.rig.PromQl;
import io.headroom.rig.Promtool;
import io.headroom.rig.Scrape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert rules, which an operator gives to Prometheus. */
@Tag("rig")
class AlertsTest {

  private static final Path RULES = Path.of("src/main/ops/alerts.yaml");
  private static final Path TESTS = Path.of("src/test/resources/io/headroom/ops/alerts-test.yaml");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern ALERT = Pattern.compile("alertname=\"(\\w+)\"");

  private final List<JsonNode> rules = new ArrayList<>();

  AlertsTest() throws IOException {
    YAML.readTree(RULES.toFile())
        .path("groups")
        .forEach(group -> group.path("rules").forEach(rules::add));
  }

  @Test
  void prometheus_accepts_them() {
    Promtool.Ended ended = Promtool.run("check", "rules", RULES.toString());

    assertThat(ended.exitCode()).describedAs(ended.output()).isZero();
  }

  @Test
  void they_fire_when_they_should_and_not_when_they_should_not() {
    Promtool.Ended ended = Promtool.run("test", "rules", TESTS.toString());

    assertThat(ended.exitCode()).describedAs(ended.output()).isZero();
  }

  @Test
  void each_is_seen_to_fire_and_seen_not_to_fire() throws IOException {
    Set<String> firing = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (JsonNode test : YAML.readTree(TESTS.toFile()).path("tests")) {
      for (JsonNode check : test.path("promql_expr_test")) {
        Matcher alert = ALERT.matcher(check.path("expr").asText());
        assertThat(alert.find()).describedAs(check.toString()).isTrue();
        (check.path("exp_samples").isEmpty() ? silent : firing).add(alert.group(1));
      }
    }

    assertThat(firing).containsExactlyInAnyOrderElementsOf(alerts());
    assertThat(silent).containsExactlyInAnyOrderElementsOf(alerts());
  }

  private List<String> alerts() {
    return rules.stream().map(rule -> rule.path("alert").asText()).toList();
  }

  @Test
  void each_says_what_is_wrong_and_what_to_do() {
    for (JsonNode rule : rules) {
      assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
      assertThat(rule.at("/annotations/summary").asText()).contains("{{").endsWith(".");
      assertThat(rule.at("/annotations/description").asText()).hasSizeGreaterThan(40).endsWith(".");
    }
  }

  @Test
  void what_they_look_at_is_exported(@TempDir Path folder) throws IOException {
    areExported(Scrape.promised(), folder);
  }

  /** Asserts that every series that a rule looks at is in a scrape. */
  void areExported(Scrape scrape, Path folder) throws IOException {
    List<String> selectors =
        rules.stream()
            .flatMap(rule -> new PromQl(rule.path("expr").asText()).selectors().stream())
            .toList();

    assertThat(selectors).hasSizeGreaterThanOrEqualTo(rules.size());
    scrape.answers(selectors, folder);
  }
}
