package io.headroom.stock;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static io.headroom.rig.Plans.DEFAULTS;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Plans.rules;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.rig.Nodes.Node;
import io.headroom.rig.Plans.Panel;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Untouched;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which qty is decided, and which products stay untouched. */
class PlannerTest {

  private static final VpsPackage DISABLED = vps().memory(10).disabledPackage(7);

  @ParameterizedTest
  @EnumSource
  void a_product_gets_what_its_group_fits(RuleSet rules) {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50));
    assertThat(panel.qty(rules(rules), product(10))).isEqualTo(5);
  }

  @Test
  void a_product_that_names_no_package_stays_untouched() {
    Panel panel = panel().group(1, node());
    assertThat(panel.decide(DEFAULTS, product(10).packageId("0")))
        .isEqualTo(
            new Untouched(Cause.SETTINGS, "its module setting 2 (configoption2) names no package"));
  }

  @Test
  void a_product_whose_package_is_unknown_stays_untouched() {
    Panel panel = panel().packageUnknown(7, "HTTP 429").group(1, node());
    assertThat(panel.decide(DEFAULTS, product(10)))
        .isEqualTo(new Untouched(Cause.UNKNOWN, "package 7: HTTP 429"));
  }

  @Test
  void a_product_whose_package_was_not_looked_up_stays_untouched() {
    assertThat(panel().group(1, node()).decide(DEFAULTS, product(10)))
        .isEqualTo(new Untouched(Cause.UNKNOWN, "package 7: it was not looked up"));
  }

  @Test
  void a_missing_package_has_nothing_for_sale() {
    assertThat(panel().packageMissing(7).group(1, node()).qty(DEFAULTS, product(10))).isZero();
  }

  @Test
  void a_disabled_package_has_nothing_for_sale() {
    assertThat(panel().vpsPackage(DISABLED).group(1, node()).qty(DEFAULTS, product(10))).isZero();
  }

  @Test
  void a_missing_package_has_nothing_for_sale_even_when_its_group_is_unknown() {
    Panel panel = panel().packageMissing(7).groupUnknown(1, "timeout");
    assertThat(panel.qty(DEFAULTS, product(10))).isZero();
  }

  @Test
  void a_missing_package_has_nothing_for_sale_even_when_no_group_is_named() {
    assertThat(panel().packageMissing(7).qty(DEFAULTS, product(10).group(""))).isZero();
  }

  @Test
  void a_product_that_names_no_group_stays_untouched() {
    assertThat(panel().packageOf10Mb().decide(DEFAULTS, product(10).group("")))
        .isEqualTo(
            new Untouched(
                Cause.SETTINGS,
                "neither its module setting 1 (configoption1) nor a location that can be ordered"
                    + " names a hypervisor group"));
  }

  @Test
  void a_product_whose_group_is_unknown_stays_untouched() {
    Panel panel = panel().packageOf10Mb().groupUnknown(1, "timeout");
    assertThat(panel.decide(DEFAULTS, product(10)))
        .isEqualTo(new Untouched(Cause.UNKNOWN, "hypervisor group 1: timeout"));
  }

  @Test
  void a_product_whose_group_was_not_looked_up_stays_untouched() {
    assertThat(panel().packageOf10Mb().decide(DEFAULTS, product(10)))
        .isEqualTo(new Untouched(Cause.UNKNOWN, "hypervisor group 1: it was not looked up"));
  }

  @Test
  void one_unknown_group_leaves_a_product_untouched_however_much_the_others_fit() {
    Panel panel = panel().packageOf10Mb().group(1, node()).groupUnknown(2, "HTTP 502");
    assertThat(panel.decide(DEFAULTS, product(10).location(2)))
        .isEqualTo(new Untouched(Cause.UNKNOWN, "hypervisor group 2: HTTP 502"));
  }

  @Test
  void an_unknown_group_leaves_a_product_untouched_also_beside_a_missing_one() {
    Panel panel = panel().packageOf10Mb().groupMissing(1).groupUnknown(2, "HTTP 502");
    assertThat(panel.decide(DEFAULTS, product(10).location(2)).isDecided()).isFalse();
  }

  @Test
  void a_missing_group_adds_nothing() {
    Panel panel = panel().packageOf10Mb().groupMissing(1).group(2, node().memory(100, 50));
    assertThat(panel.qty(DEFAULTS, product(10).location(2))).isEqualTo(5);
  }

  @Test
  void a_product_whose_groups_are_all_missing_has_nothing_for_sale() {
    Panel panel = panel().packageOf10Mb().groupMissing(1).groupMissing(2);
    assertThat(panel.qty(DEFAULTS, product(10).location(2))).isZero();
  }

  @Test
  void the_fits_of_the_groups_are_added() {
    Panel panel =
        panel().packageOf10Mb().group(1, node().memory(100, 50)).group(2, node().memory(100, 20));
    assertThat(panel.qty(DEFAULTS, product(10).location(2))).isEqualTo(7);
  }

  @Test
  void by_the_panel_an_unknown_default_group_does_not_matter_where_a_location_replaces_it() {
    Panel panel =
        panel().packageOf10Mb().groupUnknown(1, "timeout").group(2, node().memory(100, 50));
    assertThat(panel.qty(rules(RuleSet.PANEL), product(10).location(2))).isEqualTo(5);
  }

  @Test
  void a_product_takes_its_own_buffer_and_addresses() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(1_000, 1_000).ipv4(100));
    assertThat(panel.qty(DEFAULTS, product(10).buffer("25"))).isEqualTo(75);
    assertThat(panel.qty(DEFAULTS, product(10).ipv4("2"))).isEqualTo(50);
  }

  @Test
  void no_qty_is_above_the_largest_that_the_settings_allow() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(1_000, 1_000));
    assertThat(panel.qty(new StockRules(RuleSet.MODULE, 30, 9_999), product(10))).isEqualTo(30);
  }

  @Test
  void a_product_that_no_quota_limits_gets_the_qty_that_stands_for_it() {
    Panel panel = panel().packageOf10Mb().group(1, node());
    assertThat(panel.qty(DEFAULTS, product(10))).isEqualTo(9_999);
  }

  @Test
  void one_group_without_a_limit_is_enough_for_that() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50)).group(2, node());
    assertThat(panel.qty(DEFAULTS, product(10).location(2))).isEqualTo(9_999);
  }

  @Test
  void the_qty_that_stands_for_no_limit_is_not_above_the_largest_either() {
    Panel panel = panel().packageOf10Mb().group(1, node());
    assertThat(panel.qty(new StockRules(RuleSet.MODULE, 30, 9_999), product(10))).isEqualTo(30);
  }

  @Test
  void groups_with_the_largest_limits_do_not_overflow_and_are_written() {
    Node large = node().memory(Long.MAX_VALUE, Long.MAX_VALUE);
    Panel panel = panel().packageOf10Mb().group(1, large, large).group(2, large, large);
    assertThat(panel.qty(DEFAULTS, product(10).location(2))).isEqualTo(2_147_483_647);
  }

  @Test
  void all_products_of_a_group_are_decided_from_one_and_the_same_answer() {
    Plan plan =
        panel()
            .packageOf10Mb()
            .group(1, node().memory(100, 50))
            .plan(DEFAULTS, product(10), product(20));
    assertThat(plan.products())
        .extracting(product -> product.decision().qtyOr(-1))
        .containsExactly(5L, 5L);
  }

  @Test
  void a_product_carries_the_answers_about_its_groups() {
    Panel panel = panel().packageOf10Mb().group(1, node()).groupMissing(2);
    assertThat(panel.planned(DEFAULTS, product(10).location(2)).groups())
        .extracting(GroupAnswer::group)
        .containsExactly(1L, 2L);
  }

  @Test
  void a_product_whose_package_is_missing_asks_about_no_group() {
    assertThat(panel().packageMissing(7).group(1, node()).planned(DEFAULTS, product(10)).groups())
        .isEmpty();
  }

  @Test
  void answers_that_nothing_vouches_for_leave_their_products_untouched() {
    Answers doubted =
        panel()
            .packageMissing(7)
            .groupMissing(1)
            .answers()
            .doubting(Set.of(7L), Set.of(1L, 99L), "the panel is not seen to be itself");
    assertThat(doubted.vpsPackage(7).fold(found -> "", () -> "", reason -> reason))
        .isEqualTo("the panel is not seen to be itself");
    assertThat(doubted.group(1).fold(found -> "", () -> "", reason -> reason))
        .isEqualTo("the panel is not seen to be itself");
    assertThat(doubted.groups()).doesNotContainKey(99L);
  }
}
