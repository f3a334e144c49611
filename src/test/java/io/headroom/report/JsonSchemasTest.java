package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.api.ApiDescription;
import io.headroom.capacity.Limit;
import io.headroom.capacity.RuleSet;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.reload.Reload;
import io.headroom.rig.JsonSchemas;
import io.headroom.stock.Difference.Cause;
import io.headroom.stock.Mode;
import io.headroom.stock.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas and the description of the API, held against the classes that they describe. */
class JsonSchemasTest {

  private static final Path FOLDER = Path.of("src/main/resources/io/headroom/report/schema");
  private static final String SUFFIX = "-1.schema.json";

  /** A document that describes others, and its text. */
  private record Description(String name, JsonNode document) {

    /** The terms of every enum that stands under a name, each as a list. */
    List<List<String>> enums(String property) {
      List<List<String>> found = new ArrayList<>();
      collect(document, property, found);
      return found;
    }

    private static void collect(JsonNode node, String property, List<List<String>> found) {
      JsonNode owner = node.path(property);
      Stream.of(owner, owner.path("items"))
          .map(holder -> holder.path("enum"))
          .filter(JsonNode::isArray)
          .map(Description::terms)
          .forEach(found::add);
      node.forEach(child -> collect(child, property, found));
    }

    private static List<String> terms(JsonNode values) {
      List<String> terms = new ArrayList<>();
      values.forEach(value -> terms.add(value.asText()));
      terms.remove("null");
      return terms;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Description> schemas() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(SUFFIX, ""))
          .sorted()
          .map(name -> new Description(name, JsonSchemas.schema(name)))
          .toList()
          .stream();
    }
  }

  private static Description api() throws IOException {
    return new Description("openapi", new ObjectMapper().readTree(new ApiDescription().text()));
  }

  private static Stream<Description> every() throws IOException {
    return Stream.concat(schemas(), Stream.of(api()));
  }

  private static <T> String[] terms(T[] values, Function<T, String> term) {
    return Arrays.stream(values).map(term).toArray(String[]::new);
  }

  private static void assertEach(String property, Description description, String... terms) {
    assertThat(description.enums(property))
        .allSatisfy(found -> assertThat(found).containsExactlyInAnyOrder(terms));
  }

  @Test
  void every_document_with_a_version_has_a_schema_and_no_other_has() throws IOException {
    assertThat(schemas().map(Description::name))
        .containsExactly(
            "compare",
            "explain",
            "holds",
            "pause",
            "plan",
            "recalculate",
            "reload",
            "stock",
            "sweep");
  }

  @ParameterizedTest
  @MethodSource("every")
  void a_limit_is_any_that_there_is(Description description) {
    assertEach("limit", description, terms(Limit.values(), Limit::term));
  }

  @Test
  void limits_are_named_where_documents_have_them() throws IOException {
    assertThat(every().filter(description -> !description.enums("limit").isEmpty()))
        .extracting(Description::name)
        .containsExactly("explain", "plan", "stock", "openapi");
  }

  @ParameterizedTest
  @MethodSource("every")
  void a_resource_is_any_that_limits_a_node(Description description) {
    Stream<Limit> resources = Stream.concat(Limit.resources().stream(), Stream.of(Limit.NO_POOL));
    assertEach("resource", description, resources.map(Limit::term).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("every")
  void an_outcome_is_any_that_a_product_may_have(Description description) {
    if (!description.name().equals("reload")) {
      assertEach("outcome", description, terms(Outcome.values(), Outcome::term));
    }
  }

  @Test
  void the_outcome_of_a_reload_is_any_that_it_may_have() {
    String[] outcomes =
        terms(Reload.Outcome.values(), outcome -> outcome.name().toLowerCase(Locale.ROOT));
    Description reload = new Description("reload", JsonSchemas.schema("reload"));
    assertThat(reload.enums("outcome")).hasSize(1);
    assertEach("outcome", reload, outcomes);
  }

  @ParameterizedTest
  @MethodSource("every")
  void a_set_of_rules_is_one_of_two(Description description) {
    assertEach("rules", description, terms(RuleSet.values(), RuleSet::term));
  }

  @ParameterizedTest
  @MethodSource("every")
  void a_mode_is_one_that_there_is(Description description) {
    assertEach("mode", description, terms(Mode.values(), Mode::term));
  }

  @ParameterizedTest
  @MethodSource("every")
  void a_cause_of_a_difference_is_any_that_there_is(Description description) {
    assertEach("causes", description, Cause.all().stream().map(Cause::term).toArray(String[]::new));
  }

  @Test
  void an_event_is_any_that_the_shop_tells() throws IOException {
    assertThat(api().enums("event"))
        .isNotEmpty()
        .allSatisfy(
            found ->
                assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(
                        Kind.told().stream().map(Kind::term).toList()));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void schemas_allow_nothing_that_they_do_not_name(Description description) {
    description
        .document()
        .findParents("properties")
        .forEach(
            object ->
                assertThat(object.path("additionalProperties").asText())
                    .as(object.toString())
                    .isEqualTo("false"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void a_schema_says_of_which_document_it_is(Description description) {
    assertThat(description.document().path("$id").asText())
        .isEqualTo("urn:headroom:" + description.name() + ":1");
    assertThat(description.document().at("/properties/schema/const").asText())
        .isEqualTo("headroom/" + description.name() + "/1");
  }
}
