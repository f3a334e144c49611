package io.headroom.stock;

import static io.headroom.catalogue.Rows.product;
import static io.headroom.catalogue.Rows.rows;
import static io.headroom.stock.Plans.decided;
import static io.headroom.stock.Plans.plan;
import static io.headroom.stock.Plans.untouched;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.Catalogue;
import io.headroom.stock.WriteWatch.Ordered;
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
        .containsExactly(new UnexplainedWrite(12, "KVM-12", 10, 1, 7));
  }

  @Test
  void a_qty_that_is_higher_is_not_explained_by_any_order() {
    tenStandThere();
    assertThat(judge(11, ordered(101, 5)))
        .containsExactly(new UnexplainedWrite(12, "KVM-12", 10, 5, 11));
  }

  @Test
  void what_was_ordered_before_or_of_another_product_explains_nothing() {
    tenStandThere();
    assertThat(judge(9, ordered(100, 1), new Ordered(101, 13, 1)))
        .containsExactly(new UnexplainedWrite(12, "KVM-12", 10, 0, 9));
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
    watch.settle(plan(decided(12, 10, 8)).written(new Writing(Set.of(), Map.of(12L, "locked"))));
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
        .containsExactly(new UnexplainedWrite(12, "KVM-12", 9, 0, 8));
  }

  @Test
  void an_order_whose_decrement_was_written_over_does_not_explain_the_next() {
    tenStandThere();
    watch.seen(101);
    watch.settle(plan(decided(12, 9, 10)));
    assertThat(judge(9, ordered(101, 1)))
        .containsExactly(new UnexplainedWrite(12, "KVM-12", 10, 0, 9));
  }

  @Test
  void it_says_in_words_what_was_found() {
    assertThat(new UnexplainedWrite(12, "KVM-12", 10, 1, 7).sentence())
        .isEqualTo(
            "Product 12 (KVM-12) has qty 7, but 10 stood there and 1 unit was ordered since: something"
                + " else writes it");
    assertThat(new UnexplainedWrite(12, "KVM-12", 10, 2, 7).sentence()).contains("2 units were");
  }

  @Test
  void a_surprise_from_before_any_service_was_seen_asks_for_the_newest_service_alone() {
    watch.settle(plan(decided(12, 5, 10)));
    watch.seen(150);
    assertThat(watch.after(shop(9))).isEqualTo(150);
  }
}
