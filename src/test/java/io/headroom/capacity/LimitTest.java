package io.headroom.capacity;

import static io.headroom.capacity.RuleSet.MODULE;
import static io.headroom.capacity.RuleSet.PANEL;
import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Nodes.Node;
import io.headroom.rig.Nodes.Vps;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What limits a node, and what limits a group. */
class LimitTest {

  private static final Vps VPS = vps().memory(10).cores(10).storage(10);

  @Test
  void a_node_is_limited_by_its_resource_with_the_least_fit() {
    Node node = node().memory(100, 50).cpu(100, 40).local(1, 100, 60);
    assertThat(VPS.limitOn(node, MODULE)).isEqualTo(Limit.CPU);
  }

  @Test
  void a_tie_goes_to_memory_first() {
    Node node = node().memory(100, 50).cpu(100, 50).local(1, 100, 50).servers(9, 5).ipv4(5);
    assertThat(VPS.limitOn(node, PANEL)).isEqualTo(Limit.MEMORY);
  }

  @Test
  void a_tie_goes_to_cpu_before_storage() {
    Node node = node().cpu(100, 50).local(1, 100, 50).servers(9, 5).ipv4(5);
    assertThat(VPS.limitOn(node, PANEL)).isEqualTo(Limit.CPU);
  }

  @Test
  void a_tie_goes_to_storage_before_servers() {
    Node node = node().local(1, 100, 50).servers(9, 5).ipv4(5);
    assertThat(VPS.limitOn(node, PANEL)).isEqualTo(Limit.STORAGE);
  }

  @Test
  void a_tie_goes_to_servers_before_addresses() {
    assertThat(VPS.limitOn(node().servers(9, 5).ipv4(5), PANEL)).isEqualTo(Limit.SERVERS);
  }

  @Test
  void addresses_limit_a_node_where_nothing_else_does() {
    assertThat(VPS.limitOn(node().ipv4(5), PANEL)).isEqualTo(Limit.IPV4);
  }

  @Test
  void a_node_without_a_pool_of_the_type_is_limited_by_that() {
    assertThat(vps().storage(10, 2).limitOn(node(), MODULE)).isEqualTo(Limit.NO_POOL);
  }

  @Test
  void a_node_without_a_default_mountpoint_is_limited_by_that() {
    assertThat(vps().storage(10).limitOn(node().noLocal(), MODULE)).isEqualTo(Limit.NO_POOL);
  }

  @Test
  void a_node_whose_pools_of_the_type_are_disabled_is_limited_by_storage() {
    assertThat(vps().storage(10, 2).limitOn(node().disabledPool("a", 2, 100, 90), MODULE))
        .isEqualTo(Limit.STORAGE);
  }

  @Test
  void nothing_limits_a_node_without_any_quota() {
    assertThat(VPS.limitOn(node(), MODULE)).isEqualTo(Limit.UNBOUNDED);
  }

  @Test
  void a_node_that_does_not_count_is_limited_by_that() {
    assertThat(VPS.limitOn(node().idle("disabled"), MODULE)).isEqualTo(Limit.NO_NODE);
  }

  @ParameterizedTest
  @EnumSource
  void a_group_is_limited_by_what_limits_most_of_its_nodes(RuleSet rules) {
    Node memory = node().memory(100, 10);
    Node cpu = node().cpu(100, 90);
    assertThat(VPS.in(rules, memory, cpu, cpu).limit()).isEqualTo(Limit.CPU);
  }

  @ParameterizedTest
  @EnumSource
  void a_tie_between_nodes_goes_to_the_resource_that_is_named_first(RuleSet rules) {
    GroupCapacity group = VPS.in(rules, node().cpu(100, 90), node().memory(100, 90));
    assertThat(group.limit()).isEqualTo(Limit.MEMORY);
  }

  @ParameterizedTest
  @EnumSource
  void nodes_that_do_not_count_have_no_say_in_what_limits_a_group(RuleSet rules) {
    Node idle = node().idle("disabled");
    assertThat(VPS.in(rules, idle, idle, node().cpu(100, 90)).limit()).isEqualTo(Limit.CPU);
  }

  @ParameterizedTest
  @EnumSource
  void a_group_where_no_node_counts_is_limited_by_that(RuleSet rules) {
    assertThat(VPS.in(rules, node().idle("disabled")).limit()).isEqualTo(Limit.NO_NODE);
  }

