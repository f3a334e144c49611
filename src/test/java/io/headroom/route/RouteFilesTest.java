package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code routes/}, as an integrator finds them. */
class RouteFilesTest {

  private static final Path ROUTES = Path.of("routes");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<String> LANGUAGES = List.of("simple", "constant");

  private static JsonSchema schema;

  @BeforeAll
  static void readTheSchema() throws IOException {
    try (InputStream file = RouteFilesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(file);
    }
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ROUTES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_file_holds_one_route_or_one_configuration_that_is_named_after_it(Path file)
      throws IOException {
    JsonNode root = YAML.readTree(file.toFile());

    assertThat(root.size()).isOne();
    assertThat(body(root).at("/id").asText() + ".camel.yaml")
        .isEqualTo(String.valueOf(file.getFileName()));
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_route_says_in_words_what_it_does(Path file) throws IOException {
    assertThat(body(YAML.readTree(file.toFile())).at("/description").asText())
        .hasSizeGreaterThan(30)
        .endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_step_has_an_id(Path file) throws IOException {
    assertThat(steps(YAML.readTree(file.toFile())))
        .allSatisfy(step -> assertThat(step.getValue().at("/id").asText()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("files")
  void an_endpoint_has_its_options_as_parameters(Path file) throws IOException {
    List<String> uris = YAML.readTree(file.toFile()).findValuesAsText("uri");

    assertThat(uris).noneMatch(uri -> uri.contains("?"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void an_expression_is_written_on_two_levels(Path file) throws IOException {
    JsonNode root = YAML.readTree(file.toFile());

    for (String language : LANGUAGES) {
      assertThat(root.findValues(language)).allMatch(JsonNode::isObject, language);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_file_is_valid_by_the_schema_of_camel(Path file) throws IOException {
    assertThat(schema.validate(YAML.readTree(file.toFile()))).isEmpty();
  }

  @Test
  void no_id_is_used_twice() throws IOException {
    List<String> ids = new ArrayList<>();
    for (Path file : files()) {
      JsonNode root = YAML.readTree(file.toFile());
      ids.add(body(root).at("/id").asText());
      steps(root).forEach(step -> ids.add(step.getValue().at("/id").asText()));
    }

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void the_folder_for_integrators_is_empty() throws IOException {
    try (Stream<Path> files = Files.list(ROUTES.resolve("custom"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).containsOnly(".gitkeep");
    }
  }

  private static JsonNode body(JsonNode root) {
    return root.get(0).elements().next();
  }

  private static List<Map.Entry<String, JsonNode>> steps(JsonNode root) {
    return root.findValues("steps").stream()
        .flatMap(steps -> Stream.iterate(0, at -> at < steps.size(), at -> at + 1).map(steps::get))
        .flatMap(step -> step.properties().stream())
        .toList();
  }
}
