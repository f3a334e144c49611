package io.headroom.reservation;

import java.time.Duration;
import java.util.Map;

/**
 * For how long room is kept for a service that is ordered and not built.
 *
 * @param paidFor from when it was first seen paid ({@code headroom.reserve.paid-for})
 * @param unpaidFor from when it was first seen, while it is not paid ({@code
 *     headroom.reserve.unpaid-for})
 * @param unpaidForMethod the same by payment method, where a method has a limit of its own
 */
public record HoldLimits(
    Duration paidFor, Duration unpaidFor, Map<String, Duration> unpaidForMethod) {

  /** More than any two time zones lie apart, so that a date is old in each. */
  private static final Duration ANY_TIME_ZONE = Duration.ofDays(1);

  /** Creates limits. */
  public HoldLimits {
    unpaidForMethod = Map.copyOf(unpaidForMethod);
  }

  /** Decides how a service stands. */
  public Hold of(OrderFacts order) {
    if (order.cancelled() || order.invoice().isDropped()) {
      return Hold.CANCELLED;
    }
    Duration unpaid = unpaidForMethod.getOrDefault(order.paymentMethod(), unpaidFor);
    return order.invoice().isPaid() ? paid(order, unpaid) : unpaid(order, unpaid);
  }

  private Hold paid(OrderFacts order, Duration unpaid) {
    if (order.sincePaid().compareTo(paidFor) >= 0) {
      return Hold.STUCK;
    }
    Duration unpaidUntilPaid = order.sinceSeen().minus(order.sincePaid());
    boolean wasUnpaid = unpaidUntilPaid.compareTo(Duration.ZERO) > 0;
    boolean hadNoRoom = unpaidUntilPaid.compareTo(unpaid) >= 0 || wasTooOld(order, unpaid);
    return wasUnpaid && hadNoRoom ? Hold.PAID_LATE : Hold.PAID;
  }

  private static Hold unpaid(OrderFacts order, Duration unpaid) {
    if (wasTooOld(order, unpaid)) {
      return Hold.TOO_OLD;
    }
    return order.sinceSeen().compareTo(unpaid) >= 0 ? Hold.ENDED : Hold.UNPAID;
  }

  /**
   * Whether the order was old when it was first seen: a shop's old orders do not close it at the
   * first start.
   */
  private static boolean wasTooOld(OrderFacts order, Duration unpaid) {
    Duration ageWhenSeen = order.age().minus(order.sinceSeen());
    return ageWhenSeen.compareTo(unpaid.plus(ANY_TIME_ZONE)) > 0;
  }
}
