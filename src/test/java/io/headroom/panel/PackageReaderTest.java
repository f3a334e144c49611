package io.headroom.panel;

import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rig")
class PackageReaderTest {

  private static Lookup<VpsPackage> read(JsonNode answer) {
    return new PackageReader().read(answer, 7);
  }

  private static VpsPackage found(JsonNode answer) {
    Lookup<VpsPackage> lookup = read(answer);
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<VpsPackage>) lookup).value();
  }

  private static String reason(JsonNode answer) {
    return PanelRoutes.reason(read(answer));
  }

  @Test
  void a_package_as_documented_is_read() {
    assertThat(found(Json.vpsPackage()))
        .isEqualTo(vps().memory(4096).cores(2).storage(80, 1).vpsPackage(7));
  }

  static Stream<String> mandatory() {
    return Stream.of(
        "/data", "/data/enabled", "/data/memory", "/data/cpuCores", "/data/primaryStorage");
  }

  @ParameterizedTest
  @MethodSource("mandatory")
  void a_field_that_is_missing_makes_it_unknown(String pointer) {
    assertThat(reason(Json.remove(Json.vpsPackage(), pointer)))
        .isEqualTo(Json.path(pointer) + " is missing");
  }

  @ParameterizedTest
  @MethodSource("mandatory")
  void a_field_that_is_null_makes_it_unknown(String pointer) {
    assertThat(reason(Json.replace(Json.vpsPackage(), pointer, Json.parse("null"))))
        .startsWith(Json.path(pointer) + " is null, not ");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("/data", "[]", "data is an array, not an object"),
        Arguments.of("/data/enabled", "\"yes\"", "data.enabled is \"yes\", not a flag"),
        Arguments.of("/data/enabled", "1.5", "data.enabled is 1.5, not a flag"),
        Arguments.of("/data/memory", "\"abc\"", "data.memory is \"abc\", not an integer"),
        Arguments.of("/data/memory", "\"\"", "data.memory is \"\", not an integer"),
        Arguments.of("/data/memory", "\" 1\"", "data.memory is \" 1\", not an integer"),
        Arguments.of("/data/memory", "-1", "data.memory is -1, not a size"),
        Arguments.of("/data/cpuCores", "\"-2\"", "data.cpuCores is \"-2\", not a size"),
        Arguments.of("/data/primaryStorage", "-1.5", "data.primaryStorage is -1.5, not a size"),
        Arguments.of(
            "/data/primaryStorageProfile",
            "1.5",
            "data.primaryStorageProfile is 1.5, not an integer"),
        Arguments.of("/data/memory", "\"1e3\"", "data.memory is \"1e3\", not an integer"),
        Arguments.of("/data/memory", "true", "data.memory is true, not an integer"),
        Arguments.of("/data/memory", "{}", "data.memory is an object, not an integer"),
        Arguments.of(
            "/data/memory",
            "9223372036854775808",
            "data.memory is 9223372036854775808, not an integer of 64 bits"),
        Arguments.of(
            "/data/memory",
            "\"9223372036854775808\"",
            "data.memory is \"9223372036854775808\", not an integer of 64 bits"),
        Arguments.of(
            "/data/primaryStorageProfile",
            "false",
            "data.primaryStorageProfile is false, not an integer"),
        Arguments.of("/data/id", "8", "data.id is not the id of the package that was asked for"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void a_field_of_the_wrong_type_makes_it_unknown(String pointer, String value, String reason) {
    assertThat(reason(Json.replace(Json.vpsPackage(), pointer, Json.parse(value))))
        .isEqualTo(reason);
  }

  @Test
  void what_is_wrong_is_shown_without_control_characters_and_cut() {
    String reason =
        reason(
            Json.replace(
                Json.vpsPackage(),
                "/data/memory",
                Json.parse("\"\\u001b[31m\\r\\n\\u202e" + "x".repeat(5000) + "\"")));

    assertThat(reason).startsWith("data.memory is \"?[31m; ?xxx").hasSizeLessThan(90);
  }

  @Test
  void an_integer_may_be_a_string_and_a_flag_an_integer() {
    JsonNode answer =
        Json.parse(
            """
            {"data":{"enabled":"2","memory":"4096","cpuCores":"2","primaryStorage":"007",
             "primaryStorageProfile":"3"}}
            """);

    assertThat(found(answer)).isEqualTo(vps().memory(4096).cores(2).storage(7, 3).vpsPackage(7));
  }

  @ParameterizedTest
  @CsvSource({"4096.0, 4096", "4096.1, 4097", "'\"4096.5\"', 4097", "1e3, 1000", "-0.5, 0", "0, 0"})
  void what_one_vps_needs_is_rounded_up(String memory, long read) {
    assertThat(
            found(Json.replace(Json.vpsPackage(), "/data/memory", Json.parse(memory)))
                .footprint()
                .need(Limit.MEMORY))
        .isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"0\"", "false"})
  void a_package_may_be_disabled(String flag) {
    assertThat(found(Json.replace(Json.vpsPackage(), "/data/enabled", Json.parse(flag))).enabled())
        .isFalse();
  }

  @Test
  void the_profile_may_be_null_or_absent() {
    assertThat(
            found(
                    Json.replace(
                        Json.vpsPackage(), "/data/primaryStorageProfile", Json.parse("null")))
                .footprint()
                .storageType())
        .isZero();
    assertThat(
            found(Json.remove(Json.vpsPackage(), "/data/primaryStorageProfile"))
                .footprint()
                .storageType())
        .isZero();
  }

  @Test
  void numbers_of_64_bits_are_read_exactly() {
    JsonNode answer =
        Json.replace(Json.vpsPackage(), "/data/memory", Json.parse("9223372036854775807"));

    assertThat(found(answer).footprint().need(Limit.MEMORY)).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "7", "\"x\"", "{}"})
  void what_is_no_package_at_all_is_unknown(String answer) {
    assertThat(read(Json.parse(answer))).isInstanceOf(Lookup.Unknown.class);
  }
}
