package io.headroom.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.order.Attempts.Verdict;
import io.headroom.order.WhmcsAnswer.Refused;
import io.headroom.order.WhmcsAnswer.Success;
import io.headroom.order.WhmcsAnswer.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What came of accepting orders, and when it is tried again. */
class AttemptsTest {

  private static final WhmcsAnswer DONE = new Success("");
  private static final WhmcsAnswer NOT_PENDING =
      new Refused("Order ID not found or Status not Pending");
  private static final WhmcsAnswer NO = new Refused("No");
  private static final WhmcsAnswer DOWN = new Unavailable("down");

  private Duration passed = Duration.ZERO;

  private final Attempts attempts = new Attempts(() -> passed.toNanos());

  private void pass(Duration time) {
    passed = passed.plus(time);
  }

  @Test
  void an_order_is_due_until_it_is_done() {
    assertThat(attempts.due(Set.of(7L))).containsExactly(7L);
    assertThat(attempts.heard(7, DONE)).isEqualTo(new Verdict(true, false, Duration.ZERO));
    pass(Duration.ofDays(9));
    assertThat(attempts.due(Set.of(7L))).isEmpty();
  }

  @Test
  void an_order_that_is_not_pending_any_more_is_done() {
    attempts.heard(7, NOT_PENDING);
    assertThat(attempts.due(Set.of(7L))).isEmpty();
  }

  @Test
  void an_order_that_left_the_pending_ones_is_forgotten() {
    attempts.heard(7, DONE);
    attempts.heard(8, NO);
    attempts.keep(Set.of());
    assertThat(attempts.due(Set.of(7L, 8L))).containsExactly(7L, 8L);
  }

  @Test
  void what_is_refused_waits_30_s_and_twice_as_long_each_time_up_to_an_hour() {
    List<Long> waits = new ArrayList<>();
    for (int times = 0; times < 10; times++) {
      Duration again = attempts.heard(7, NO).again();
      waits.add(again.toSeconds());
      pass(again.minusMillis(1));
      assertThat(attempts.due(Set.of(7L))).isEmpty();
      pass(Duration.ofMillis(1));
      assertThat(attempts.due(Set.of(7L))).containsExactly(7L);
    }
    assertThat(waits).containsExactly(30L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L, 3600L, 3600L);
  }

  @Test
  void the_same_refusal_is_no_news_and_another_one_is() {
    assertThat(attempts.heard(7, NO).isNew()).isTrue();
    assertThat(attempts.heard(7, NO).isNew()).isFalse();
    assertThat(attempts.heard(7, new Refused("Other")).isNew()).isTrue();
    assertThat(attempts.heard(8, NO).isNew()).isTrue();
  }

  @Test
  void while_the_api_cannot_be_used_no_order_is_due() {
    attempts.heard(7, DOWN);
    assertThat(attempts.isOpen()).isFalse();
    assertThat(attempts.due(Set.of(7L, 8L))).isEmpty();
    pass(Duration.ofSeconds(30));
    assertThat(attempts.isOpen()).isTrue();
    assertThat(attempts.due(Set.of(7L, 8L)))
        .as("who failed least comes first")
        .containsExactly(8L, 7L);
  }

  @Test
  void an_api_that_answers_again_is_news_once_and_starts_anew() {
    attempts.heard(7, DOWN);
    assertThat(attempts.heard(8, DOWN).again()).isEqualTo(Duration.ofSeconds(60));
    assertThat(attempts.heard(8, NO).recovered()).isTrue();
    assertThat(attempts.heard(9, DONE).recovered()).isFalse();
    assertThat(attempts.isOpen()).isTrue();
    assertThat(attempts.heard(9, DOWN).again()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void an_api_that_fails_for_the_same_reason_is_no_news() {
    assertThat(attempts.heard(7, DOWN).isNew()).isTrue();
    assertThat(attempts.heard(8, DOWN).isNew()).isFalse();
    assertThat(attempts.heard(8, new Unavailable("another")).isNew()).isTrue();
  }

  @Test
  void an_order_that_is_done_and_still_pending_is_doubtful_once_after_ten_minutes() {
    attempts.heard(7, DONE);
    attempts.heard(8, DONE);
    pass(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(attempts.doubtful()).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(attempts.doubtful()).hasValue(7L);
    assertThat(attempts.doubtful()).hasValue(8L);
    assertThat(attempts.doubtful()).isEmpty();
  }

  @Property
  void an_order_is_asked_for_only_after_its_time_and_never_after_it_is_done(
      @ForAll List<Boolean> answers) {
    attempts.keep(Set.of());
    boolean done = false;
    for (boolean good : answers) {
      boolean due = !attempts.due(Set.of(7L)).isEmpty();
      assertThat(due).isEqualTo(!done);
      if (due) {
        Verdict verdict = attempts.heard(7, good ? DONE : NO);
        assertThat(verdict.again()).isLessThanOrEqualTo(Duration.ofHours(1));
        done = good;
        pass(verdict.again());
      }
    }
  }
}
