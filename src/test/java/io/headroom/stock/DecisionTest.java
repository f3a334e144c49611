package io.headroom.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Limit;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Decided;
import io.headroom.stock.Decision.Untouched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

  private static final Decision FIVE = new Decided(5, Limit.MEMORY, "memory limits it");
  private static final Decision NOT_KNOWN = new Untouched(Cause.UNKNOWN, "timeout");

  @Test
  void a_known_qty_is_decided() {
    assertThat(FIVE.isDecided()).isTrue();
    assertThat(NOT_KNOWN.isDecided()).isFalse();
  }

  @Test
  void a_known_qty_stands_whatever_else_is_given() {
    assertThat(FIVE.qtyOr(9)).isEqualTo(5);
  }

  @Test
  void where_no_qty_is_known_the_one_that_is_given_stands() {
    assertThat(NOT_KNOWN.qtyOr(9)).isEqualTo(9);
  }

  @Test
  void a_known_qty_comes_with_the_term_of_its_limit() {
    assertThat(FIVE.limitTerm()).isEqualTo("memory");
  }

  @Test
  void where_no_qty_is_known_there_is_no_term_of_a_limit() {
    assertThat(NOT_KNOWN.limitTerm()).isEmpty();
  }

  @Test
  void each_decision_has_a_reason() {
    assertThat(FIVE.reason()).isEqualTo("memory limits it");
    assertThat(NOT_KNOWN.reason()).isEqualTo("timeout");
  }

  @Test
  void an_adjustment_may_lower_the_number() {
    assertThat(FIVE.adjusted(3, "2 are reserved"))
        .isEqualTo(new Decided(3, Limit.ADJUSTED, "2 are reserved"));
  }

  @Test
  void an_adjustment_may_lower_the_number_to_0() {
    assertThat(FIVE.adjusted(0, "all are reserved").qtyOr(-1)).isZero();
  }

  @Test
  void an_adjustment_to_the_same_number_changes_nothing() {
    assertThat(FIVE.adjusted(5, "nothing is reserved")).isSameAs(FIVE);
  }

  @ParameterizedTest
  @ValueSource(longs = {6, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void an_adjustment_that_does_anything_else_leaves_the_product_untouched(long adjusted) {
    assertThat(FIVE.adjusted(adjusted, "by mistake"))
        .isEqualTo(
            new Untouched(
                Cause.EXTENSION,
                "direct:adjust-qty returned %d for 5, but it may only lower the number to 0 or more"
                    .formatted(adjusted)));
  }

  @Test
  void an_adjustment_cannot_decide_what_is_not_known() {
    assertThat(NOT_KNOWN.adjusted(3, "2 are reserved")).isSameAs(NOT_KNOWN);
  }
}
