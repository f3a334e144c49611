package io.headroom.stock;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static io.headroom.rig.Plans.DEFAULTS;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Plans.rules;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Limit;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.rig.Nodes.Node;
import io.headroom.rig.Plans.Panel;
import io.headroom.rig.Rows.Row;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Decided;
import io.headroom.stock.Decision.Untouched;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an explanation says at its end. */
class ConclusionTest {

  private static String conclusion(Panel panel, StockRules rules, Row product) {
    return ExplanationTest.explain(panel, rules, product).conclusion();
  }

  private static String conclusion(Panel panel, Row product) {
    return conclusion(panel, DEFAULTS, product);
  }

  private static String conclusion(VpsPackage vps, RuleSet rules, Node node) {
    return conclusion(panel().vpsPackage(vps).group(1, node), rules(rules), product(10));
  }

  /** Returns what is said where a route of an integrator decided otherwise. */
  private static String conclusion(Panel panel, Decision other) {
    PlannedProduct planned = panel.planned(DEFAULTS, product(10)).decide(other);
    return Explanation.of(planned, panel.answers(), DEFAULTS, List.of()).conclusion();
  }

  private static Panel roomFor5() {
    return panel().packageOf10Mb().group(1, node().memory(100, 50));
  }

  @Test
  void how_many_can_be_placed_and_what_limits_them() {
    assertThat(conclusion(roomFor5(), product(10)))
        .isEqualTo("5 VPSes of KVM-10 can be placed, limited by memory in hypervisor group 1.");
  }

  @Test
  void one_is_one_vps() {
    assertThat(conclusion(panel().packageOf10Mb().group(1, node().memory(100, 10)), product(10)))
        .startsWith("1 VPS of KVM-10 can be placed");
  }

  @Test
  void no_room_names_what_is_lacking() {
    assertThat(conclusion(panel().packageOf10Mb().group(1, node().memory(100, 5)), product(10)))
        .isEqualTo(
            "Nothing can be sold: hypervisor group 1 has no room for one more, for lack of"
                + " memory.");
  }

  @Test
  void no_room_in_several_groups_names_them_all() {
    Panel full =
        panel().packageOf10Mb().group(1, node().memory(100, 5)).group(2, node().memory(100, 5));
    assertThat(conclusion(full, product(10).location(2)))
        .isEqualTo(
            "Nothing can be sold: none of hypervisor groups 1 and 2 has room for one more, for lack"
                + " of memory.");
  }

  @Test
  void no_room_for_different_reasons_names_both() {
    Panel full =
        panel()
            .vpsPackage(vps().memory(10).cores(1).vpsPackage(7))
            .group(1, node().memory(100, 5))
            .group(2, node().cpu(4, 0));
    assertThat(conclusion(full, product(10).location(2)))
        .endsWith("for lack of memory or CPU cores.");
  }

  @Test
  void every_group_that_has_the_limit_is_named() {
    Panel panel =
        panel().packageOf10Mb().group(1, node().memory(100, 50)).group(2, node().memory(100, 5));
    assertThat(conclusion(panel, product(10).location(2)))
        .isEqualTo(
            "5 VPSes of KVM-10 can be placed, limited by memory in hypervisor groups 1 and 2.");
  }

  @Test
  void cpu_cores_limit() {
    assertThat(conclusion(vps().cores(2).vpsPackage(7), RuleSet.MODULE, node().cpu(8, 8)))
        .contains("limited by CPU cores");
  }

  @Test
  void storage_limits() {
    assertThat(conclusion(vps().storage(20).vpsPackage(7), RuleSet.MODULE, node().local(1, 90, 90)))
        .contains("limited by storage in");
  }

  @Test
  void servers_limit() {
    assertThat(conclusion(vps().vpsPackage(7), RuleSet.PANEL, node().servers(8, 3)))
        .contains("limited by servers that a node may hold");
  }

  @Test
  void addresses_limit() {
    assertThat(conclusion(vps().vpsPackage(7), RuleSet.MODULE, node().ipv4(3)))
        .contains("limited by free IPv4 addresses");
  }

  @Test
  void no_pool_of_the_type() {
    assertThat(conclusion(vps().storage(9, 2).vpsPackage(7), RuleSet.MODULE, node()))
        .isEqualTo(
            "Nothing can be sold: there is no storage pool of type 2 on 1 of 1 nodes in hypervisor"
                + " group 1.");
  }

  @Test
  void no_pool_of_the_type_on_most_nodes() {
    Node with = node().pool("nvme", 2, 100, 90);
    Panel panel =
        panel()
            .vpsPackage(vps().memory(10).storage(10, 2).vpsPackage(7))
            .group(1, node(), with, node())
            .group(2, node().memory(100, 50).pool("nvme", 2, 100, 90));
    assertThat(conclusion(panel, product(10).location(2)))
        .isEqualTo(
            "14 VPSes of KVM-10 can be placed, limited by memory in hypervisor group 2; there is no"
                + " storage pool of type 2 on 2 of 3 nodes in hypervisor group 1.");
    assertThat(conclusion(panel, product(10)))
        .isEqualTo(
            "9 VPSes of KVM-10 can be placed; there is no storage pool of type 2 on 2 of 3 nodes in"
                + " hypervisor group 1.");
  }

