package io.headroom.capacity;

import static io.headroom.capacity.RuleSet.MODULE;
import static io.headroom.capacity.RuleSet.PANEL;
import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Nodes.Node;
import org.junit.jupiter.api.Test;

/** What the panel's rules add to those of the module, on one node and in a group. */
class PanelRulesTest {

  @Test
  void the_number_of_servers_is_one_more_limit() {
    assertThat(vps().memory(10).on(node().memory(100, 90).servers(60, 4), PANEL)).isEqualTo(4);
  }

  @Test
  void no_buffer_is_kept_of_the_number_of_servers() {
    assertThat(vps().buffer("50").on(node().servers(60, 4), PANEL)).isEqualTo(4);
  }

  @Test
  void a_max_of_0_servers_means_no_limit() {
    assertThat(vps().memory(10).on(node().memory(100, 90).servers(0, -41), PANEL)).isEqualTo(9);
  }

  @Test
  void more_servers_than_allowed_leave_no_room() {
    assertThat(vps().memory(10).on(node().memory(100, 90).servers(40, -1), PANEL)).isZero();
  }

  @Test
  void the_default_mountpoint_serves_its_own_storage_type() {
    assertThat(vps().storage(10, 1).on(node().local(1, 100, 50), PANEL)).isEqualTo(5);
  }

  @Test
  void the_default_mountpoint_does_not_serve_another_storage_type() {
    assertThat(vps().storage(10, 2).on(node().local(1, 100, 50), PANEL)).isZero();
  }

  @Test
  void a_disabled_default_mountpoint_does_not_serve_its_storage_type() {
    assertThat(vps().storage(10, 1).on(node().local(1, 100, 50).localDisabled(), PANEL)).isZero();
  }

  @Test
  void the_default_mountpoint_is_one_candidate_among_the_pools_of_its_type() {
    Node node = node().local(2, 100, 50);
    assertThat(vps().storage(10, 2).on(node.pool("a", 2, 100, 30), PANEL)).isEqualTo(5);
    assertThat(vps().storage(10, 2).on(node.pool("b", 2, 100, 70), PANEL)).isEqualTo(7);
  }

  @Test
  void mirrored_nodes_both_serve_a_type_that_one_has_as_its_default_mountpoint() {
    Node local = node().local(1, 100, 50).pool("extra", 2, 100, 20);
    Node mirrored = node().local(2, 100, 20).pool("extra", 1, 100, 50);
    assertThat(vps().storage(10, 1).in(PANEL, local, mirrored).fit()).isEqualTo(Fit.of(10));
    assertThat(vps().storage(10, 1).in(MODULE, local, mirrored).fit()).isEqualTo(Fit.of(5));
  }

  @Test
  void the_free_addresses_of_a_node_limit_the_node() {
    assertThat(vps().memory(10).ipv4(2).on(node().memory(100, 90).ipv4(7), PANEL)).isEqualTo(3);
  }

  @Test
  void a_node_that_reports_no_addresses_is_not_limited_by_them() {
    assertThat(vps().memory(10).on(node().memory(100, 90), PANEL)).isEqualTo(9);
  }

  @Test
  void a_negative_number_of_addresses_fits_nothing() {
    assertThat(vps().on(node().ipv4(-3), PANEL)).isZero();
  }

  @Test
  void no_buffer_is_kept_of_addresses() {
    assertThat(vps().buffer("50").on(node().ipv4(8), PANEL)).isEqualTo(8);
  }

  @Test
  void the_group_keeps_its_own_address_cap() {
    Node node = node().memory(100, 90).ipv4(5);
    assertThat(vps().memory(10).in(PANEL, node, node).fit()).isEqualTo(Fit.of(5));
  }

  @Test
  void a_vps_without_an_address_of_its_own_is_not_limited_by_addresses() {
    Node full = node().memory(100, 50).ipv4(0);
    assertThat(vps().memory(10).ipv4(0).in(PANEL, full).fit()).isEqualTo(Fit.of(5));
    assertThat(vps().memory(10).ipv4(0).in(PANEL, full).ipv4Cap()).isEqualTo(Fit.UNLIMITED);
  }

  @Test
  void the_module_counts_an_address_for_a_vps_without_one() {
    Node node = node().memory(100, 50).ipv4(3);
    assertThat(vps().memory(10).ipv4(0).in(MODULE, node).fit()).isEqualTo(Fit.of(3));
  }
}
