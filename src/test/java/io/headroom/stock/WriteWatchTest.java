package io.headroom.stock;

import static io.headroom.rig.Plans.decided;
import static io.headroom.rig.Plans.plan;
import static io.headroom.rig.Plans.untouched;
import static io.headroom.rig.Rows.product;
import static io.headroom.rig.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.Catalogue;
import io.headroom.stock.WriteWatch.Ordered;
import io.headroom.stock.WriteWatch.Sold;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What else writes the qty of product 12, of which 10 stood there when service 100 was newest. */
class WriteWatchTest {

  private final WriteWatch watch = new WriteWatch();

  private void tenStandThere() {
    watch.seen(100);
    watch.settle(plan(decided(12, 5, 10)));
  }

  private static Catalogue shop(long qty) {
    return rows().with(product(12).qty(qty)).join();
  }

  private static Ordered ordered(long id, long units) {
    return new Ordered(id, 12, units);
  }

  private List<UnexplainedWrite> judge(long qty, Ordered... orders) {
    return watch.judge(shop(qty), List.of(orders));
  }

  @Test
  void nothing_is_a_surprise_before_anything_was_seen() {
    assertThat(watch.isSurprisedBy(shop(3))).isFalse();
    assertThat(judge(3)).isEmpty();
  }

  @Test
  void a_qty_that_is_as_it_stood_is_no_surprise() {
    tenStandThere();
    assertThat(watch.isSurprisedBy(shop(10))).isFalse();
    assertThat(judge(10)).isEmpty();
  }

  @Test
  void a_qty_that_is_lower_by_the_units_ordered_is_explained() {
    tenStandThere();
    assertThat(watch.isSurprisedBy(shop(7))).isTrue();
    assertThat(judge(7, ordered(101, 1), ordered(102, 2))).isEmpty();
  }

  @Test
  void a_qty_that_is_lower_by_less_than_the_units_ordered_is_explained() {
    tenStandThere();
    assertThat(judge(9, ordered(101, 3))).isEmpty();
  }

  @Test
  void a_qty_that_is_lower_by_more_than_the_units_ordered_is_not() {
    tenStandThere();
    assertThat(judge(7, ordered(101, 1)))
        .containsExactly(new UnexplainedWrite(12, "KVM-12", 10, 1, 0, 7));
  }

  @Test
  void a_qty_that_is_higher_is_not_explained_by_any_order() {
    tenStandThere();
    assertThat(judge(11, ordered(101, 5)))
        .containsExactly(new UnexplainedWrite(12, "KVM-12", 10, 5, 0, 11));
  }

  @Test
  void what_was_ordered_before_or_of_another_product_explains_nothing() {
    tenStandThere();
    assertThat(judge(9, ordered(100, 1), new Ordered(101, 13, 1)))
        .containsExactly(new UnexplainedWrite(12, "KVM-12", 10, 0, 0, 9));
  }

  @Test
  void where_no_service_was_ever_seen_only_a_higher_qty_is_unexplained() {
    watch.settle(plan(decided(12, 5, 10)));
    assertThat(judge(3)).isEmpty();
    assertThat(judge(11)).hasSize(1);
  }

  @Test
  void it_asks_for_what_was_ordered_since_the_product_that_surprises_stood_as_it_did() {
    tenStandThere();
    watch.seen(150);
    assertThat(watch.after(shop(9))).isEqualTo(100);
  }

  @Test
  void without_a_surprise_it_asks_for_the_newest_service_alone() {
    assertThat(watch.after(shop(10))).isEqualTo(Long.MAX_VALUE);
    tenStandThere();
    watch.seen(150);
    watch.seen(120);
    assertThat(watch.after(shop(10))).isEqualTo(150);
  }

  @Test
  void what_is_found_stands_there_from_then_on_where_nothing_is_written() {
    tenStandThere();
    watch.seen(200);
    watch.settle(plan(untouched(12, 4)));
    assertThat(judge(4)).isEmpty();
    assertThat(judge(3, ordered(150, 1))).hasSize(1);
    assertThat(judge(3, ordered(201, 1))).isEmpty();
  }

  @Test
  void what_could_not_be_written_did_not_come_to_stand_there() {
    tenStandThere();
    watch.settle(
        plan(decided(12, 10, 8)).written(new Writing(Set.of(), Set.of(), Map.of(12L, "locked"))));
    assertThat(watch.isSurprisedBy(shop(8))).isTrue();
  }

  @Test
  void what_stands_as_before_keeps_the_services_that_were_seen_then() {
    tenStandThere();
    watch.seen(200);
    watch.settle(plan(decided(12, 10, 10)));
    assertThat(judge(9, ordered(150, 1))).isEmpty();
  }

  @Test
  void what_an_order_explained_and_the_sweep_confirmed_does_not_explain_the_next() {
    tenStandThere();
    watch.seen(101);
    watch.settle(plan(decided(12, 9, 9)));
    assertThat(judge(8, ordered(101, 1)))
        .containsExactly(new UnexplainedWrite(12, "KVM-12", 9, 0, 0, 8));
  }

  @Test
  void an_order_whose_decrement_was_written_over_does_not_explain_the_next() {
    tenStandThere();
    watch.seen(101);
    watch.settle(plan(decided(12, 9, 10)));
    assertThat(judge(9, ordered(101, 1)))
        .containsExactly(new UnexplainedWrite(12, "KVM-12", 10, 0, 0, 9));
  }

