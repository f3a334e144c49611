package io.headroom.stock;

import static io.headroom.rig.Plans.decided;
import static io.headroom.rig.Plans.ledger;
import static io.headroom.rig.Plans.plan;
import static io.headroom.rig.Plans.untouched;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.stock.StockEvent.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StockEventTest {

  private static final long LOW = 3;

  @Test
  void a_product_that_falls_to_0_is_out_of_stock() {
    assertThat(kinds(decided(10, 5, 0))).containsExactly(Kind.OUT_OF_STOCK);
  }

  @Test
  void a_product_that_rises_from_0_is_back_in_stock() {
    assertThat(kinds(decided(10, 0, 5))).containsExactly(Kind.BACK_IN_STOCK);
  }

  @Test
  void a_product_that_falls_to_the_mark_is_low() {
    assertThat(kinds(decided(10, 5, LOW))).containsExactly(Kind.LOW_STOCK);
  }

  @Test
  void a_product_that_falls_below_the_mark_is_low() {
    assertThat(kinds(decided(10, 5, LOW - 1))).containsExactly(Kind.LOW_STOCK);
  }

  @Test
  void a_product_that_stays_above_the_mark_is_not_announced() {
    assertThat(kinds(decided(10, 9, LOW + 1))).isEmpty();
  }

  @Test
  void a_product_that_was_low_already_is_not_announced_again() {
    assertThat(kinds(decided(10, LOW, LOW - 1))).isEmpty();
  }

  @Test
  void a_product_that_rises_above_the_mark_is_not_announced() {
    assertThat(kinds(decided(10, 2, 9))).isEmpty();
  }

  @Test
  void a_product_that_comes_back_below_the_mark_is_back_and_not_low() {
    assertThat(kinds(decided(10, 0, 1))).containsExactly(Kind.BACK_IN_STOCK);
  }

  @Test
  void a_product_that_is_held_is_told_once_with_what_stands() {
    Plan held = plan(decided(10, 5, 0), decided(11, 5, 0)).hold(Map.of(10L, "held", 11L, "held"));

    assertThat(StockEvent.held(held, Set.of(10L)))
        .containsExactly(new StockEvent(held.products().get(0), Kind.STOCK_HELD, 5));
    assertThat(Kind.STOCK_HELD.term()).isEqualTo("stock-held");
  }

  @Test
  void a_product_that_stays_out_of_stock_is_not_announced_again() {
    assertThat(kinds(decided(10, 0, 0))).isEmpty();
  }

  @Test
  void a_product_that_the_shop_oversold_is_out_of_stock_already() {
    assertThat(kinds(decided(10, -2, 0))).isEmpty();
  }

  @Test
  void a_product_that_the_shop_oversold_can_come_back() {
    assertThat(kinds(decided(10, -2, 5))).containsExactly(Kind.BACK_IN_STOCK);
  }

  @Test
  void a_product_that_sold_out_by_itself_between_two_sweeps_is_out_of_stock() {
    PlannedProduct unchanged = decided(10, 0, 0);
    assertThat(kinds(ledger(decided(10, 5, 5)), plan(unchanged)))
        .containsExactly(Kind.OUT_OF_STOCK);
  }

  @Test
  void a_product_that_sold_down_to_the_mark_by_itself_is_low() {
    assertThat(kinds(ledger(decided(10, 5, 5)), plan(decided(10, 2, 2))))
        .containsExactly(Kind.LOW_STOCK);
  }

  @Test
  void a_product_that_is_refilled_to_the_last_decision_is_not_announced() {
    assertThat(kinds(ledger(decided(10, 5, 5)), plan(decided(10, 0, 5)))).isEmpty();
  }

  @Test
  void a_product_that_was_announced_as_out_of_stock_is_not_announced_after_somebody_refilled_it() {
    assertThat(kinds(ledger(decided(10, 5, 0)), plan(decided(10, 7, 0)))).isEmpty();
  }

  @Test
  void an_event_has_the_qty_of_the_last_decision_before_it() {
    assertThat(StockEvent.of(plan(decided(10, 1, 0)), ledger(decided(10, 5, 4)), LOW))
        .containsExactly(new StockEvent(decided(10, 1, 0), Kind.OUT_OF_STOCK, 4));
  }

  @Test
  void an_event_of_a_product_without_a_decision_has_the_qty_that_the_shop_had() {
    assertThat(StockEvent.of(plan(decided(10, 5, 0)), ledger(untouched(10, 9)), LOW))
        .containsExactly(new StockEvent(decided(10, 5, 0), Kind.OUT_OF_STOCK, 5));
  }

  @Test
  void an_untouched_product_is_not_announced() {
    assertThat(kinds(ledger(decided(10, 5, 5)), plan(untouched(10, 0)))).isEmpty();
  }

  @Test
  void what_happened_in_an_interval_without_an_answer_is_announced_after_it() {
    Ledger ledger = ledger(decided(10, 5, 5));
    Ledger unknown = ledger.with(ledger.news(plan(untouched(10, 0))));
    assertThat(kinds(unknown, plan(decided(10, 0, 0)))).containsExactly(Kind.OUT_OF_STOCK);
  }

  @Test
  void a_contended_product_is_not_announced() {
    Writing contended = new Writing(Set.of(10L), Set.of(), Map.of());
    assertThat(kinds(Ledger.EMPTY, plan(decided(10, 5, 0)).written(contended))).isEmpty();
  }

  @Test
  void a_failed_product_is_not_announced() {
    Writing failed = new Writing(Set.of(), Set.of(), Map.of(10L, "lock wait timeout"));
    assertThat(kinds(Ledger.EMPTY, plan(decided(10, 5, 0)).written(failed))).isEmpty();
  }

  @Test
  void a_contended_product_is_announced_once_it_is_written() {
    Plan contended = plan(decided(10, 5, 0)).written(new Writing(Set.of(10L), Set.of(), Map.of()));
    Ledger ledger = ledger(decided(10, 5, 5));
    Ledger afterwards = ledger.with(ledger.news(contended));
    assertThat(kinds(afterwards, plan(decided(10, 4, 0)))).containsExactly(Kind.OUT_OF_STOCK);
  }

  @Test
  void each_product_of_a_plan_has_its_own_event() {
    Plan plan = plan(decided(10, 5, 0), decided(20, 5, 5), decided(30, 0, 5));
    assertThat(kinds(Ledger.EMPTY, plan)).containsExactly(Kind.OUT_OF_STOCK, Kind.BACK_IN_STOCK);
  }

  @Test
  void every_kind_has_the_term_that_messages_show() {
    assertThat(List.of(Kind.values()))
        .extracting(Kind::term)
        .containsExactly("out-of-stock", "back-in-stock", "low-stock", "stock-held");
  }

  private static List<Kind> kinds(PlannedProduct product) {
    return kinds(Ledger.EMPTY, plan(product));
  }

  private static List<Kind> kinds(Ledger ledger, Plan plan) {
    return StockEvent.of(plan, ledger, LOW).stream().map(StockEvent::kind).toList();
  }
}