  @ParameterizedTest
  @EnumSource
  void a_group_whose_address_cap_binds_is_limited_by_addresses(RuleSet rules) {
    Node node = node().memory(100, 50).ipv4(5);
    GroupCapacity group = VPS.in(rules, node, node);
    assertThat(group.limit()).isEqualTo(Limit.IPV4);
    assertThat(group.isCapped()).isTrue();
  }

  @Test
  void a_cap_that_equals_the_sum_does_not_bind() {
    GroupCapacity group = VPS.in(MODULE, node().memory(100, 50).ipv4(5));
    assertThat(group.limit()).isEqualTo(Limit.MEMORY);
    assertThat(group.isCapped()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void nothing_limits_a_group_with_a_node_that_has_no_limit(RuleSet rules) {
    Node full = node().memory(100, 0);
    assertThat(VPS.in(rules, full, full, node()).limit()).isEqualTo(Limit.UNBOUNDED);
  }

  @ParameterizedTest
  @EnumSource
  void only_the_buffer_binds_where_something_would_fit_without_it(RuleSet rules) {
    Node almostFull = node().memory(100_000, 4_000);
    GroupCapacity group = vps().memory(2_000).buffer("10").in(rules, almostFull, almostFull);
    assertThat(group.fit()).isEqualTo(Fit.NONE);
    assertThat(group.onlyBufferBinds()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void not_only_the_buffer_binds_where_nothing_would_fit_without_it(RuleSet rules) {
    assertThat(vps().memory(10).buffer("10").in(rules, node().memory(100, 0)).onlyBufferBinds())
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void not_only_the_buffer_binds_where_something_fits(RuleSet rules) {
    assertThat(vps().memory(10).buffer("10").in(rules, node().memory(100, 50)).onlyBufferBinds())
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void no_buffer_never_binds(RuleSet rules) {
    assertThat(vps().memory(10).in(rules, node().memory(100, 5)).onlyBufferBinds()).isFalse();
  }

  @Test
  void not_only_the_buffer_binds_where_no_address_is_free() {
    Node node = node().memory(100, 10).ipv4(0);
    assertThat(vps().memory(10).buffer("10").in(MODULE, node).onlyBufferBinds()).isFalse();
  }

  @Test
  void every_limit_has_the_term_that_people_see() {
    assertThat(Arrays.stream(Limit.values()).map(Limit::term))
        .containsExactly(
            "memory",
            "cpu",
            "storage",
            "servers",
            "ipv4",
            "no-pool",
            "no-node",
            "buffer",
            "package",
            "group",
            "reserved",
            "max-qty",
            "adjusted",
            "unbounded");
  }

  @Test
  void the_resources_come_in_the_order_of_their_ties() {
    assertThat(Limit.resources())
        .startsWith(Limit.MEMORY, Limit.CPU, Limit.STORAGE)
        .endsWith(Limit.SERVERS, Limit.IPV4)
        .isSorted();
  }

  @ParameterizedTest
  @EnumSource
  void every_limit_has_a_label_and_words_of_its_own(Limit limit) {
    assertThat(limit.label()).isNotBlank();
    assertThat(limit.words()).isNotBlank();
    assertThat(Arrays.stream(Limit.values()).map(Limit::label)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Limit.values()).map(Limit::words)).doesNotHaveDuplicates();
  }

  @Test
  void an_amount_of_a_resource_has_its_unit() {
    assertThat(Limit.MEMORY.amount(2_048)).isEqualTo("2048 MB memory");
    assertThat(Limit.IPV4.amount(1)).isEqualTo("1 IPv4");
  }

  @Test
  void the_panel_rules_alone_heed_servers_and_addresses_of_a_node() {
    assertThat(Limit.resources().stream().filter(resource -> resource.panelRules().isPresent()))
        .containsExactly(Limit.SERVERS, Limit.IPV4);
  }

  @Test
  void a_group_counts_how_many_of_its_nodes_its_limit_binds() {
    GroupCapacity group =
        VPS.in(MODULE, node().memory(100, 90), node().cpu(100, 90), node().memory(100, 80));
    assertThat(group.limited()).isEqualTo(2);
    assertThat(group.counted()).isEqualTo(3);
  }

  @Test
  void an_address_cap_binds_no_single_node() {
    assertThat(VPS.in(MODULE, node().memory(100, 90).ipv4(1)).limited()).isZero();
  }
}
