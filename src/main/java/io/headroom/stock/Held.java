package io.headroom.stock;

import io.headroom.reservation.Needs;
import io.headroom.reservation.Reservation;
import io.headroom.reservation.SharedStorage;
import io.headroom.reservation.UnpaidLimits;
import java.util.List;

/**
 * What keeps room in a hypervisor group beside what the panel's figures say.
 *
 * @param reservations what is ordered and not built there
 * @param limits how much room unpaid orders may keep
 * @param shared the storage types that all nodes of a group share
 */
public record Held(List<Reservation> reservations, UnpaidLimits limits, SharedStorage shared) {

  /** Nothing keeps room, and no storage is shared. */
  public static final Held NOTHING =
      new Held(List.of(), new UnpaidLimits(0, 0), SharedStorage.NONE);

  /** Creates what keeps room. */
  public Held {
    reservations = List.copyOf(reservations);
  }

  /** Whether the figures alone say what is left. */
  boolean isNothing() {
    return reservations.isEmpty() && shared.types().isEmpty();
  }

  /** Returns what all the reservations need. */
  Needs needs() {
    return Needs.ofReservations(reservations);
  }
}
