package io.headroom.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Plans;
import io.headroom.stock.Writing.Attempt;
import io.headroom.stock.Writing.RowResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What came of a row that held 5 when it was read, and was to become 8. */
class WritingTest {

  private static final Optional<String> LOST = Optional.of("the connection broke");

  private static Writing of(
      RowResult result, Optional<Map<Long, Long>> standing, Optional<String> why) {
    return Writing.of(List.of(new Attempt(12, 5, 8, result)), standing, why);
  }

  private static Optional<Map<Long, Long>> stands(long qty) {
    return Optional.of(Map.of(12L, qty));
  }

  private static void isWritten(Writing writing) {
    assertThat(writing).isEqualTo(Writing.COMPLETE);
  }

  private static void isContended(Writing writing) {
    assertThat(writing).isEqualTo(new Writing(Set.of(12L), Set.of(), Map.of()));
  }

  private static void isDeferred(Writing writing) {
    assertThat(writing).isEqualTo(Writing.deferred(Set.of(12L)));
  }

  private static void isFailed(Writing writing, String why) {
    assertThat(writing)
        .isEqualTo(
            new Writing(Set.of(), Set.of(), Map.of(12L, "its qty could not be written: " + why)));
  }

  @Test
  void what_the_database_said_of_a_written_row_is_believed() {
    isWritten(of(RowResult.WRITTEN, Optional.empty(), LOST));
    isWritten(of(RowResult.WRITTEN, stands(7), LOST));
  }

  @Test
  void what_stands_as_it_was_decided_is_written_whatever_the_database_said() {
    for (RowResult result : RowResult.values()) {
      isWritten(of(result, stands(8), LOST));
    }
  }

  @Test
  void what_stands_as_it_was_read_after_a_lost_connection_is_failed_and_nobody_elses() {
    isFailed(of(RowResult.UNKNOWN, stands(5), LOST), "the connection broke");
  }

  @Test
  void what_was_refused_is_failed() {
    isFailed(of(RowResult.REFUSED, stands(5), Optional.of("locked")), "locked");
  }

  @Test
  void what_was_missed_and_stands_as_it_was_read_had_no_time_left() {
    isDeferred(of(RowResult.MISSED, stands(5), Optional.empty()));
    isDeferred(of(RowResult.MISSED, stands(5), Optional.of("another row is locked")));
  }

  @Test
  void what_stands_otherwise_or_not_at_all_is_somebody_elses() {
    for (RowResult result : List.of(RowResult.MISSED, RowResult.REFUSED, RowResult.UNKNOWN)) {
      isContended(of(result, stands(4), LOST));
      isContended(of(result, Optional.of(Map.of()), LOST));
    }
  }

  @Test
  void where_nothing_can_be_read_again_what_the_database_said_counts() {
    isContended(of(RowResult.MISSED, Optional.empty(), LOST));
    isFailed(of(RowResult.REFUSED, Optional.empty(), LOST), "the connection broke");
    isFailed(of(RowResult.UNKNOWN, Optional.empty(), LOST), "the connection broke");
  }

  @Test
  void a_higher_qty_that_an_order_overtook_is_decided_again() {
    Attempt raising = new Attempt(12, 3, 5, true, RowResult.MISSED);
    Optional<Map<Long, Long>> standing = Optional.of(Map.of(12L, 3L));
    Writing overtaken = Writing.of(List.of(raising), standing, Optional.empty());
    assertThat(overtaken.overtaken()).containsExactly(12L);
    PlannedProduct product =
        Plans.plan(Plans.decided(12, 3, 5)).written(overtaken).products().get(0);
    assertThat(product.outcome()).isEqualTo(Outcome.CONTENDED);
    assertThat(product.reason()).startsWith("something was ordered since");
    assertThat(Writing.of(List.of(raising.unguarded()), standing, Optional.empty()).deferred())
        .containsExactly(12L);
  }
}
