package io.headroom.stock;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static io.headroom.rig.Plans.DEFAULTS;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Plans.rules;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Fit;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.NodeCapacity;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.rig.Plans.Panel;
import io.headroom.rig.Rows.Row;
import io.headroom.stock.ExplainedGroup.Arithmetic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The whole arithmetic of one product. */
class ExplanationTest {

  static Explanation explain(Panel panel, StockRules rules, Row product) {
    return Explanation.of(panel.planned(rules, product), panel.answers(), rules, List.of());
  }

  private static Explanation explain(Panel panel, Row product) {
    return explain(panel, DEFAULTS, product);
  }

  private static Lookup<Arithmetic> answer(Explanation explanation, int group) {
    return explanation.groups().get(group).answer().orElseThrow();
  }

  @Test
  void every_node_of_a_group_is_shown_with_what_it_fits() {
    Panel panel =
        panel()
            .packageOf10Mb()
            .group(1, node().id(21).memory(100, 50), node().id(22).idle("prohibited"));
    Arithmetic arithmetic = explain(panel, product(10)).groups().get(0).counted().orElseThrow();
    assertThat(arithmetic.stock().fits()).isEqualTo(new Fit(5));
    assertThat(arithmetic.nodes())
        .extracting(NodeCapacity::limit)
        .containsExactly(Limit.MEMORY, Limit.NO_NODE);
  }

  @Test
  void the_sum_is_over_the_groups_that_count_and_were_found() {
    Panel panel =
        panel()
            .packageOf10Mb()
            .group(1, node().memory(100, 50))
            .group(2, node().memory(100, 30))
            .groupMissing(3);
    Explanation explanation = explain(panel, product(10).location(2).location(3));
    assertThat(explanation.sum()).isEqualTo(new Fit(8));
    assertThat(explanation.computedQty()).isEqualTo(8);
    assertThat(answer(explanation, 2)).isEqualTo(new Lookup.Missing<>());
  }

  @Test
  void a_group_that_the_rules_do_not_count_is_shown_and_adds_nothing() {
    Panel panel =
        panel().packageOf10Mb().group(1, node().memory(100, 50)).group(2, node().memory(100, 30));
    Explanation explanation = explain(panel, rules(RuleSet.PANEL), product(10).location(2));
    assertThat(explanation.groups())
        .extracting(ExplainedGroup::counts)
        .containsExactly(false, true);
    assertThat(explanation.groups().get(0).counted()).isEmpty();
    assertThat(answer(explanation, 0)).isInstanceOf(Lookup.Found.class);
    assertThat(explanation.sum()).isEqualTo(new Fit(3));
  }

  @Test
  void an_unknown_group_is_shown_with_its_reason() {
    Explanation explanation =
        explain(panel().packageOf10Mb().groupUnknown(1, "timeout"), product(10));
    assertThat(answer(explanation, 0)).isEqualTo(new Lookup.Unknown<>("timeout"));
    assertThat(explanation.groups().get(0).counted()).isEmpty();
  }

  @Test
  void no_group_is_asked_for_a_package_that_is_not_for_sale() {
    VpsPackage disabled = vps().memory(10).cores(1).storage(1).disabledPackage(7);
    Explanation explanation = explain(panel().vpsPackage(disabled), product(10));
    assertThat(explanation.vpsPackage()).contains(new Lookup.Found<>(disabled));
    assertThat(explanation.demand()).isEmpty();
    assertThat(explanation.groups())
        .extracting(ExplainedGroup::answer)
        .containsExactly(Optional.empty());
    assertThat(explanation.unbuffered()).isEqualTo(Fit.NONE);
  }

  @Test
  void a_product_without_a_package_has_no_answer_about_one() {
    assertThat(explain(panel(), product(10).packageId("")).vpsPackage()).isEmpty();
  }

  @Test
  void it_says_how_many_would_fit_without_the_buffer() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(200, 20)).groupUnknown(2, "late");
    Explanation explanation = explain(panel, product(10).buffer("10").location(2));
    assertThat(explanation.sum()).isEqualTo(Fit.NONE);
    assertThat(explanation.unbuffered()).isEqualTo(new Fit(2));
  }
}
