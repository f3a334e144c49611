package io.headroom.capacity;

import static io.headroom.capacity.RuleSet.MODULE;
import static io.headroom.rig.Nodes.group;
import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Nodes.Node;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupCapacityTest {

  @ParameterizedTest
  @EnumSource
  void the_fits_of_the_nodes_are_added(RuleSet rules) {
    GroupCapacity group =
        vps().memory(10).in(rules, node().memory(100, 50), node().memory(100, 20));
    assertThat(group.fit()).isEqualTo(Fit.of(7));
  }

  @ParameterizedTest
  @EnumSource
  void each_node_is_rounded_down_by_itself(RuleSet rules) {
    Node half = node().memory(100, 15);
    assertThat(vps().memory(10).in(rules, half, half).fit()).isEqualTo(Fit.of(2));
  }

  @ParameterizedTest
  @EnumSource
  void a_node_that_does_not_count_adds_nothing(RuleSet rules) {
    GroupCapacity group =
        vps().memory(10).in(rules, node().memory(100, 50), node().memory(100, 90).idle("prohibit"));
    assertThat(group.fit()).isEqualTo(Fit.of(5));
    assertThat(group.counted()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_group_without_nodes_fits_nothing(RuleSet rules) {
    assertThat(vps().in(rules).fit()).isEqualTo(Fit.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void nodes_without_any_quota_make_a_group_without_a_limit(RuleSet rules) {
    assertThat(vps().memory(10).in(rules, node(), node()).fit()).isEqualTo(Fit.UNLIMITED);
  }

  @ParameterizedTest
  @EnumSource
  void one_node_without_a_limit_makes_a_group_without_a_limit(RuleSet rules) {
    assertThat(vps().memory(10).in(rules, node().memory(100, 50), node()).fit())
        .isEqualTo(Fit.UNLIMITED);
  }

  @ParameterizedTest
  @EnumSource
  void nodes_with_the_largest_limits_add_up_without_overflow(RuleSet rules) {
    Node large = node().memory(Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(vps().memory(1).in(rules, large, large, large).fit())
        .isEqualTo(Fit.of(Long.MAX_VALUE));
  }

  @ParameterizedTest
  @EnumSource
  void more_nodes_than_a_page_of_the_panel_holds_are_all_added(RuleSet rules) {
    Node[] fleet = Collections.nCopies(201, node().memory(100, 50)).toArray(Node[]::new);
    assertThat(vps().memory(10).in(rules, fleet).fit()).isEqualTo(Fit.of(1_005));
  }

  @ParameterizedTest
  @EnumSource
  void free_addresses_cap_the_sum(RuleSet rules) {
    GroupCapacity group = vps().memory(10).in(rules, node().memory(100, 50).ipv4(3));
    assertThat(group.fit()).isEqualTo(Fit.of(3));
  }

  @ParameterizedTest
  @EnumSource
  void free_addresses_cap_a_group_without_a_limit(RuleSet rules) {
    assertThat(vps().in(rules, node().ipv4(96)).fit()).isEqualTo(Fit.of(96));
  }

  @Test
  void the_node_with_the_most_free_addresses_sets_the_cap() {
    Node node = node().memory(1_000, 1_000);
    assertThat(
            vps()
                .memory(10)
                .in(MODULE, node.ipv4(33), node().ipv4(470), node().ipv4(0), node())
                .ipv4Cap())
        .isEqualTo(Fit.of(470));
  }

  @Test
  void free_addresses_are_divided_by_what_one_vps_takes() {
    assertThat(vps().ipv4(4).in(MODULE, node().ipv4(470)).ipv4Cap()).isEqualTo(Fit.of(117));
  }

  @Test
  void a_group_that_reports_no_addresses_is_not_capped() {
    GroupCapacity group = vps().memory(10).in(MODULE, node().memory(100, 50));
    assertThat(group.ipv4Cap()).isEqualTo(Fit.UNLIMITED);
    assertThat(group.isCapped()).isFalse();
  }

  @Test
  void a_negative_number_of_addresses_caps_at_0() {
    assertThat(vps().in(MODULE, node().ipv4(-3)).ipv4Cap()).isEqualTo(Fit.NONE);
  }

  @Test
  void the_largest_number_of_addresses_still_is_a_cap() {
    assertThat(vps().in(MODULE, node().ipv4(Long.MAX_VALUE)).ipv4Cap().isUnlimited()).isFalse();
  }

  @Test
  void the_addresses_of_a_node_that_does_not_count_set_no_cap() {
    GroupCapacity group =
        vps().in(MODULE, node().ipv4(3), node().ipv4(470).idle("not commissioned"));
    assertThat(group.ipv4Cap()).isEqualTo(Fit.of(3));
  }

  @Test
  void a_node_full_of_memory_still_lends_its_addresses_to_the_cap() {
    GroupCapacity group =
        vps().memory(10).in(MODULE, node().memory(100, 50), node().memory(100, 0).ipv4(3));
    assertThat(group.fit()).isEqualTo(Fit.of(3));
  }

  @Test
  void a_group_has_the_capacity_of_every_node_in_the_order_of_the_panel() {
    assertThat(
            group(node().id(9), node().id(3).idle("disabled"))
                .capacities(vps().demand(), MODULE)
                .map(capacity -> capacity.node().id()))
        .containsExactly(9L, 3L);
  }
}
