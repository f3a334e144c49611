package io.headroom.stock;

import static io.headroom.rig.Nodes.group;
import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static io.headroom.rig.Plans.DEFAULTS;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Fit;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.Catalogue;
import io.headroom.reservation.Reservation;
import io.headroom.reservation.SharedStorage;
import io.headroom.rig.Nodes.Node;
import io.headroom.rig.Plans;
import io.headroom.rig.Plans.Panel;
import io.headroom.stock.Decision.Decided;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What can be sold beside what is ordered and not built. */
class ReservedStockTest {

  private static final Node TEN = node().memory(100, 100);

  /** An order of a VPS of 10 MB memory in group 1; its number is 100 and that of the service. */
  private static Reservation order(long service, boolean paid) {
    return order(service, 100 + service, paid);
  }

  private static Reservation order(long service, long order, boolean paid) {
    return new Reservation(
        service, order, service, 10, 1, vps().memory(10).demand().footprint(), paid);
  }

  private static Panel panelOfTen(Reservation... orders) {
    return panel().packageOf10Mb().group(1, TEN).ordered(1, orders);
  }

  private static PlannedProduct planned(Panel panel) {
    return panel.planned(DEFAULTS, product(10).buffer("0").qty(5));
  }

  private static ProductStock stock(Panel panel) {
    return planned(panel).stock().orElseThrow();
  }

  @Test
  void without_an_order_all_that_fits_is_for_sale() {
    PlannedProduct planned = planned(panelOfTen());
    ProductStock stock = planned.stock().orElseThrow();
    assertThat(planned.qtyAfter()).isEqualTo(10);
    assertThat(planned.reason()).isEqualTo("memory in group 1");
    assertThat(stock.isLess()).isFalse();
    assertThat(stock.words()).isEmpty();
    assertThat(stock.sentence())
        .isEqualTo("10 = 10 fit - 0 ordered and paid - 0 held for unpaid orders");
  }

  @Test
  void orders_are_taken_off_and_named() {
    PlannedProduct planned = planned(panelOfTen(order(2, false), order(1, true), order(3, true)));
    ProductStock stock = planned.stock().orElseThrow();
    assertThat(planned.decision())
        .isEqualTo(
            new Decided(
                7,
                Limit.MEMORY,
                "memory in group 1; 10 fit, 2 ordered and paid (#101, #103), 1 held for unpaid"
                    + " orders (#102)"));
    assertThat(stock.reservedPaid()).isEqualTo(2);
    assertThat(stock.reservedUnpaid()).isEqualTo(1);
    assertThat(stock.available()).isEqualTo(new Fit(7));
    assertThat(stock.orders(true)).containsExactly(101L, 103L);
    assertThat(stock.orders(false)).containsExactly(102L);
    assertThat(stock.sentence())
        .isEqualTo(
            "7 = 10 fit - 2 ordered and paid (#101, #103) - 1 held for unpaid orders (#102)");
  }

  @Test
  void a_service_of_no_order_is_named_by_itself() {
    ProductStock stock = stock(panelOfTen(order(7, 0, true)));
    assertThat(stock.words()).isEqualTo("10 fit, 1 ordered and paid (service 7)");
    assertThat(stock.orders(true)).isEmpty();
  }

  @Test
  void of_many_orders_the_oldest_are_named() {
    Reservation[] orders =
        LongStream.rangeClosed(1, 12)
            .mapToObj(service -> order(service, true))
            .toArray(Reservation[]::new);
    PlannedProduct planned = planned(panelOfTen(orders));
    assertThat(planned.decision())
        .isEqualTo(
            new Decided(
                0,
                Limit.RESERVED,
                "10 fit, 10 ordered and paid (#101, #102, #103, #104, #105, #106, #107, #108, #109,"
                    + " #110 and 2 more)"));
  }

