package io.headroom.stock;

import static io.headroom.rig.Plans.decided;
import static io.headroom.rig.Plans.ledger;
import static io.headroom.rig.Plans.plan;
import static io.headroom.rig.Plans.untouched;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Limit;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Decided;
import io.headroom.stock.Decision.Untouched;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final PlannedProduct CHANGED = decided(10, 5, 3);
  private static final PlannedProduct UNCHANGED = decided(20, 4, 4);
  private static final PlannedProduct UNTOUCHED = untouched(30, 6);

  @Test
  void only_a_decision_for_another_qty_is_a_change() {
    assertThat(plan(CHANGED, UNCHANGED, UNTOUCHED).changes()).containsExactly(CHANGED);
  }

  @Test
  void a_plan_of_products_that_are_right_or_not_known_has_no_changes() {
    assertThat(plan(UNCHANGED, UNTOUCHED).hasChanges()).isFalse();
    assertThat(plan(UNCHANGED, CHANGED).hasChanges()).isTrue();
  }

  @Test
  void a_product_with_a_known_qty_is_decided_whether_it_changes_or_not() {
    assertThat(plan(CHANGED, UNCHANGED, UNTOUCHED).decided()).containsExactly(CHANGED, UNCHANGED);
  }

  @Test
  void products_are_counted_by_their_outcome() {
    assertThat(plan(CHANGED, UNCHANGED, UNTOUCHED).count(Outcome.CHANGED)).isEqualTo(1);
    assertThat(plan(CHANGED, UNCHANGED, UNTOUCHED).count(Outcome.FAILED)).isZero();
  }

  @Test
  void a_decided_product_leaves_what_is_decided() {
    assertThat(CHANGED.qtyAfter()).isEqualTo(3);
    assertThat(UNCHANGED.qtyAfter()).isEqualTo(4);
  }

  @Test
  void an_untouched_product_leaves_what_there_is() {
    assertThat(UNTOUCHED.qtyAfter()).isEqualTo(6);
  }

  @Test
  void another_decision_replaces_the_one_of_its_product_alone() {
    Decision other = new Decided(1, Limit.ADJUSTED, "2 are reserved");
    assertThat(plan(CHANGED, UNCHANGED).decide(Map.of(10L, other)))
        .isEqualTo(plan(CHANGED.decide(other), UNCHANGED));
  }

  @Test
  void another_decision_for_the_qty_that_there_is_takes_the_change_away() {
    Decision other = new Decided(5, Limit.ADJUSTED, "held");
    assertThat(plan(CHANGED).decide(Map.of(10L, other)).hasChanges()).isFalse();
  }

  @Test
  void a_decision_to_leave_a_product_untouched_takes_the_change_away() {
    Decision other = new Untouched(Cause.EXTENSION, "the route failed");
    assertThat(plan(CHANGED).decide(Map.of(10L, other)).count(Outcome.UNTOUCHED)).isEqualTo(1);
  }

  @Test
  void what_was_written_stays_a_change() {
    assertThat(plan(CHANGED, UNCHANGED).written(Writing.COMPLETE))
        .isEqualTo(plan(CHANGED, UNCHANGED));
  }

  @Test
  void a_product_that_somebody_else_changed_is_contended() {
    PlannedProduct product = written(new Writing(Set.of(10L), Set.of(), Map.of()));
    assertThat(product.outcome()).isEqualTo(Outcome.CONTENDED);
    assertThat(product.reason())
        .isEqualTo(
            "its qty was changed by somebody else since it was read; the next sweep decides again");
  }

  @Test
  void a_product_that_could_not_be_written_failed_and_says_why() {
    PlannedProduct product =
        written(new Writing(Set.of(), Set.of(), Map.of(10L, "lock wait timeout")));
    assertThat(product.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(product.reason()).isEqualTo("lock wait timeout");
  }

  @Test
  void a_failure_is_reported_rather_than_a_contention() {
    PlannedProduct product =
        written(new Writing(Set.of(10L), Set.of(), Map.of(10L, "lock wait timeout")));
    assertThat(product.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_was_wanted_but_not_written_is_not_counted_as_changed() {
    Plan written =
        plan(CHANGED, decided(11, 5, 3), decided(12, 5, 3))
            .written(new Writing(Set.of(11L), Set.of(), Map.of(12L, "lock wait timeout")));
    assertThat(written.count(Outcome.CHANGED)).isEqualTo(1);
    assertThat(written.changes()).extracting(PlannedProduct::id).containsExactly(10L);
  }

  @Test
  void what_was_not_written_leaves_what_there_was() {
    assertThat(written(new Writing(Set.of(10L), Set.of(), Map.of())).qtyAfter()).isEqualTo(5);
    assertThat(written(new Writing(Set.of(), Set.of(), Map.of(10L, "lock"))).qtyAfter())
        .isEqualTo(5);
  }

  @Test
  void what_was_not_written_still_carries_what_was_decided() {
    assertThat(written(new Writing(Set.of(10L), Set.of(), Map.of())).decision())
        .isEqualTo(CHANGED.decision());
  }

  @Test
  void a_change_that_may_not_be_made_leaves_what_there_is_and_says_why() {
    Plan plan = plan(CHANGED, UNCHANGED, UNTOUCHED).heldBack("paused");
    assertThat(plan.products().get(0).outcome()).isEqualTo(Outcome.UNTOUCHED);
    assertThat(plan.products().get(0).reason()).isEqualTo("paused");
    assertThat(plan.products().get(0).qtyAfter()).isEqualTo(5);
    assertThat(plan.products().subList(1, 3)).containsExactly(UNCHANGED, UNTOUCHED);
  }

  @Test
  void held_against_the_ledger_a_change_that_it_knows_does_not_show_again() {
    assertThat(plan(CHANGED).against(ledger(CHANGED)).hasChanges()).isFalse();
  }

  @Test
  void held_against_the_ledger_a_new_decision_shows_as_a_change_of_the_last_one() {
    Plan plan = plan(decided(10, 5, 2)).against(ledger(CHANGED));
    assertThat(plan.changes()).extracting(PlannedProduct::qtyBefore).containsExactly(3L);
  }

  @Test
  void held_against_the_ledger_a_product_that_it_does_not_know_stays_as_it_was() {
    assertThat(plan(CHANGED).against(ledger(UNCHANGED))).isEqualTo(plan(CHANGED));
  }

  @Test
  void held_against_the_ledger_a_product_that_was_never_decided_stays_as_it_was() {
    assertThat(plan(CHANGED).against(ledger(untouched(10, 5)))).isEqualTo(plan(CHANGED));
  }

  @Test
  void when_only_observing_a_change_shows_once() {
    Ledger ledger = Ledger.EMPTY;
    Plan first = plan(decided(10, 5, 3)).against(ledger);
    ledger = ledger.with(ledger.news(first));
    Plan second = plan(decided(10, 5, 3)).against(ledger);
    assertThat(List.of(first.hasChanges(), second.hasChanges())).containsExactly(true, false);
    assertThat(ledger.news(second)).isEmpty();
  }

  @Test
  void a_product_that_is_held_stays_held_whatever_it_is_compared_with() {
    Plan held = plan(decided(10, 5, 0), decided(11, 5, 4)).hold(Map.of(10L, "held: why"));

    PlannedProduct product = held.against(ledger(decided(10, 3, 2))).products().get(0);

    assertThat(product.outcome()).isEqualTo(Outcome.HELD);
    assertThat(product.reason()).isEqualTo("held: why");
    assertThat(product.qtyAfter()).isEqualTo(2);
    assertThat(held.changes()).extracting(PlannedProduct::id).containsExactly(11L);
  }

  @Test
  void every_outcome_has_the_term_that_people_see() {
    assertThat(List.of(Outcome.values()))
        .extracting(Outcome::term)
        .containsExactly(
            "changed", "unchanged", "untouched", "contended", "deferred", "failed", "held");
  }

  @Test
  void every_mode_has_the_name_that_settings_use() {
    assertThat(List.of(Mode.values())).extracting(Mode::term).containsExactly("write", "observe");
  }

  private static PlannedProduct written(Writing writing) {
    return plan(CHANGED).written(writing).products().get(0);
  }
}
