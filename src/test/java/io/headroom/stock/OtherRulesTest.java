package io.headroom.stock;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Plans.DEFAULTS;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Plans.rules;
import static io.headroom.rig.Rows.product;
import static io.headroom.rig.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.RuleSet;
import io.headroom.rig.Nodes.Node;
import io.headroom.rig.Plans.Panel;
import io.headroom.rig.Rows.Row;
import org.junit.jupiter.api.Test;

/** What a plan says of the set of rules that is not in force. */
class OtherRulesTest {

  private static final Node CROWDED = node().memory(100, 50).servers(40, 2);

  @Test
  void the_qty_by_the_panels_rules_is_reported_where_it_differs() {
    Panel panel = panel().packageOf10Mb().group(1, CROWDED);
    assertThat(panel.planned(DEFAULTS, product(10)).otherRulesQty()).hasValue(2);
  }

  @Test
  void the_qty_by_the_modules_rules_is_reported_where_it_differs() {
    Panel panel = panel().packageOf10Mb().group(1, CROWDED);
    assertThat(panel.planned(rules(RuleSet.PANEL), product(10)).otherRulesQty()).hasValue(5);
  }

  @Test
  void the_other_rules_have_other_groups() {
    Panel panel = panel().packageOf10Mb().group(1, CROWDED).group(2, node().memory(100, 30));
    assertThat(panel.planned(DEFAULTS, product(10).location(2)))
        .returns(8L, PlannedProduct::qtyAfter)
        .returns(3L, product -> product.otherRulesQty().orElseThrow());
  }

  @Test
  void nothing_is_reported_where_both_give_the_same() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50));
    assertThat(panel.planned(DEFAULTS, product(10)).otherRulesQty()).isEmpty();
  }

  @Test
  void nothing_is_reported_of_a_product_that_stays_untouched_by_both() {
    Panel panel = panel().packageOf10Mb().groupUnknown(1, "timeout");
    assertThat(panel.planned(DEFAULTS, product(10)).otherRulesQty()).isEmpty();
  }

  @Test
  void nothing_is_reported_of_a_product_that_stays_untouched_by_the_rules_in_force_alone() {
    Panel panel = panel().packageOf10Mb().groupUnknown(1, "timeout").group(2, CROWDED);
    Row product = product(10).location(2);
    assertThat(panel.planned(DEFAULTS, product).otherRulesQty()).isEmpty();
  }

  @Test
  void nothing_is_reported_unless_it_was_asked_for() {
    Panel panel = panel().packageOf10Mb().group(1, CROWDED);
    Plan plan = new Planner(DEFAULTS, panel.answers(), false).plan(rows().with(product(10)).join());
    assertThat(plan.products().get(0).otherRulesQty()).isEmpty();
  }
}
