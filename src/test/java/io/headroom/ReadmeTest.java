package io.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README at its word. */
class ReadmeTest {

  private final String readme;

  ReadmeTest() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  private List<String> all(String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(readme)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @Test
  void its_chapters_come_in_the_order_of_a_newcomers_questions() {
    assertThat(all("^## ([^\\n]+)$"))
        .containsExactly(
            "Try it",
            "What it looks like",
            "Install in production",
            "Connecting WHMCS",
            "Moving from the PHP module",
            "The verbs",
            "The rules",
            "When the stock is looked at again",
            "The API",
            "JMX and Hawtio",
            "Editing routes",
            "Editing routes live",
            "Monitoring",
            "Settings",
            "Speed",
            "Security",
            "Limits");
  }

  @Test
  void the_two_commands_that_it_begins_with_are_run_by_ci() throws IOException {
    List<String> commands = all("^   ```sh\\n   ([^\\n]+)\\n   ```$");

    assertThat(commands).hasSize(2);
    assertThat(Files.readString(Path.of(".ci/run"))).contains(commands);
  }

  @Test
  void nothing_in_it_is_left_to_be_filled_in() {
    assertThat(readme).doesNotContain("@@").doesNotContain("TODO");
  }

  @Test
  void every_setting_that_it_names_exists() throws IOException {
    String page = Files.readString(Path.of("application.properties"));

    assertThat(all("(headroom\\.[a-z]+[a-z.-]*[a-z])")).isNotEmpty().allMatch(isIn(page));
  }

  private static Predicate<String> isIn(String page) {
    List<String> files = List.of("headroom.service", "headroom.jar", "headroom.php");
    return name -> page.contains(name + "=") || files.contains(name);
  }

  @Test
  void every_route_that_it_shows_is_valid_by_the_schema_of_camel() throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    JsonSchema schema = schema();

    List<String> routes = all("^```yaml\\n(.*?)^```$");

    assertThat(routes).hasSize(3);
    for (String route : routes) {
      assertThat(schema.validate(yaml.readTree(route))).isEmpty();
    }
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream file = ReadmeTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(file);
    }
  }
}
