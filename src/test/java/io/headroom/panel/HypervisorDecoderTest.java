package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.Pool;
import io.headroom.capacity.Quota;
import io.headroom.capacity.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a hypervisor of a group's answer is read. */
@Tag("rig")
class HypervisorDecoderTest {

  private static Lookup<HypervisorGroup> read(ObjectNode page) {
    GroupPages pages = new GroupPages(4);
    pages.add(page);
    return pages.lookup();
  }

  private static Hypervisor found(ObjectNode page) {
    Lookup<HypervisorGroup> lookup = read(page);
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<HypervisorGroup>) lookup).value().nodes().get(0);
  }

  private static String reason(ObjectNode page) {
    return PanelRoutes.reason(read(page));
  }

  private static ObjectNode with(String pointer, String value) {
    return Json.replace(Json.page(), pointer, Json.parse(value));
  }

  @Test
  void a_hypervisor_as_documented_is_read() {
    assertThat(found(Json.page()))
        .isEqualTo(
            new Hypervisor(
                21,
                "ams-kvm-01",
                Optional.empty(),
                new Resources(
                    Map.of(
                        Limit.MEMORY, new Quota(245760, 49152),
                        Limit.CPU, new Quota(0, -96),
                        Limit.SERVERS, new Quota(60, 19),
                        Limit.IPV4, Quota.ofFree(57)),
                    Optional.of(
                        new Pool("Local (Default mountpoint)", true, 1, new Quota(3600, 500))),
                    List.of(new Pool("NVMe", true, 2, new Quota(2000, 240))),
                    OptionalLong.of(41))));
  }

  @Test
  void a_count_of_servers_may_be_absent_and_must_be_a_number() {
    assertThat(
            found(Json.remove(Json.page(), "/data/0/resources/servers/allocated"))
                .resources()
                .servers())
        .isEmpty();
    assertThat(reason(with("/data/0/resources/servers/allocated", "\"many\"")))
        .contains("servers.allocated");
  }

  static Stream<String> mandatory() {
    return Stream.of(
        "/data/0/hypervisor",
        "/data/0/hypervisor/id",
        "/data/0/hypervisor/enabled",
        "/data/0/hypervisor/commissioned",
        "/data/0/hypervisor/prohibit",
        "/data/0/resources",
        "/data/0/resources/memory",
        "/data/0/resources/memory/max",
        "/data/0/resources/memory/free",
        "/data/0/resources/cpuCores",
        "/data/0/resources/cpuCores/max",
        "/data/0/resources/cpuCores/free",
        "/data/0/resources/servers/max",
        "/data/0/resources/servers/free",
        "/data/0/resources/localStorage/enabled",
        "/data/0/resources/localStorage/storageType",
        "/data/0/resources/localStorage/max",
        "/data/0/resources/localStorage/free",
        "/data/0/resources/otherStorage/0/enabled",
        "/data/0/resources/otherStorage/0/storageType",
        "/data/0/resources/otherStorage/0/max",
        "/data/0/resources/otherStorage/0/free",
        "/data/0/resources/network/total/ipv4/free");
  }

  static Stream<String> optional() {
    return Stream.of(
        "/data/0/resources/servers",
        "/data/0/resources/localStorage",
        "/data/0/resources/otherStorage",
        "/data/0/resources/network",
        "/data/0/resources/network/total",
        "/data/0/resources/network/total/ipv4");
  }

  static Stream<String> any() {
    return Stream.concat(mandatory(), optional());
  }

  @ParameterizedTest
  @MethodSource("mandatory")
  void a_field_that_is_missing_makes_the_group_unknown(String pointer) {
    assertThat(reason(Json.remove(Json.page(), pointer)))
        .isEqualTo(Json.path(pointer) + " is missing");
  }

  @ParameterizedTest
  @MethodSource("mandatory")
  void a_field_that_is_null_makes_the_group_unknown(String pointer) {
    assertThat(reason(with(pointer, "null"))).startsWith(Json.path(pointer) + " is null, not ");
  }

  @ParameterizedTest
  @MethodSource("any")
  void a_field_of_the_wrong_type_makes_the_group_unknown(String pointer) {
    assertThat(reason(with(pointer, "\"abc\"")))
        .startsWith(Json.path(pointer) + " is \"abc\", not ");
  }

  @ParameterizedTest
  @MethodSource("optional")
  void a_field_that_may_be_absent_may(String pointer) {
    assertThat(read(Json.remove(Json.page(), pointer))).isInstanceOf(Lookup.Found.class);
  }

  @ParameterizedTest
  @MethodSource("optional")
  void what_may_be_absent_may_be_null_or_an_empty_list(String pointer) {
    Lookup<HypervisorGroup> without = read(Json.remove(Json.page(), pointer));

    assertThat(read(with(pointer, "null"))).isEqualTo(without);
    assertThat(read(with(pointer, "[]"))).isEqualTo(without);
  }

  @ParameterizedTest
  @MethodSource("optional")
  void what_may_be_absent_may_not_be_a_list_of_something_else(String pointer) {
    assertThat(reason(with(pointer, "[7]"))).startsWith(Json.path(pointer));
  }

  @Test
  void a_list_may_be_an_object_whose_keys_are_numbers() {
    ObjectNode page = Json.page();
    JsonNode pool = page.at("/data/0/resources/otherStorage/0");
    Json.replace(
        page,
        "/data/0/resources/otherStorage",
        Json.parse("{\"0\":%s,\"7\":%s}".formatted(pool, pool)));
    Json.replace(page, "/data", Json.parse("{\"3\":%s}".formatted(page.at("/data/0"))));

    assertThat(found(page).resources().otherStorage()).hasSize(2);
  }

  @Test
  void a_list_that_is_an_object_is_named_by_its_keys() {
    ObjectNode page = with("/data/0/resources/otherStorage", "{\"0\":{\"enabled\":\"?\"}}");
    Json.replace(page, "/data", Json.parse("{\"3\":%s}".formatted(page.at("/data/0"))));

    assertThat(reason(page))
        .isEqualTo("data[3].resources.otherStorage[0].enabled is \"?\", not a flag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":{}}", "{\"-1\":{}}", "{\"\":{}}", "{\"1\":{},\"1.5\":{}}", "7"})
  void an_object_with_other_keys_is_no_list(String pools) {
    assertThat(reason(with("/data/0/resources/otherStorage", pools))).endsWith("not a list");
  }

  @ParameterizedTest
  @CsvSource({
    "32768.0, 32768", "32768.9, 32768", "'\"32768.0\"', 32768", "3.2768e4, 32768",
    "-0.5, -1", "0.99, 0", "9007199254740992.9, 9007199254740992", "1e-60, 0"
  })
  void what_is_free_is_rounded_down(String free, long read) {
    ObjectNode page = with("/data/0/resources/memory/free", free);
    Json.replace(page, "/data/0/resources/memory/max", Json.parse("9223372036854775807"));

    assertThat(found(page).resources().quota(Limit.MEMORY).orElseThrow().free()).isEqualTo(read);
    assertThat(
            found(with("/data/0/resources/network/total/ipv4/free", free))
                .resources()
                .quota(Limit.IPV4)
                .orElseThrow()
                .free())
        .isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({"245760.0, 245760", "245760.1, 245761", "'\"245760.5\"', 245761"})
  void a_limit_is_rounded_up_so_that_a_small_one_is_not_none(String max, long read) {
    assertThat(
            found(with("/data/0/resources/memory/max", max))
                .resources()
                .quota(Limit.MEMORY)
                .orElseThrow()
                .max())
        .isEqualTo(read);
    assertThat(
            found(
                    Json.replace(
                        with("/data/0/resources/cpuCores/max", "0.2"),
                        "/data/0/resources/cpuCores/free",
                        Json.parse("0")))
                .resources()
                .quota(Limit.CPU)
                .orElseThrow()
                .max())
        .isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1e19", "9223372036854775808.5"})
  void a_number_beyond_64_bits_makes_the_group_unknown(String free) {
    assertThat(reason(with("/data/0/resources/memory/free", free)))
        .startsWith("data[0].resources.memory.free is ")
        .contains("not an integer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"21.5", "\"21.5\"", "\"1e3\"", "\"+1\"", "\" 1\"", "\"0x1\"", "\"1.\"", "\".5\""})
  void an_id_is_whole(String id) {
    assertThat(reason(with("/data/0/hypervisor/id", id))).endsWith("not an integer");
  }

  @Test
  void an_id_may_be_a_whole_decimal() {
    assertThat(found(with("/data/0/hypervisor/id", "21.0")).id()).isEqualTo(21);
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "servers", "localStorage", "otherStorage/0"})
  void more_free_than_there_is_cannot_be_true(String quota) {
    String path = "/data/0/resources/" + quota;
    ObjectNode page = with(path + "/max", "100");
    Json.replace(page, path + "/free", Json.parse("101"));

    assertThat(reason(page)).isEqualTo(Json.path(path) + ".free is 101, more than max, 100");
    assertThat(read(Json.replace(page, path + "/free", Json.parse("100"))))
        .isInstanceOf(Lookup.Found.class);
    assertThat(read(Json.replace(page, path + "/max", Json.parse("0"))))
        .as("a quota without a limit")
        .isInstanceOf(Lookup.Found.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localStorage", "otherStorage/0"})
  void the_figures_of_a_pool_that_is_off_are_not_read(String pool) {
    String path = "/data/0/resources/" + pool;
    ObjectNode page = with(path + "/enabled", "0");
    Json.replace(page, path + "/storageType", Json.parse("\"?\""));
    Json.replace(page, path + "/max", Json.parse("\"?\""));
    Json.remove(page, path + "/free");

    Resources resources = found(page).resources();
    assertThat(
            Stream.concat(resources.localStorage().stream(), resources.otherStorage().stream())
                .filter(each -> !each.enabled()))
        .extracting(Pool::storageType, Pool::gb)
        .containsExactly(tuple(0L, Quota.UNLIMITED));
  }

  @Test
  void a_pool_that_is_off_keeps_its_type_where_it_says_one() {
    ObjectNode page = with("/data/0/resources/localStorage", "{\"enabled\":0,\"storageType\":3}");

    assertThat(found(page).resources().localStorage().orElseThrow().storageType()).isEqualTo(3);
  }

  @Test
  void what_is_absent_is_not_zero() {
    ObjectNode page = Json.page();
    optional().forEach(pointer -> removeIfThere(page, pointer));

    Resources resources = found(page).resources();
    assertThat(resources.quota(Limit.SERVERS)).isEmpty();
    assertThat(resources.localStorage()).isEmpty();
    assertThat(resources.otherStorage()).isEmpty();
    assertThat(resources.quota(Limit.IPV4)).isEmpty();
  }

  private static void removeIfThere(ObjectNode page, String pointer) {
    if (!page.at(pointer).isMissingNode()) {
      Json.remove(page, pointer);
    }
  }

  @Test
  void a_limit_that_is_negative_is_none() {
    assertThat(reason(with("/data/0/resources/memory/max", "-1")))
        .isEqualTo("data[0].resources.memory.max is -1, not a limit");
  }

  @Test
  void an_absurd_limit_of_a_datastore_is_read_exactly() {
    ObjectNode page = with("/data/0/resources/otherStorage/0/max", "558349385000000000");

    assertThat(found(page).resources().otherStorage().get(0).gb().max())
        .isEqualTo(558_349_385_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enabled      | false | disabled",
        "enabled      | 0     | disabled",
        "commissioned | false | not commissioned",
        "commissioned | '\"0\"' | not commissioned",
        "prohibit     | true  | prohibited",
        "prohibit     | 3     | prohibited",
        "prohibit     | '\"1\"' | prohibited"
      })
  void a_hypervisor_that_does_not_count_says_why(String flag, String value, String why) {
    assertThat(found(with("/data/0/hypervisor/" + flag, value)).idle()).hasValue(why);
  }

  @Test
  void it_says_every_reason() {
    ObjectNode page = with("/data/0/hypervisor/enabled", "false");
    Json.replace(page, "/data/0/hypervisor/commissioned", Json.parse("0"));
    Json.replace(page, "/data/0/hypervisor/prohibit", Json.parse("1"));

    assertThat(found(page).idle()).hasValue("disabled, not commissioned, prohibited");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "\"abc\"", "{\"memory\":{\"max\":\"x\"}}"})
  void of_a_hypervisor_that_does_not_count_the_resources_are_not_read(String resources) {
    ObjectNode page = with("/data/0/hypervisor/prohibit", "true");
    Json.replace(page, "/data/0/resources", Json.parse(resources));

    assertThat(found(page).resources()).isEqualTo(Resources.NONE);
    assertThat(found(Json.remove(page, "/data/0/resources")).counts()).isFalse();
  }

  @Test
  void whether_it_accepts_is_ignored() {
    assertThat(found(with("/data/0/hypervisor/accept", "\"?\"")).counts()).isTrue();
  }

  @Test
  void a_name_is_made_safe_for_a_log() {
    ObjectNode page =
        with("/data/0/hypervisor/name", "\"a\\n\\u001b[2J\\u2028\\u202eb" + "x".repeat(999) + "\"");

    assertThat(found(page).name()).startsWith("a; ?[2J; ?bxxx").hasSize(40).endsWith("…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"  \"", "7", "[]"})
  void a_hypervisor_without_a_name_is_called_by_its_id(String name) {
    assertThat(found(with("/data/0/hypervisor/name", name)).name()).isEqualTo("hypervisor 21");
  }

  @Test
  void a_pool_without_a_name_is_called_what_it_is() {
    ObjectNode page = Json.remove(Json.page(), "/data/0/resources/localStorage/name");
    Json.remove(page, "/data/0/resources/otherStorage/0/name");

    Resources resources = found(page).resources();
    assertThat(resources.localStorage().orElseThrow().name()).isEqualTo("local storage");
    assertThat(resources.otherStorage().get(0).name()).isEqualTo("other storage");
  }
}
