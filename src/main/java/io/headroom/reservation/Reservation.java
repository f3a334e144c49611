package io.headroom.reservation;

import io.headroom.capacity.Footprint;

/**
 * A service that is ordered and not built, and the room that is kept for it.
 *
 * @param service its id in the shop
 * @param order the number of its order; 0 where it belongs to none
 * @param client the client who ordered it
 * @param product the product that was ordered
 * @param group the hypervisor group that it will be placed in
 * @param need what its VPS takes, with the options that were ordered
 * @param paid whether it is paid, or nothing is to be paid
 */
public record Reservation(
    long service, long order, long client, long product, long group, Footprint need, boolean paid) {

  /** Returns the same service as one that is paid. */
  Reservation asPaid() {
    return new Reservation(service, order, client, product, group, need, true);
  }
}
