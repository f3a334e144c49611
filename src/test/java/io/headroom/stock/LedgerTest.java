package io.headroom.stock;

import static io.headroom.rig.Plans.decided;
import static io.headroom.rig.Plans.ledger;
import static io.headroom.rig.Plans.plan;
import static io.headroom.rig.Plans.planned;
import static io.headroom.rig.Plans.untouched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.capacity.Limit;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Decided;
import io.headroom.stock.Decision.Untouched;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Plan CONTENDED =
      plan(decided(10, 5, 3)).written(new Writing(Set.of(10L), Set.of(), Map.of()));
  private static final Plan FAILED =
      plan(decided(10, 5, 3))
          .written(new Writing(Set.of(), Set.of(), Map.of(10L, "lock wait timeout")));

  @Test
  void a_product_that_was_never_decided_has_no_qty() {
    assertThat(Ledger.EMPTY.qty(10)).isEmpty();
  }

  @Test
  void a_changed_product_is_news_with_its_qty_and_why() {
    assertThat(Ledger.EMPTY.news(plan(decided(10, 5, 3))))
        .containsExactly(
            new LedgerEntry(10, OptionalLong.of(3), Outcome.CHANGED, "memory", "memory limits it"));
  }

  @Test
  void a_product_that_was_right_from_the_start_is_news_the_first_time() {
    assertThat(ledger(decided(10, 5, 5)).qty(10)).hasValue(5);
  }

  @Test
  void a_sweep_that_decides_the_same_adds_no_news() {
    assertThat(ledger(decided(10, 5, 5)).news(plan(decided(10, 5, 5)))).isEmpty();
  }

  @Test
  void a_product_that_was_changed_and_is_right_since_then_adds_no_news() {
    assertThat(ledger(decided(10, 5, 3)).news(plan(decided(10, 3, 3)))).isEmpty();
  }

  @Test
  void a_product_that_is_changed_back_to_the_last_decision_adds_no_news() {
    assertThat(ledger(decided(10, 3, 3)).news(plan(decided(10, 5, 3)))).isEmpty();
  }

  @Test
  void another_qty_is_news() {
    assertThat(ledger(decided(10, 5, 3)).news(plan(decided(10, 3, 2)))).hasSize(1);
  }

  @Test
  void another_limit_is_news() {
    PlannedProduct byCpu = planned(10, 3, new Decided(3, Limit.CPU, "cpu limits it"));
    assertThat(ledger(decided(10, 5, 3)).news(plan(byCpu)))
        .extracting(LedgerEntry::limit)
        .containsExactly("cpu");
  }

  @Test
  void other_words_alone_are_no_news() {
    PlannedProduct reworded = planned(10, 3, new Decided(3, Limit.MEMORY, "in other words"));
    assertThat(ledger(decided(10, 5, 3)).news(plan(reworded))).isEmpty();
  }

  @Test
  void a_product_that_stays_untouched_from_now_on_is_news() {
    assertThat(ledger(decided(10, 5, 3)).news(plan(untouched(10, 3))))
        .containsExactly(new LedgerEntry(10, OptionalLong.of(3), Outcome.UNTOUCHED, "", "timeout"));
  }

  @Test
  void a_product_that_stays_untouched_again_adds_no_news_whatever_the_reason() {
    Ledger ledger = ledger(untouched(10, 5));
    PlannedProduct again = planned(10, 5, new Untouched(Cause.SETTINGS, "another reason"));
    assertThat(ledger.news(plan(again))).isEmpty();
  }

  @Test
  void a_product_that_stays_untouched_from_the_start_has_no_qty() {
    assertThat(ledger(untouched(10, 5)).qty(10)).isEmpty();
    assertThat(ledger(untouched(10, 5)).entries()).containsKey(10L);
  }

  @Test
  void an_interval_without_an_answer_keeps_the_last_decided_qty() {
    Ledger ledger = ledger(decided(10, 5, 3));
    Ledger afterwards = ledger.with(ledger.news(plan(untouched(10, 2))));
    assertThat(afterwards.qty(10)).hasValue(3);
  }

  @Test
  void a_product_that_is_known_again_after_such_an_interval_is_news() {
    Ledger ledger = ledger(decided(10, 5, 3));
    Ledger unknown = ledger.with(ledger.news(plan(untouched(10, 3))));
    assertThat(unknown.news(plan(decided(10, 3, 3)))).hasSize(1);
  }

  @Test
  void a_contended_product_is_news_but_not_recorded_as_decided() {
    assertThat(Ledger.EMPTY.news(CONTENDED))
        .extracting(LedgerEntry::qty, LedgerEntry::outcome)
        .containsExactly(tuple(OptionalLong.empty(), Outcome.CONTENDED));
  }

  @Test
  void a_failed_product_is_news_but_not_recorded_as_decided() {
    assertThat(Ledger.EMPTY.news(FAILED))
        .containsExactly(
            new LedgerEntry(
                10, OptionalLong.empty(), Outcome.FAILED, "memory", "lock wait timeout"));
  }

  @Test
  void a_contended_product_is_news_even_where_the_same_was_decided_before() {
    assertThat(ledger(decided(10, 5, 3)).news(CONTENDED)).hasSize(1);
  }

  @Test
  void a_product_that_could_not_be_written_keeps_the_last_decided_qty() {
    Ledger ledger = ledger(decided(10, 9, 5));
    assertThat(ledger.with(ledger.news(CONTENDED)).qty(10)).hasValue(5);
    assertThat(ledger.with(ledger.news(FAILED)).qty(10)).hasValue(5);
  }

  @Test
  void news_of_one_product_leave_the_others_alone() {
    Ledger ledger = ledger(decided(10, 5, 3), decided(20, 5, 4));
    Ledger afterwards = ledger.with(ledger.news(plan(decided(10, 3, 1))));
    assertThat(List.of(afterwards.qty(10), afterwards.qty(20)))
        .containsExactly(OptionalLong.of(1), OptionalLong.of(4));
  }

  @Test
  void without_news_a_ledger_stays_the_same() {
    Ledger ledger = ledger(decided(10, 5, 3));
    assertThat(ledger.with(List.of())).isSameAs(ledger);
  }

  @Test
  void a_product_that_is_not_in_the_plan_keeps_its_entry() {
    Ledger ledger = ledger(decided(10, 5, 3));
    assertThat(ledger.with(ledger.news(plan(decided(20, 5, 4)))).qty(10)).hasValue(3);
  }
}
