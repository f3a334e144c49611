package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

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
                    List.of(new Pool("NVMe", true, 2, new Quota(2000, 240))))));
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
  @MethodSource("any")
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

    assertThat(found(page).name()).startsWith("a??[2J??bxxx").hasSize(40).endsWith("…");
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
