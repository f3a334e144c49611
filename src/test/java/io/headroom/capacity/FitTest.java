package io.headroom.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FitTest {

  private static final Fit MOST = Fit.of(Long.MAX_VALUE);

  @Test
  void a_fit_is_never_negative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fit(-1))
        .withMessage("A fit is never negative, but is -1");
  }

  @Test
  void the_least_of_two_is_the_smaller() {
    assertThat(Fit.of(2).least(Fit.of(3))).isEqualTo(Fit.of(2));
    assertThat(Fit.of(3).least(Fit.of(2))).isEqualTo(Fit.of(2));
  }

  @Test
  void any_count_is_less_than_no_limit() {
    assertThat(MOST.least(Fit.UNLIMITED)).isEqualTo(MOST);
  }

  @Test
  void a_count_is_never_taken_for_no_limit_however_large() {
    assertThat(MOST.isUnlimited()).isFalse();
  }

  @Test
  void a_sum_adds_up() {
    assertThat(Fit.of(2).plus(Fit.of(3))).isEqualTo(Fit.of(5));
  }

  @Test
  void a_sum_has_no_limit_if_either_part_has_none() {
    assertThat(Fit.NONE.plus(Fit.UNLIMITED)).isEqualTo(Fit.UNLIMITED);
    assertThat(Fit.UNLIMITED.plus(Fit.NONE)).isEqualTo(Fit.UNLIMITED);
  }

  @Test
  void a_sum_saturates_and_does_not_overflow() {
    assertThat(MOST.plus(MOST)).isEqualTo(MOST);
    assertThat(MOST.plus(Fit.of(1))).isEqualTo(MOST);
  }

  @Test
  void the_sum_of_two_without_a_limit_has_none() {
    assertThat(Fit.UNLIMITED.plus(Fit.UNLIMITED)).isEqualTo(Fit.UNLIMITED);
  }

  @Test
  void fits_are_ordered_by_their_count() {
    assertThat(Fit.of(1)).isGreaterThan(Fit.NONE).isLessThan(Fit.UNLIMITED);
  }

  @Test
  void a_fit_is_shown_as_its_count() {
    assertThat(Fit.of(12)).hasToString("12");
  }

  @Test
  void no_limit_is_shown_in_words() {
    assertThat(Fit.UNLIMITED).hasToString("unlimited");
  }
}
