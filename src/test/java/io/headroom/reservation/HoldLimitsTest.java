package io.headroom.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HoldLimitsTest {

  private static final HoldLimits LIMITS =
      new HoldLimits(
          Duration.ofDays(7),
          Duration.ofHours(1),
          Map.of("banktransfer", Duration.ofHours(72), "never", Duration.ZERO));

  @ParameterizedTest
  @CsvSource({
    "0, , NONE",
    "-1, Paid, NONE",
    "7, , GONE",
    "7, Paid, PAID",
    "7, ' Paid ', PAID",
    "7, Payment Pending, PAYMENT_PENDING",
    "7, Unpaid, UNPAID",
    "7, Draft, UNPAID",
    "7, Collections, UNPAID",
    "7, Cancelled, CANCELLED",
    "7, Refunded, REFUNDED",
    "7, Something new, UNPAID",
    "7, paid, UNPAID"
  })
  void the_status_of_an_invoice_is_read_exactly(long id, String status, Invoice invoice) {
    assertThat(Invoice.of(id, Optional.ofNullable(status))).isEqualTo(invoice);
  }

  @ParameterizedTest
  @EnumSource(names = {"PAID", "PAYMENT_PENDING", "NONE"})
  void an_order_that_is_paid_or_free_is_held_for_days_from_when_it_was_seen_paid(Invoice invoice) {
    assertThat(hold(invoice, 0, 0, 0)).isEqualTo(Hold.PAID);
    assertThat(hold(invoice, 0, 10_079, 10_079)).isEqualTo(Hold.PAID);
    assertThat(hold(invoice, 0, 10_080, 10_080)).isEqualTo(Hold.STUCK);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNPAID", "GONE"})
  void an_order_that_is_not_paid_is_held_for_an_hour_from_when_it_was_seen(Invoice invoice) {
    assertThat(hold(invoice, 0, 0, 0)).isEqualTo(Hold.UNPAID);
    assertThat(hold(invoice, 59, 59, 0)).isEqualTo(Hold.UNPAID);
    assertThat(hold(invoice, 60, 60, 0)).isEqualTo(Hold.ENDED);
  }

  @Test
  void a_payment_method_may_have_a_limit_of_its_own() {
    assertThat(LIMITS.of(facts(Invoice.UNPAID, "banktransfer", 4_000, 4_000, 0)))
        .isEqualTo(Hold.UNPAID);
    assertThat(LIMITS.of(facts(Invoice.UNPAID, "banktransfer", 4_320, 4_320, 0)))
        .isEqualTo(Hold.ENDED);
    assertThat(LIMITS.of(facts(Invoice.UNPAID, "never", 0, 0, 0))).isEqualTo(Hold.ENDED);
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCELLED", "REFUNDED"})
  void an_invoice_that_nobody_will_pay_ends_the_hold(Invoice invoice) {
    assertThat(hold(invoice, 0, 0, 0)).isEqualTo(Hold.CANCELLED);
  }

  @Test
  void a_cancelled_order_is_not_held_even_if_it_is_paid() {
    OrderFacts cancelled =
        new OrderFacts(Invoice.PAID, true, "", Duration.ZERO, Duration.ZERO, Duration.ZERO);
    assertThat(LIMITS.of(cancelled)).isEqualTo(Hold.CANCELLED);
  }

  @Test
  void an_unpaid_order_that_was_more_than_a_day_past_its_limit_when_first_seen_is_not_held() {
    assertThat(hold(Invoice.UNPAID, 1_500, 0, 0)).isEqualTo(Hold.UNPAID);
    assertThat(hold(Invoice.UNPAID, 1_501, 0, 0)).isEqualTo(Hold.TOO_OLD);
    assertThat(hold(Invoice.UNPAID, 1_531, 30, 0)).isEqualTo(Hold.TOO_OLD);
  }

  @Test
  void an_old_order_that_is_paid_is_held() {
    assertThat(hold(Invoice.PAID, 900_000, 0, 0)).isEqualTo(Hold.PAID);
  }

  @Test
  void an_order_that_is_paid_while_it_is_held_is_held_on() {
    assertThat(hold(Invoice.PAID, 70, 70, 11)).isEqualTo(Hold.PAID);
  }

  @Test
  void an_order_that_is_paid_after_its_hold_had_ended_is_held_again_and_named() {
    assertThat(hold(Invoice.PAID, 70, 70, 10)).isEqualTo(Hold.PAID_LATE);
    assertThat(hold(Invoice.PAID, 20_000, 70, 65)).isEqualTo(Hold.PAID_LATE);
  }

  @ParameterizedTest
  @CsvSource({
    "PAID, true, true",
    "PAID_LATE, true, true",
    "UNPAID, true, false",
    "STUCK, false, false",
    "ENDED, false, false",
    "TOO_OLD, false, false",
    "CANCELLED, false, false"
  })
  void room_is_kept_for_what_is_paid_and_for_what_is_held(Hold hold, boolean all, boolean paid) {
    assertThat(hold.keepsRoom()).isEqualTo(all);
    assertThat(hold.isPaid()).isEqualTo(paid);
    assertThat(ReserveMode.ALL.keeps(hold)).isEqualTo(all);
    assertThat(ReserveMode.PAID.keeps(hold)).isEqualTo(paid);
    assertThat(ReserveMode.OFF.keeps(hold)).isFalse();
  }

  @Test
  void a_mode_has_the_name_of_its_setting() {
    assertThat(ReserveMode.ALL.term()).isEqualTo("all");
  }

  /** All times are minutes. */
  private static Hold hold(Invoice invoice, long age, long sinceSeen, long sincePaid) {
    return LIMITS.of(facts(invoice, "paypal", age, sinceSeen, sincePaid));
  }

  private static OrderFacts facts(
      Invoice invoice, String method, long age, long sinceSeen, long sincePaid) {
    return new OrderFacts(
        invoice,
        false,
        method,
        Duration.ofMinutes(age),
        Duration.ofMinutes(sinceSeen),
        Duration.ofMinutes(sincePaid));
  }
}
