package io.headroom.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sums that stay at the largest number there is. */
class SaturatingTest {

  @Test
  void a_sum_is_exact_up_to_the_largest_number_and_stays_there() {
    assertThat(Saturating.plus(2, 3)).isEqualTo(5);
    assertThat(Saturating.plus(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(Saturating.plus(-2, -3)).isEqualTo(-5);
    assertThat(Saturating.plus(2, -3)).isEqualTo(-1);
  }
}
