package io.headroom.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.reservation.StuckOrder.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of an order, and since when. */
class OrderStateTest {

  private static final long SECOND = 1_000_000_000;

  private static OrderState state(String status) {
    return new OrderState(status, Invoice.UNPAID, " BankTransfer ", 3, Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({
    "Pending, false",
    "Active, false",
    "Cancelled, true",
    "Fraud, true",
    "Chargeback, true",
    "cancelled, false"
  })
  void an_order_is_cancelled_by_its_status(String status, boolean cancelled) {
    assertThat(state(status).facts(Set.of("Chargeback"), Seen.first(0), 0).cancelled())
        .isEqualTo(cancelled);
  }

  @Test
  void its_facts_are_what_the_shop_says_and_since_when_it_was_seen() {
    Seen seen = new Seen(-5 * SECOND, OptionalLong.of(2 * SECOND));
    assertThat(state("Pending").facts(Set.of(), seen, 4 * SECOND))
        .isEqualTo(
            new OrderFacts(
                Invoice.UNPAID,
                false,
                "banktransfer",
                Duration.ofHours(1),
                Duration.ofSeconds(9),
                Duration.ofSeconds(2)));
  }

  @Test
  void one_of_which_the_status_alone_is_known_counts_as_paid() {
    OrderFacts facts = OrderState.onlyStatus("Pending").facts(Set.of(), Seen.first(0), 0);
    assertThat(facts.invoice().isPaid()).isTrue();
  }

  @Test
  void it_is_seen_paid_once() {
    Seen seen = Seen.first(1).again(false, 2);
    assertThat(seen.paidAt()).isEmpty();
    assertThat(seen.sincePaid(9)).isZero();
    assertThat(seen.again(true, 3).again(true, 4)).isEqualTo(new Seen(1, OptionalLong.of(3)));
  }

  @Test
  void of_two_memories_the_earlier_times_count() {
    Seen never = Seen.first(4);
    Seen paid = new Seen(2, OptionalLong.of(9));
    Seen sooner = new Seen(3, OptionalLong.of(5));
    assertThat(never.or(paid)).isEqualTo(paid);
    assertThat(paid.or(never)).isEqualTo(paid);
    assertThat(paid.or(sooner)).isEqualTo(new Seen(2, OptionalLong.of(5)));
    assertThat(sooner.or(paid)).isEqualTo(new Seen(2, OptionalLong.of(5)));
    assertThat(never.or(Seen.first(8))).isEqualTo(never);
  }

  @Test
  void each_trouble_has_words() {
    assertThat(List.of(Trouble.values())).extracting(Trouble::words).doesNotHaveDuplicates();
    assertThat(OrderFindings.NONE.stuck()).isEmpty();
  }
}
