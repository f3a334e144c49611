package io.headroom.stock;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Fit;
import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.Catalogue;
import io.headroom.reservation.SharedStorage;
import io.headroom.rig.Nodes;
import io.headroom.rig.Plans;
import io.headroom.rig.Plans.Panel;
import io.headroom.rig.Rows.Row;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the last places of a group are shared out among its products. */
class SharesTest {

  private static final StockRules EIGHT =
      new StockRules(RuleSet.MODULE, 2_147_483_647, 9_999, 8, SharedStorage.NONE);

  private static Panel panelOf(int places) {
    return panel().packageOf10Mb().group(1, node().memory(100, 10L * places)).groupUnknown(3, "no");
  }

  private static Catalogue catalogue(Row... products) {
    return new Catalogue(Arrays.stream(products).map(row -> row.buffer("0").read()).toList());
  }

  private static List<Long> qtys(Panel panel, StockRules rules, Row... products) {
    return new Planner(rules, panel.answers(), false)
        .plan(catalogue(products)).products().stream().map(PlannedProduct::qtyAfter).toList();
  }

  @Test
  void the_last_places_are_split_so_that_all_fit_at_once() {
    assertThat(qtys(panelOf(5), EIGHT, product(10), product(11))).containsExactly(3L, 2L);
  }

  @Test
  void more_places_are_promised_to_each() {
    assertThat(qtys(panelOf(9), EIGHT, product(10), product(11))).containsExactly(9L, 9L);
  }

  @Test
  void nothing_left_is_nothing_for_each() {
    assertThat(qtys(panelOf(0), EIGHT, product(10), product(11))).containsExactly(0L, 0L);
  }

  @Test
  void products_that_nothing_limits_share_nothing() {
    Panel panel = panel().vpsPackage(Nodes.vps().vpsPackage(7)).group(1, node());
    assertThat(qtys(panel, EIGHT, product(10), product(11))).containsExactly(9999L, 9999L);
  }

  @Test
  void nothing_is_split_where_the_setting_says_so() {
    assertThat(qtys(panelOf(5), Plans.DEFAULTS, product(10), product(11))).containsExactly(5L, 5L);
  }

  @Test
  void a_product_alone_keeps_all() {
    assertThat(qtys(panelOf(5), EIGHT, product(10))).containsExactly(5L);
  }

  @Test
  void products_of_a_group_that_is_not_known_are_not_split() {
    assertThat(
            qtys(panelOf(5), EIGHT, product(10).group("3").qty(7), product(11).group("3").qty(7)))
        .containsExactly(7L, 7L);
  }

  @Test
  void companions_that_are_not_swept_get_their_share_too() {
    Plan plan =
        new Planner(EIGHT, panelOf(4).answers(), true)
            .plan(catalogue(product(10)), catalogue(product(10), product(11)));
    assertThat(plan.products()).hasSize(1);
    PlannedProduct planned = plan.products().get(0);
    assertThat(planned.qtyAfter()).isEqualTo(2);
    assertThat(planned.share(1)).isEqualTo(new Fit(2));
    assertThat(planned.share(2)).isEqualTo(Fit.UNLIMITED);
    assertThat(planned.reason())
        .isEqualTo("memory in group 1; 4 fit, the last places are shared with other products");
    assertThat(planned.stock().orElseThrow().sentence())
        .isEqualTo(
            "2 = 4 fit - 0 ordered and paid - 0 held for unpaid orders, its share of the last"
                + " places");
    assertThat(Explanation.of(planned, panelOf(4).answers(), EIGHT, List.of()).computedQty())
        .isEqualTo(2);
  }

  @Test
  void a_product_whose_share_is_nothing_is_limited_by_what_limits_the_group() {
    Plan plan =
        new Planner(EIGHT, panelOf(1).answers(), false).plan(catalogue(product(10), product(11)));
    assertThat(plan.products().get(1).qtyAfter()).isZero();
    assertThat(plan.products().get(1).decision().limitTerm()).isEqualTo("memory");
  }
}
