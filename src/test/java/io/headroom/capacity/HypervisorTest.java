package io.headroom.capacity;

import static io.headroom.capacity.RuleSet.MODULE;
import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Nodes;
import io.headroom.rig.Nodes.Node;
import io.headroom.rig.Nodes.Vps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fits on one node, by the rules that both sets share and by those of the module alone. */
class HypervisorTest {

  @ParameterizedTest
  @EnumSource
  void the_fit_of_a_node_is_the_least_of_its_resources(RuleSet rules) {
    Node node = node().memory(10_000, 8_000).cpu(100, 30).local(1, 1_000, 600);
    assertThat(vps().memory(1_000).cores(10).storage(100).on(node, rules)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void a_node_without_any_quota_has_no_limit(RuleSet rules) {
    assertThat(vps().memory(1_000).cores(1).storage(10).on(node(), rules))
        .isEqualTo(Fit.UNLIMITED.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_vps_that_takes_nothing_has_no_limit_on_a_full_node(RuleSet rules) {
    Node full = node().memory(100, 0).cpu(100, 0).local(1, 100, 0);
    assertThat(vps().on(full, rules)).isEqualTo(Fit.UNLIMITED.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_quota_without_a_limit_does_not_hide_one_with_a_limit(RuleSet rules) {
    Node node = node().memory(0, -500).cpu(16, 8);
    assertThat(vps().memory(1_000).cores(2).on(node, rules)).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void the_buffer_is_kept_of_memory(RuleSet rules) {
    assertThat(vps().memory(10).buffer("25").on(node().memory(100, 50), rules)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void the_buffer_is_kept_of_cpu_cores(RuleSet rules) {
    assertThat(vps().cores(10).buffer("25").on(node().cpu(100, 50), rules)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void the_buffer_is_kept_of_storage(RuleSet rules) {
    assertThat(vps().storage(10).buffer("25").on(node().local(1, 100, 50), rules)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void storage_without_a_type_comes_from_the_default_mountpoint(RuleSet rules) {
    Node node = node().local(1, 100, 50).pool("NVMe", 2, 1_000, 1_000);
    assertThat(vps().storage(10).on(node, rules)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void storage_of_a_negative_type_comes_from_the_default_mountpoint(RuleSet rules) {
    Node node = node().local(1, 100, 50).pool("odd", -1, 1_000, 1_000);
    assertThat(vps().storage(10, -1).on(node, rules)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void a_disabled_default_mountpoint_fits_nothing(RuleSet rules) {
    assertThat(vps().storage(10).on(node().localDisabled(), rules)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void an_absent_default_mountpoint_fits_nothing(RuleSet rules) {
    assertThat(vps().storage(10).on(node().noLocal(), rules)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void a_vps_without_storage_needs_no_pool(RuleSet rules) {
    assertThat(vps().memory(10).storage(0, 2).on(node().memory(100, 50).noLocal(), rules))
        .isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void a_pool_is_matched_by_its_storage_type_and_not_by_its_place_or_name(RuleSet rules) {
    Node node = node().noLocal().pool("2", 5, 1_000, 1_000).pool("5", 2, 100, 30);
    assertThat(vps().storage(10, 2).on(node, rules)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void of_the_pools_of_a_type_the_one_that_fits_most_counts(RuleSet rules) {
    Node node = node().pool("a", 2, 100, 30).pool("b", 2, 100, 70).pool("c", 2, 100, 50);
    assertThat(vps().storage(10, 2).on(node, rules)).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource
  void the_fits_of_two_pools_are_not_added(RuleSet rules) {
    Node node = node().pool("a", 2, 100, 30).pool("b", 2, 100, 30);
    assertThat(vps().storage(10, 2).on(node, rules)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void a_pool_without_a_limit_fits_most(RuleSet rules) {
    Node node = node().pool("a", 2, 100, 30).pool("b", 2, 0, -10);
    assertThat(vps().storage(10, 2).on(node, rules)).isEqualTo(Fit.UNLIMITED.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_disabled_pool_does_not_veto_an_enabled_peer(RuleSet rules) {
    Node node = node().disabledPool("a", 2, 100, 90).pool("b", 2, 100, 30);
    assertThat(vps().storage(10, 2).on(node, rules)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void a_pool_that_is_disabled_fits_nothing(RuleSet rules) {
    assertThat(vps().storage(10, 2).on(node().disabledPool("a", 2, 100, 90), rules)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void a_type_that_no_pool_has_fits_nothing(RuleSet rules) {
    assertThat(vps().storage(10, 3).on(node().pool("a", 2, 100, 90), rules)).isZero();
  }

  @Test
  void by_the_module_the_default_mountpoint_serves_no_type() {
    assertThat(vps().storage(10, 1).on(node().local(1, 100, 50), MODULE)).isZero();
  }

  @Test
  void by_the_module_the_number_of_servers_is_no_limit() {
    assertThat(vps().memory(10).on(node().memory(100, 50).servers(60, 0), MODULE)).isEqualTo(5);
  }

  @Test
  void by_the_module_the_addresses_of_a_node_are_no_limit_of_the_node() {
    assertThat(vps().memory(10).on(node().memory(100, 50).ipv4(0), MODULE)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void a_node_that_does_not_count_fits_nothing(RuleSet rules) {
    assertThat(vps().on(node().idle("disabled"), rules)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void a_node_that_does_not_count_is_asked_for_no_resource(RuleSet rules) {
    assertThat(node().idle("disabled").build().capacity(vps().demand(), rules).resources())
        .isEmpty();
  }

  @Test
  void a_node_comes_with_the_figures_that_make_its_number() {
    Vps vps = vps().memory(10).buffer("25");
    assertThat(node().memory(100, 50).build().fits(vps.demand(), MODULE).get(0))
        .isEqualTo(
            new ResourceFit(
                Limit.MEMORY, Fit.of(2), new Quota(100, 50), 10, Nodes.percent("25"), ""))
        .returns(25L, ResourceFit::reserve);
  }

  @Test
  void the_storage_names_the_pool_that_counted() {
    Node node = node().pool("a", 2, 100, 30).pool("b", 2, 100, 70);
    assertThat(storageNote(vps().storage(10, 2), node)).isEqualTo("b");
  }

  @Test
  void of_pools_that_fit_the_same_the_first_is_named() {
    Node node = node().disabledPool("a", 2, 9, 9).pool("b", 2, 100, 5).pool("c", 2, 100, 5);
    assertThat(storageNote(vps().storage(10, 2), node)).isEqualTo("b");
  }

  @Test
  void the_storage_says_when_every_pool_is_disabled() {
    Node node = node().disabledPool("a", 2, 100, 30);
    assertThat(storageNote(vps().storage(10, 2), node)).isEqualTo("every pool is disabled");
  }

  @Test
  void the_storage_says_when_no_pool_is_of_the_type() {
    assertThat(storageNote(vps().storage(10, 2), node())).isEqualTo("no storage pool of type 2");
  }

  private static String storageNote(Vps vps, Node node) {
    return node.build().fits(vps.demand(), MODULE).get(2).note();
  }
}