  @Test
  void what_is_lacking_in_one_group_and_missing_in_another() {
    Panel panel =
        panel()
            .vpsPackage(vps().memory(10).storage(10).vpsPackage(7))
            .group(1, node().memory(100, 5))
            .group(2, node().noLocal(), node().noLocal());
    assertThat(conclusion(panel, product(10).location(2)))
        .isEqualTo(
            "Nothing can be sold: none of hypervisor groups 1 and 2 has room for one more, for lack"
                + " of memory; there is no default storage pool on 2 of 2 nodes in hypervisor"
                + " group 2.");
  }

  @Test
  void different_limits_in_several_groups_are_each_named_with_their_groups() {
    Panel panel =
        panel()
            .packageOf10Mb()
            .group(1, node().memory(100, 50))
            .group(2, node().memory(100, 90).ipv4(6))
            .group(3, node().memory(100, 10))
            .group(4, node().idle("disabled"));
    assertThat(conclusion(panel, product(10).location(2).location(3).location(4)))
        .isEqualTo(
            "12 VPSes of KVM-10 can be placed, limited by free IPv4 addresses in hypervisor group 2"
                + " and memory in hypervisor groups 1 and 3; there is no hypervisor that counts in"
                + " hypervisor group 4.");
  }

  @Test
  void no_node_counts() {
    assertThat(conclusion(panel().packageOf10Mb().group(1, node().idle("disabled")), product(10)))
        .isEqualTo(
            "Nothing can be sold: there is no hypervisor that counts in hypervisor group 1.");
  }

  @Test
  void only_the_buffer_makes_it_0() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(200, 20));
    assertThat(conclusion(panel, product(10).buffer("10")))
        .isEqualTo(
            "Nothing can be sold: only the buffer of 10 % makes it 0; without it 2 would fit.");
  }

  @Test
  void nothing_limits_it() {
    assertThat(conclusion(vps().vpsPackage(7), RuleSet.MODULE, node()))
        .isEqualTo("No quota limits KVM-10, so its qty is a fixed 9999 (headroom.unbounded-qty).");
  }

  @Test
  void more_than_the_largest_qty() {
    assertThat(conclusion(roomFor5(), new StockRules(RuleSet.MODULE, 4, 9), product(10)))
        .isEqualTo(
            "5 VPSes of KVM-10 can be placed, but Headroom never writes more than 4"
                + " (headroom.max-qty).");
  }

  @Test
  void a_missing_package() {
    assertThat(conclusion(panel().packageMissing(7), product(10)))
        .isEqualTo("Nothing can be sold: package 7 is missing at the panel.");
  }

  @Test
  void missing_groups() {
    assertThat(conclusion(panel().packageOf10Mb().groupMissing(1), product(10)))
        .isEqualTo("Nothing can be sold: every hypervisor group is missing at the panel.");
  }

  @Test
  void a_route_of_an_integrator_lowered_it() {
    assertThat(conclusion(roomFor5(), new Decided(2, Limit.ADJUSTED, "a fair")))
        .isEqualTo("2 VPSes of KVM-10 can be sold: direct:adjust-qty lowered it from 5 (a fair).");
  }

  @Test
  void a_route_of_an_integrator_failed() {
    assertThat(conclusion(roomFor5(), new Untouched(Cause.EXTENSION, "direct:adjust-qty failed")))
        .isEqualTo(
            "The shop keeps its qty of 5, because it cannot be computed: direct:adjust-qty failed;"
                + " mend that route in routes/custom.");
  }

  @Test
  void a_product_that_names_no_package() {
    assertThat(conclusion(panel(), product(10).packageId("")))
        .startsWith("The shop keeps its qty of 5, because it cannot be computed: its module")
        .endsWith("fill it in on the product's Module Settings tab.");
  }

  @Test
  void an_answer_that_is_unknown() {
    assertThat(conclusion(panel().packageUnknown(7, "timeout"), product(10)))
        .isEqualTo(
            "The shop keeps its qty of 5, because it cannot be computed: package 7: timeout; every"
                + " sweep asks again; if it lasts, headroom check says what to do.");
  }

  @Test
  void what_is_held_is_told_with_why() {
    PlannedProduct held =
        roomFor5()
            .planned(DEFAULTS, product(10).qty(60))
            .became(Outcome.HELD, "held (drop-1): group 1 had 24 nodes and has none");

    assertThat(Explanation.of(held, roomFor5().answers(), DEFAULTS, List.of()).conclusion())
        .endsWith(
            " The shop keeps its qty of 60 until somebody confirms it; held (drop-1): group 1 had"
                + " 24 nodes and has none.");
  }
}
