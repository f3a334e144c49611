package io.headroom.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Of which services the module is asked. */
class RoundsTest {

  /** Returns orders of one waiting service each, which has the id of its order. */
  private static List<PendingOrder> orders(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(id -> new PendingOrder(id, List.of(id), false))
        .toList();
  }

  @Test
  void the_newest_are_asked_about_each_time_and_the_older_ones_in_turn() {
    Rounds rounds = new Rounds(4);
    assertThat(rounds.next(orders(7))).containsExactly(7L, 6L, 5L, 4L);
    assertThat(rounds.next(orders(7))).containsExactly(7L, 6L, 3L, 2L);
    assertThat(rounds.next(orders(7))).containsExactly(7L, 6L, 1L);
    assertThat(rounds.next(orders(7))).containsExactly(7L, 6L, 5L, 4L);
  }

  @Test
  void the_services_of_an_order_are_asked_about_together() {
    Rounds rounds = new Rounds(2);
    assertThat(rounds.next(List.of(new PendingOrder(1, List.of(1L, 2L, 3L), false))))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void an_order_that_waits_for_nothing_is_not_asked_about() {
    assertThat(new Rounds(4).next(List.of(new PendingOrder(1, List.of(), false)))).isEmpty();
  }

  @Property
  void every_order_has_its_turn_and_no_round_is_larger_than_allowed(
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll @IntRange(min = 2, max = 20) int most) {
    Rounds rounds = new Rounds(most);
    Set<Long> asked = new HashSet<>();
    for (int round = 0; round <= count; round++) {
      List<Long> services = rounds.next(orders(count));
      assertThat(services).hasSizeLessThanOrEqualTo(most).doesNotHaveDuplicates();
      asked.addAll(services);
    }
    assertThat(asked).hasSize(count);
  }
}
