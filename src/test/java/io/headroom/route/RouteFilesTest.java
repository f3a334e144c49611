package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.headroom.rig.ShippedRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code routes/}, as an integrator finds them. */
class RouteFilesTest {

  /** The files that hold more than one route or configuration, and what they hold. */
  private static final Map<String, List<String>> SHARED =
      Map.of(
          "errors.camel.yaml",
          List.of(
              "errors",
              "accept-errors",
              "api-errors",
              "panel-errors",
              "poll-errors",
              "sweep-on-request-errors",
              "sweep-errors"),
          "panel/group.camel.yaml",
          List.of("lookup-group", "fetch-group"),
          "panel/package.camel.yaml",
          List.of("lookup-package", "fetch-package"),
          "shop/ledger.camel.yaml",
          List.of("read-ledger", "write-ledger", "prune-ledger"),
          "shop/order-ledger.camel.yaml",
          List.of("read-order-ledger", "write-order-ledger"),
          "shop/read-reservations.camel.yaml",
          List.of("read-reservations", "read-servers", "read-order-states", "read-upgrades"));

  private static final List<String> LANGUAGES = List.of("simple", "constant");

  private static JsonSchema schema;

  @BeforeAll
  static void readTheSchema() throws IOException {
    try (InputStream file = RouteFilesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(file);
    }
  }

  static List<Path> files() {
    return ShippedRoutes.files();
  }

  @Test
  void there_is_a_folder_for_each_thing_that_routes_serve() throws IOException {
    try (Stream<Path> files = Files.list(ShippedRoutes.FOLDER)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder(
              "sweep", "panel", "shop", "orders", "http", "sql", "custom", "errors.camel.yaml");
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_file_holds_one_route_that_it_is_named_after_or_routes_that_serve_each_other(Path file) {
    List<String> ids = bodies(file).map(body -> body.at("/id").asText()).toList();

    assertThat(ids)
        .isEqualTo(
            SHARED.getOrDefault(
                ShippedRoutes.FOLDER.relativize(file).toString(),
                List.of(String.valueOf(file.getFileName()).replace(".camel.yaml", ""))));
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_route_says_in_words_what_it_does(Path file) {
    assertThat(bodies(file).map(body -> body.at("/description").asText()))
        .allSatisfy(words -> assertThat(words).hasSizeGreaterThan(30).endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_step_has_an_id(Path file) {
    assertThat(steps(ShippedRoutes.read(file)))
        .allSatisfy(step -> assertThat(step.getValue().at("/id").asText()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("files")
  void no_route_waits_for_a_time_of_the_clock_which_may_be_set_back(Path file) {
    assertThat(ShippedRoutes.read(file).findValuesAsText("uri"))
        .noneMatch(uri -> uri.matches("(timer|quartz|cron):.*"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void an_endpoint_has_its_options_as_parameters(Path file) {
    List<String> uris = ShippedRoutes.read(file).findValuesAsText("uri");

    assertThat(uris).noneMatch(uri -> uri.contains("?"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void an_expression_is_written_on_two_levels(Path file) {
    JsonNode root = ShippedRoutes.read(file);

    for (String language : LANGUAGES) {
      assertThat(root.findValues(language)).allMatch(JsonNode::isObject, language);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_file_is_valid_by_the_schema_of_camel(Path file) {
    assertThat(schema.validate(ShippedRoutes.read(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void an_expression_calls_a_bean_in_one_way_alone(Path file) {
    assertThat(ShippedRoutes.read(file).findValues("method")).noneMatch(JsonNode::isObject);
  }

  @ParameterizedTest
  @MethodSource("files")
  void no_expression_is_empty(Path file) {
    for (String language : LANGUAGES) {
      assertThat(ShippedRoutes.read(file).findValues(language))
          .noneMatch(expression -> expression.path("expression").asText().isBlank());
    }
  }

  @Test
  void no_id_is_used_twice() {
    List<String> ids = new ArrayList<>();
    for (Path file : files()) {
      bodies(file).forEach(body -> ids.add(body.at("/id").asText()));
      steps(ShippedRoutes.read(file)).forEach(step -> ids.add(step.getValue().at("/id").asText()));
    }

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void the_folder_for_integrators_is_empty() throws IOException {
    try (Stream<Path> files = Files.list(ShippedRoutes.FOLDER.resolve("custom"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).containsOnly(".gitkeep");
    }
  }

  private static Stream<JsonNode> bodies(Path file) {
    return StreamSupport.stream(ShippedRoutes.read(file).spliterator(), false)
        .map(each -> each.elements().next());
  }

  private static List<Map.Entry<String, JsonNode>> steps(JsonNode root) {
    return root.findValues("steps").stream()
        .flatMap(steps -> Stream.iterate(0, at -> at < steps.size(), at -> at + 1).map(steps::get))
        .flatMap(step -> step.properties().stream())
        .toList();
  }
}
