package io.headroom.reservation;

import java.util.Optional;

/** What the invoice of an order says. */
public enum Invoice {
  /** There is none: nothing is to be paid. */
  NONE,
  /** It is paid. */
  PAID,
  /** Its payment has begun. */
  PAYMENT_PENDING,
  /** It is not paid yet, or is a draft, or was handed to collections. */
  UNPAID,
  /** The order names one that is gone. */
  GONE,
  /** It is cancelled. */
  CANCELLED,
  /** Its payment was given back. */
  REFUNDED;

  /**
   * Returns what an order's invoice says.
   *
   * @param id the invoice that the order names; 0 or less for none
   * @param status the status of that invoice; empty where it is gone
   */
  public static Invoice of(long id, Optional<String> status) {
    if (id <= 0) {
      return NONE;
    }
    return status.map(Invoice::ofStatus).orElse(GONE);
  }

  /** A status that is not known keeps room as an unpaid one: for a while, and not too much. */
  private static Invoice ofStatus(String status) {
    return switch (status.strip()) {
      case "Paid" -> PAID;
      case "Payment Pending" -> PAYMENT_PENDING;
      case "Cancelled" -> CANCELLED;
      case "Refunded" -> REFUNDED;
      default -> UNPAID;
    };
  }

  /** Whether it is paid, or nothing is to be paid. */
  public boolean isPaid() {
    return this == PAID || this == PAYMENT_PENDING || this == NONE;
  }

  /** Whether nobody will pay it. */
  public boolean isDropped() {
    return this == CANCELLED || this == REFUNDED;
  }
}
