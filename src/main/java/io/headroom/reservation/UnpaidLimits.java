package io.headroom.reservation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much room unpaid orders may keep, so that nobody empties the shop without paying.
 *
 * @param perClient how many unpaid services of one client keep room ({@code
 *     headroom.reserve.unpaid-per-client})
 * @param maxPercent the percentage of what a group can place that unpaid orders may keep together
 *     ({@code headroom.reserve.unpaid-max-percent}), 0 to 100
 */
public record UnpaidLimits(int perClient, int maxPercent) {

  private static final int HUNDRED = 100;

  /**
   * Creates limits.
   *
   * @throws IllegalArgumentException if a limit is negative, or the percentage above 100
   */
  public UnpaidLimits {
    if (perClient < 0 || maxPercent < 0 || maxPercent > HUNDRED) {
      throw new IllegalArgumentException(
          "At least 0 services of a client and 0 to 100 percent, not %d and %d"
              .formatted(perClient, maxPercent));
    }
  }

  /**
   * Returns the reservations that keep room, in the order of their services: every paid one, and of
   * each client's unpaid ones the oldest.
   */
  public List<Reservation> held(Collection<Reservation> reservations) {
    Map<Long, Integer> unpaid = new HashMap<>();
    List<Reservation> held = new ArrayList<>();
    for (Reservation reservation :
        reservations.stream().sorted(Comparator.comparingLong(Reservation::service)).toList()) {
      if (reservation.paid() || unpaid.merge(reservation.client(), 1, Integer::sum) <= perClient) {
        held.add(reservation);
      }
    }
    return List.copyOf(held);
  }

  /**
   * Returns how many places unpaid orders may keep at most.
   *
   * @param places how many a group can place after the paid orders
   */
  long most(long places) {
    return places / HUNDRED * maxPercent + places % HUNDRED * maxPercent / HUNDRED;
  }
}
