package io.headroom.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaturatingTest {

  private static final long MOST = Long.MAX_VALUE - 1;

  @Test
  void a_sum_stops_below_what_stands_for_no_limit() {
    assertThat(Saturating.plus(2, 3)).isEqualTo(5);
    assertThat(Saturating.plus(MOST, 1)).isEqualTo(MOST);
    assertThat(Saturating.plus(MOST, MOST)).isEqualTo(MOST);
  }

  @Test
  void a_product_stops_below_what_stands_for_no_limit() {
    assertThat(Saturating.times(2, 3)).isEqualTo(6);
    assertThat(Saturating.times(Long.MAX_VALUE, 1)).isEqualTo(MOST);
    assertThat(Saturating.times(1L << 62, 2)).isEqualTo(MOST);
    assertThat(Saturating.times(1L << 62, 4)).isEqualTo(MOST);
  }

  @Test
  void a_difference_stops_at_nothing() {
    assertThat(Saturating.minus(3, 2)).isEqualTo(1);
    assertThat(Saturating.minus(2, 3)).isZero();
  }
}
