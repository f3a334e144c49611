package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.headroom.rig.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/routes.md says that the routes and Java share, held against the files. */
class DocumentedRoutesTest {

  private static final Path PAGE = Path.of("docs/routes.md");
  private static final List<Map.Entry<String, JsonNode>> FIELDS = new ArrayList<>();

  @BeforeAll
  static void read_the_files() throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    FIELDS.clear();
    try (Stream<Path> files = Files.walk(Path.of("routes"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".camel.yaml")).toList()) {
        collect(yaml.readTree(file.toFile()));
      }
    }
  }

  private static void collect(JsonNode node) {
    node.properties().forEach(FIELDS::add);
    node.forEach(DocumentedRoutesTest::collect);
  }

  /** Returns the first group of each match in the texts of the files. */
  private static Set<String> inTexts(String pattern) {
    Set<String> found = new TreeSet<>();
    for (Map.Entry<String, JsonNode> field : FIELDS) {
      if (!field.getKey().equals("description") && field.getValue().isTextual()) {
        Pattern.compile(pattern)
            .matcher(field.getValue().asText())
            .results()
            .forEach(match -> found.add(match.group(1)));
      }
    }
    return found;
  }

  /** Returns the names that a kind of step sets. */
  private static Set<String> names(String step) {
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, JsonNode> field : FIELDS) {
      if (field.getKey().equals(step)) {
        names.add(field.getValue().path("name").asText());
      }
    }
    return names;
  }

  /** Returns the values of the fields of a name. */
  private static Set<String> values(String name) {
    Set<String> values = new TreeSet<>();
    for (Map.Entry<String, JsonNode> field : FIELDS) {
      if (field.getKey().equals(name)) {
        values.add(field.getValue().asText());
      }
    }
    return values;
  }

  private static Set<String> all(List<Set<String>> sets) {
    Set<String> all = new TreeSet<>();
    sets.forEach(all::addAll);
    return all;
  }

  private static Set<String> documented(String heading) {
    return new TreeSet<>(Documents.namesBelow(PAGE, heading));
  }

  @Test
  void every_endpoint_between_routes_is_described_and_no_other() {
    assertThat(documented("### Endpoints")).isEqualTo(inTexts("^((?:direct|seda):[a-z][a-z-]*)"));
  }

  @Test
  void every_bean_is_described_and_no_other() {
    assertThat(documented("### Beans"))
        .isEqualTo(
            all(
                List.of(
                    values("ref"),
                    values("objectMapper"),
                    inTexts("^#(?:bean:)?(\\w+)$"),
                    inTexts("\\bbean:(\\w+)\\?"),
                    inTexts("^caffeine-loadcache:(\\w+)"))));
  }

  @Test
  void every_exchange_property_is_described_and_no_other() {
    assertThat(documented("### Exchange properties"))
        .isEqualTo(all(List.of(names("setProperty"), inTexts("\\bexchangeProperty\\.(\\w+)"))));
  }

  @Test
  void every_variable_is_described_and_no_other() {
    assertThat(documented("### Variables"))
        .isEqualTo(
            all(
                List.of(
                    names("setVariable"),
                    values("variableReceive"),
                    inTexts("\\bvariable\\.(\\w+)"))));
  }

  @Test
  void every_header_is_described_and_no_other() {
    assertThat(documented("### Headers"))
        .isEqualTo(all(List.of(names("setHeader"), inTexts("\\bheader\\.(\\w+)"))));
  }
}
