package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.capacity.Lookup;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;

/** Answers that nobody foresaw: whatever comes, nothing is thrown and nothing is made up. */
@Tag("rig")
class HostileJsonTest {

  private static final ObjectReader READER = Json.MAPPER.readerFor(JsonNode.class);

  private static Lookup<?> asPackage(JsonNode answer) {
    return new PackageReader().read(answer, 7);
  }

  private static Lookup<?> asGroup(JsonNode answer) {
    GroupReader reader = new GroupReader();
    GroupPages pages = reader.begin(4);
    reader.add(pages, answer);
    return pages.isMore() ? new Lookup.Unknown<>("incomplete") : reader.finish(pages);
  }

  /** Parses as the routes do: JSON, or an exception of Jackson's. */
  private static Optional<JsonNode> parse(byte[] bytes) {
    try {
      return Optional.of(READER.readValue(bytes));
    } catch (JacksonException refused) {
      assertThat(FailureReason.of(refused).text()).contains("JSON");
      return Optional.empty();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Property(tries = 500)
  void bytes_at_random_are_never_an_answer(@ForAll @Size(max = 200) byte[] bytes) {
    parse(bytes)
        .ifPresent(
            json -> {
              assertThat(asPackage(json)).isInstanceOf(Lookup.Unknown.class);
              assertThat(asGroup(json)).isInstanceOf(Lookup.Unknown.class);
            });
  }

  @Property(tries = 500)
  void json_at_random_is_never_an_answer(@ForAll("json") JsonNode json) {
    assertThat(asPackage(json)).isInstanceOf(Lookup.Unknown.class);
    assertThat(asGroup(json)).isInstanceOf(Lookup.Unknown.class);
  }

  @Property(tries = 1000)
  void a_group_with_a_mandatory_field_spoilt_is_never_found(
      @ForAll("groupFields") String pointer, @ForAll("spoilt") JsonNode value) {
    assertThat(asGroup(Json.replace(Json.page(), pointer, value)))
        .isInstanceOf(Lookup.Unknown.class);
  }

  @Property(tries = 500)
  void a_package_with_a_mandatory_field_spoilt_is_never_found(
      @ForAll("packageFields") String pointer, @ForAll("spoilt") JsonNode value) {
    assertThat(asPackage(Json.replace(Json.vpsPackage(), pointer, value)))
        .isInstanceOf(Lookup.Unknown.class);
  }

  @Property(tries = 500)
  void fields_that_nobody_knows_change_nothing(
      @ForAll("unknownNames") String name, @ForAll("json") JsonNode value) {
    ObjectNode answer = Json.vpsPackage();
    answer.set(name, value);
    ((ObjectNode) answer.get("data")).set(name, value);

    assertThat(asPackage(answer)).isEqualTo(asPackage(Json.vpsPackage()));
  }

  @Property(tries = 500)
  void a_reason_is_one_short_line(
      @ForAll("groupFields") String pointer, @ForAll("spoilt") JsonNode value) {
    String reason = PanelRoutes.reason(asGroup(Json.replace(Json.page(), pointer, value)));

    assertThat(reason).hasSizeLessThan(200);
    assertThat(reason.codePoints()).noneMatch(Character::isISOControl);
  }

  @Example
  void an_answer_that_is_cut_anywhere_is_never_found() {
    for (ObjectNode answer : List.of(Json.vpsPackage(), Json.page())) {
      byte[] whole = answer.toString().getBytes(StandardCharsets.UTF_8);
      for (int length = 0; length < whole.length; length++) {
        assertThat(parse(Arrays.copyOf(whole, length))).isEmpty();
      }
    }
  }

  @Example
  void json_beyond_the_limits_is_refused() {
    Stream.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "1".repeat(1000),
            "1." + "0".repeat(1000),
            "\"" + "x".repeat(1_100_000) + "\"",
            "{\"" + "x".repeat(1000) + "\":1}",
            "[" + "1,".repeat(1_100_000) + "1]")
        .forEach(
            text ->
                assertThatThrownBy(() -> READER.readValue(text))
                    .isInstanceOf(StreamConstraintsException.class));
  }

  @Example
  void a_number_with_a_monstrous_exponent_costs_nothing() {
    ObjectNode answer = Json.replace(Json.vpsPackage(), "/data/memory", Json.parse("1e999999999"));

    assertThat(PanelRoutes.reason(asPackage(answer))).contains("not an integer");
  }

  @Provide
  Arbitrary<String> groupFields() {
    return Arbitraries.of(HypervisorDecoderTest.mandatory().toList());
  }

  @Provide
  Arbitrary<String> packageFields() {
    return Arbitraries.of(PackageReaderTest.mandatory().toList());
  }

  @Provide
  Arbitrary<String> unknownNames() {
    return Arbitraries.strings().ofMaxLength(20).map(name -> "x-" + name);
  }

  /**
   * Values that are neither a number of 64 bits nor a flag nor an object with what belongs in it.
   */
  @Provide
  Arbitrary<JsonNode> spoilt() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Arbitrary<JsonNode> texts =
        Arbitraries.strings()
            .ofMaxLength(100)
            .filter(text -> !text.matches("-?[0-9]+(\\.[0-9]+)?"))
            .map(json::textNode);
    BigInteger beyond = BigInteger.ONE.shiftLeft(63);
    Arbitrary<JsonNode> large =
        Arbitraries.longs()
            .greaterOrEqual(0)
            .map(BigInteger::valueOf)
            .map(beyond::add)
            .map(json::numberNode);
    return Arbitraries.oneOf(
        texts, large, Arbitraries.of(json.nullNode(), json.arrayNode(), json.objectNode()));
  }

  @Provide
  Arbitrary<JsonNode> json() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20).map(json::textNode),
            Arbitraries.longs().map(json::numberNode),
            Arbitraries.of(json.nullNode(), json.booleanNode(true), json.booleanNode(false)));
    Arbitrary<JsonNode> shallow = nested(leaves);
    return Arbitraries.oneOf(leaves, shallow, nested(shallow)).withoutEdgeCases();
  }

  private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> values) {
    Arbitrary<JsonNode> arrays =
        values.list().ofMaxSize(3).map(list -> JsonNodeFactory.instance.arrayNode().addAll(list));
    return Arbitraries.oneOf(values, arrays, objects(values));
  }

  private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> values) {
    Arbitrary<String> names =
        Arbitraries.of("data", "total", "current_page", "last_page", "hypervisor", "x");
    return Arbitraries.maps(names, values)
        .ofMaxSize(4)
        .map(fields -> JsonNodeFactory.instance.objectNode().setAll(fields));
  }
}