  @Test
  void a_product_that_nothing_limits_keeps_nothing_for_orders() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(0, 0)).ordered(1, order(1, true));
    ProductStock stock = stock(panel);
    assertThat(stock.available()).isEqualTo(Fit.UNLIMITED);
    assertThat(stock.reservedPaid()).isZero();
    assertThat(stock.reservedUnpaid()).isZero();
    assertThat(stock.isLess()).isFalse();
  }

  @Test
  void what_several_groups_have_is_added() {
    Panel panel = panelOfTen(order(1, true)).group(2, TEN);
    PlannedProduct planned = panel.planned(DEFAULTS, product(10).buffer("0").location(2).qty(5));
    assertThat(planned.qtyAfter()).isEqualTo(19);
    assertThat(planned.stock().orElseThrow().safeOrders()).isEqualTo(new Fit(19));
  }

  @Test
  void a_product_of_no_known_group_has_no_stock() {
    assertThat(planned(panel().packageOf10Mb().groupMissing(1)).stock()).isEmpty();
  }

  @Test
  void safe_orders_heed_the_largest_that_is_sold() {
    Footprint large = vps().memory(50).demand().footprint();
    GroupFits fits =
        GroupFits.of(
            group(1, TEN),
            Held.NOTHING,
            Set.of(large),
            List.of(vps().memory(10).demand(), vps().memory(20).demand()),
            List.of(RuleSet.MODULE));
    GroupStock stock = fits.stock(vps().memory(10).demand(), RuleSet.MODULE);
    assertThat(stock.depth().orders()).isEqualTo(new Fit(2));
    assertThat(stock.depth().orders()).isSameAs(stock.depth().orders());
    assertThat(fits.safeOrders(vps().memory(10).demand(), RuleSet.MODULE)).isEqualTo(new Fit(2));
    assertThat(fits.safeOrders(vps().memory(90).demand(), RuleSet.PANEL)).isEqualTo(new Fit(1));
  }

  @Test
  void storage_that_nodes_share_counts_once_without_any_order() {
    Held held = new Held(List.of(), Held.NOTHING.limits(), new SharedStorage(Set.of(2L)));
    var vps = vps().storage(10, 2).demand();
    GroupFits fits =
        GroupFits.of(
            group(1, node().id(1).pool("ceph", 2, 100, 50), node().id(2).pool("ceph", 2, 100, 50)),
            held,
            Set.of(),
            List.of(vps),
            List.of(RuleSet.MODULE));
    assertThat(fits.stock(vps, RuleSet.MODULE).fits().count())
        .isLessThan(fits.capacity(vps, RuleSet.MODULE).fit().count());
  }

  @Test
  void answers_can_be_asked_as_if_nothing_was_ordered() {
    Panel panel = panelOfTen(order(1, true)).group(2, TEN);
    Plan plan =
        new Planner(DEFAULTS, panel.answers().withoutReservations(), false)
            .plan(new Catalogue(List.of(product(10).buffer("0").read())));
    assertThat(plan.products().get(0).qtyAfter()).isEqualTo(10);
  }

  @Test
  void orders_lower_what_the_last_figures_gave_while_the_panel_is_silent() {
    Panel panel =
        panelOfTen(
                order(1, true),
                order(2, true),
                order(3, true),
                order(4, true),
                order(5, true),
                order(6, true))
            .groupFellSilent(1, "timeout");
    PlannedProduct planned = planned(panel);
    assertThat(planned.qtyAfter()).isEqualTo(4);
    assertThat(planned.reason())
        .startsWith("memory in group 1; 10 fit, 6 ordered and paid")
        .endsWith(", by figures from before the panel fell silent");
  }

  @Test
  void nothing_rises_while_the_panel_is_silent() {
    PlannedProduct planned = planned(panelOfTen(order(1, true)).groupFellSilent(1, "timeout"));
    assertThat(planned.outcome()).isEqualTo(Outcome.UNTOUCHED);
    assertThat(planned.reason()).isEqualTo("hypervisor group 1: timeout");
  }

  @Test
  void without_an_order_a_silent_panel_changes_nothing() {
    PlannedProduct planned =
        panelOfTen().groupFellSilent(1, "timeout").planned(DEFAULTS, product(10).qty(99));
    assertThat(planned.outcome()).isEqualTo(Outcome.UNTOUCHED);
  }

  @Test
  void a_group_of_which_nothing_was_ever_known_leaves_a_product_untouched() {
    Panel panel = panelOfTen(order(1, true)).groupFellSilent(1, "timeout").groupUnknown(2, "no");
    PlannedProduct planned = panel.planned(DEFAULTS, product(10).buffer("0").location(2).qty(99));
    assertThat(planned.outcome()).isEqualTo(Outcome.UNTOUCHED);
  }

  @Test
  void a_change_can_be_put_off() {
    Plan plan = new Plan(List.of(planned(panelOfTen()), Plans.decided(11, 3, 3)));
    Plan later = plan.puttingOff(change -> Optional.of("later"));
    assertThat(later.products().get(0).outcome()).isEqualTo(Outcome.CONTENDED);
    assertThat(later.products().get(0).reason()).isEqualTo("later");
    assertThat(later.products().get(1).outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(plan.puttingOff(change -> Optional.empty())).isEqualTo(plan);
  }

  @Test
  void a_qty_that_does_not_know_the_orders_is_remarked() {
    Panel panel = panelOfTen(order(1, true));
    assertThat(remarks(panel, 10)).singleElement().asString().startsWith("the shop's 10 is what");
    assertThat(remarks(panel, 9)).isEmpty();
    assertThat(remarks(panelOfTen(), 10)).isEmpty();
    assertThat(remarks(panel().packageOf10Mb().group(1, node().memory(100, 0)), 0)).isEmpty();
  }

  private static List<String> remarks(Panel panel, long qty) {
    PlannedProduct planned = panel.planned(DEFAULTS, product(10).buffer("0").qty(qty));
    return Explanation.of(planned, panel.answers(), DEFAULTS, List.of()).remarks();
  }

  @Test
  void a_reason_can_be_given_anew() {
    assertThat(new Decided(1, Limit.MEMORY, "old").because("new"))
        .isEqualTo(new Decided(1, Limit.MEMORY, "new"));
    assertThat(Plans.untouched(10, 1).decision().because("new").reason()).isEqualTo("new");
  }

  @Test
  void the_conclusion_says_what_the_orders_keep() {
    Panel some = panelOfTen(order(1, true));
    assertThat(conclusion(some))
        .isEqualTo("9 VPSes of KVM-10 can be sold: 10 fit, 1 ordered and paid (#101).");
    Reservation[] all =
        LongStream.rangeClosed(1, 10)
            .mapToObj(service -> order(service, true))
            .toArray(Reservation[]::new);
    assertThat(conclusion(panelOfTen(all))).startsWith("Nothing can be sold: 10 fit, 10 ordered");
  }

  private static String conclusion(Panel panel) {
    PlannedProduct planned = planned(panel);
    return Explanation.of(planned, panel.answers(), DEFAULTS, List.of()).conclusion();
  }
}