  @Test
  void it_says_in_words_what_was_found() {
    assertThat(new UnexplainedWrite(12, "KVM-12", 10, 1, 0, 7).sentence())
        .isEqualTo(
            "Product 12 (KVM-12) has qty 7, but had 10 before, and since then 1 unit was"
                + " ordered and 0 given back: something else writes it");
    assertThat(new UnexplainedWrite(12, "KVM-12", 10, 2, 0, 7).sentence()).contains("2 units were");
  }

  @Test
  void a_surprise_from_before_any_service_was_seen_asks_for_the_newest_service_alone() {
    watch.settle(plan(decided(12, 5, 10)));
    watch.seen(150);
    assertThat(watch.after(shop(9))).isEqualTo(150);
  }

  private void tenStandThereOf(Sold sold) {
    sold(sold);
    tenStandThere();
  }

  private void sold(Sold sold) {
    watch.sold(Set.of(12L), Map.of(12L, sold));
  }

  @Test
  void a_qty_that_is_higher_by_what_was_cancelled_is_explained() {
    tenStandThereOf(new Sold(20, 2));
    sold(new Sold(20, 5));
    assertThat(judge(13)).isEmpty();
    assertThat(judge(11)).isEmpty();
    assertThat(judge(14)).containsExactly(new UnexplainedWrite(12, "KVM-12", 10, 0, 3, 14));
  }

  @Test
  void a_qty_that_is_higher_by_what_moved_to_another_product_or_was_deleted_is_explained() {
    tenStandThereOf(new Sold(20, 0));
    sold(new Sold(18, 0));
    assertThat(judge(12)).isEmpty();
    assertThat(judge(13)).hasSize(1);
  }

  @Test
  void a_qty_that_is_lower_by_what_moved_to_the_product_is_explained() {
    tenStandThereOf(new Sold(20, 0));
    sold(new Sold(21, 0));
    assertThat(judge(9)).isEmpty();
    assertThat(judge(8)).containsExactly(new UnexplainedWrite(12, "KVM-12", 10, 1, 0, 8));
  }

  @Test
  void a_qty_that_is_lower_by_what_was_given_up_and_taken_up_again_is_explained() {
    tenStandThereOf(new Sold(20, 3));
    sold(new Sold(20, 1));
    assertThat(judge(8)).isEmpty();
    assertThat(judge(7)).hasSize(1);
  }

  @Test
  void an_order_that_was_cancelled_at_once_explains_both_ways() {
    tenStandThereOf(new Sold(20, 0));
    sold(new Sold(21, 1));
    for (long qty = 9; qty <= 11; qty++) {
      assertThat(judge(qty, ordered(101, 1))).isEmpty();
    }
    assertThat(judge(12, ordered(101, 1))).hasSize(1);
    assertThat(judge(8, ordered(101, 1))).hasSize(1);
  }

  @Test
  void an_order_and_a_service_that_was_deleted_are_distinguished() {
    tenStandThereOf(new Sold(20, 0));
    sold(new Sold(20, 0));
    assertThat(judge(9, ordered(101, 1))).isEmpty();
    assertThat(judge(11, ordered(101, 1))).isEmpty();
  }

  @Test
  void what_ended_before_the_qty_stood_there_explains_nothing() {
    sold(new Sold(20, 0));
    tenStandThereOf(new Sold(20, 4));
    sold(new Sold(20, 4));
    assertThat(judge(11)).hasSize(1);
  }

  @Test
  void what_ended_while_somebody_else_changed_the_qty_explains_the_next_look() {
    tenStandThereOf(new Sold(20, 0));
    watch.settle(plan(decided(12, 10, 10)));
    sold(new Sold(20, 1));
    watch.settle(plan(decided(12, 9, 8)).written(new Writing(Set.of(12L), Set.of(), Map.of())));
    sold(new Sold(20, 1));
    assertThat(judge(10)).isEmpty();
  }

  @Test
  void where_nobody_knows_what_was_sold_then_nothing_explains_a_higher_qty() {
    tenStandThere();
    sold(new Sold(20, 4));
    assertThat(judge(11)).hasSize(1);
  }

  @Test
  void what_may_have_been_written_without_an_answer_is_ours() {
    tenStandThereOf(new Sold(20, 0));
    watch.settle(
        plan(decided(12, 10, 8))
            .written(new Writing(Set.of(), Set.of(), Map.of(12L, "the connection broke"))));
    assertThat(judge(8)).isEmpty();
    assertThat(judge(7, ordered(101, 1))).isEmpty();
    assertThat(judge(6, ordered(101, 1))).hasSize(1);
  }

  @Test
  void it_looks_at_what_is_new_what_surprises_and_what_is_to_be_written() {
    assertThat(watch.toLookAt(shop(10), plan(decided(12, 10, 10)))).containsExactly(12L);
    tenStandThereOf(new Sold(20, 0));
    assertThat(watch.toLookAt(shop(10), plan(decided(12, 10, 10)))).isEmpty();
    assertThat(watch.toLookAt(shop(9), plan(decided(12, 9, 9)))).containsExactly(12L);
    assertThat(watch.toLookAt(shop(10), plan(decided(12, 10, 8)))).containsExactly(12L);
  }
}
