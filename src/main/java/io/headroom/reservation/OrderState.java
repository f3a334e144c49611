package io.headroom.reservation;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * What the shop says of the order of a service.
 *
 * @param status the status of the order; empty where there is none
 * @param invoice what its invoice says
 * @param paymentMethod the payment method that it names; empty for none
 * @param client who ordered; 0 where that is not known
 * @param age how long ago its date is; nothing where it has no date
 */
public record OrderState(
    String status, Invoice invoice, String paymentMethod, long client, Duration age) {

  private static final Set<String> CANCELLED = Set.of("Cancelled", "Fraud");

  /** Returns the state of an order of which only the status is known: it counts as paid. */
  public static OrderState onlyStatus(String status) {
    return new OrderState(status, Invoice.NONE, "", 0, Duration.ZERO);
  }

  /**
   * Returns what decides for how long room is kept.
   *
   * @param cancelling the statuses of the shop's own that count as cancelled
   * @param seen when the service was first seen, and first seen paid
   * @param now the time, in elapsed time of this process
   */
  public OrderFacts facts(Set<String> cancelling, Seen seen, long now) {
    return new OrderFacts(
        invoice,
        CANCELLED.contains(status) || cancelling.contains(status),
        paymentMethod.strip().toLowerCase(Locale.ROOT),
        age,
        seen.since(now),
        seen.sincePaid(now));
  }
}
