package io.headroom.reservation;

import java.util.List;

/**
 * What is ordered and not built, as one sweep found it in the shop.
 *
 * @param held the services that keep room as long as they count, in any order: those that are not
 *     built, and those that were built lately, whose figures may not show it yet
 * @param attendance which of them are built, and since when
 * @param limits how much room unpaid orders may keep
 * @param readAt when the reading began, in elapsed time of this process
 * @param newestService the greatest id of a service that was read; 0 where none was
 */
public record Reservations(
    List<Reservation> held,
    Attendance attendance,
    UnpaidLimits limits,
    long readAt,
    long newestService) {

  /**
   * Creates what is ordered and not built: of each client's unpaid services the oldest. One that is
   * built counts as paid, since the panel has taken its room: it is neither one of too many of its
   * client, nor one of those that together may keep a part of a group only.
   */
  public Reservations {
    Attendance seen = attendance;
    held =
        limits.held(
            held.stream().map(one -> seen.isWaiting(one.service()) ? one : one.asPaid()).toList());
  }

  /**
   * Returns the services that keep room in a group.
   *
   * @param requestedAt when the request for the first page of the group's figures was sent
   */
  public List<Reservation> in(long group, long requestedAt) {
    return held.stream()
        .filter(reservation -> reservation.group() == group)
        .filter(reservation -> attendance.counts(reservation.service(), requestedAt))
        .toList();
  }
}
