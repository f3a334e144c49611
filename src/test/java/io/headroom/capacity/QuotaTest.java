package io.headroom.capacity;

import static io.headroom.rig.Nodes.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class QuotaTest {

  @Test
  void what_is_free_is_divided_by_what_one_vps_takes_and_rounded_down() {
    assertThat(new Quota(100, 29).fit(10, Buffer.NONE)).isEqualTo(Fit.of(2));
  }

  @Test
  void a_max_of_0_means_no_limit() {
    assertThat(new Quota(0, 0).fit(10, Buffer.DEFAULT)).isEqualTo(Fit.UNLIMITED);
  }

  @Test
  void a_max_of_0_means_no_limit_even_when_free_is_negative() {
    assertThat(new Quota(0, -96).fit(2, Buffer.DEFAULT)).isEqualTo(Fit.UNLIMITED);
  }

  @Test
  void a_need_of_0_is_not_limited_by_a_full_quota() {
    assertThat(new Quota(100, 0).fit(0, Buffer.NONE)).isEqualTo(Fit.UNLIMITED);
  }

  @Test
  void a_negative_need_is_not_limited_by_a_full_quota() {
    assertThat(new Quota(100, 0).fit(-1, Buffer.NONE)).isEqualTo(Fit.UNLIMITED);
  }

  @Test
  void an_over_allocated_quota_fits_nothing() {
    assertThat(new Quota(100, -30).fit(10, Buffer.NONE)).isEqualTo(Fit.NONE);
  }

  @Test
  void the_buffer_is_a_part_of_the_limit_and_not_of_what_is_free() {
    assertThat(new Quota(100, 30).available(percent("10"))).isEqualTo(20);
  }

  @Test
  void a_reserve_with_a_fraction_is_rounded_up() {
    assertThat(new Quota(101, 50).available(percent("10"))).isEqualTo(39);
  }

  @Test
  void a_reserve_larger_than_what_is_free_leaves_nothing() {
    assertThat(new Quota(100, 5).available(percent("10"))).isZero();
  }

  @Test
  void a_reserve_of_all_that_is_free_leaves_nothing() {
    assertThat(new Quota(100, 10).available(percent("10"))).isZero();
  }

  @Test
  void the_absurd_size_of_a_datastore_is_counted_exactly() {
    assertThat(new Quota(558_349_385, 558_349_380).fit(10, Buffer.DEFAULT))
        .isEqualTo(Fit.of(50_251_444));
  }

  @Test
  void the_largest_limit_that_there_is_still_is_a_limit() {
    assertThat(new Quota(Long.MAX_VALUE, Long.MAX_VALUE).fit(1, Buffer.NONE).isUnlimited())
        .isFalse();
  }

  @Test
  void the_smallest_free_that_there_is_does_not_overflow() {
    assertThat(new Quota(Long.MAX_VALUE, Long.MIN_VALUE).fit(1, percent("100")))
        .isEqualTo(Fit.NONE);
  }

  @Test
  void a_limit_is_never_negative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quota(-1, 0))
        .withMessage("A limit is never negative, but is -1");
  }

  @Test
  void where_only_what_is_free_is_known_that_is_shared_out_whatever_the_buffer() {
    Quota addresses = Quota.ofFree(7);
    assertThat(addresses.hasMax()).isFalse();
    assertThat(addresses.fit(2, Buffer.NONE)).isEqualTo(Fit.of(3));
    assertThat(Quota.ofFree(-7).fit(2, Buffer.NONE)).isEqualTo(Fit.NONE);
    assertThat(Quota.ofFree(0).fit(2, Buffer.NONE)).isEqualTo(Fit.NONE);
    assertThat(new Quota(0, 7).hasMax()).isTrue();
  }
}
