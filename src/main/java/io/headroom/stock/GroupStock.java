package io.headroom.stock;

import io.headroom.capacity.Fit;
import io.headroom.capacity.GroupCapacity;
import io.headroom.reservation.Availability;
import io.headroom.reservation.Reservation;
import java.util.List;

/**
 * What one hypervisor group has of one product.
 *
 * @param capacity how many fit by the panel's figures, and what limits them
 * @param availability what of that can be sold beside what is ordered and not built
 * @param held what is ordered and not built in the group
 * @param depth how many orders are sure to build
 * @param share how many it gets of the group's last places; no limit where these are not shared out
 */
public record GroupStock(
    GroupCapacity capacity,
    Availability availability,
    List<Reservation> held,
    Depth depth,
    Fit share) {

  static GroupStock of(GroupCapacity capacity, Availability availability, Held held, Depth depth) {
    return new GroupStock(capacity, availability, held.reservations(), depth, Fit.UNLIMITED);
  }

  /** Returns what the figures alone give. */
  static GroupStock of(GroupCapacity capacity, Depth depth) {
    Fit fit = capacity.fit();
    return of(capacity, new Availability(fit, fit, fit), Held.NOTHING, depth);
  }

  /** Returns the same with so many of the group's last places. */
  GroupStock sharing(Fit places) {
    return places.isUnlimited()
        ? this
        : new GroupStock(capacity, availability, held, depth, places);
  }

  /** How many fit after the buffer; storage that nodes share counts once. */
  public Fit fits() {
    return availability.fits();
  }

  /** How many can be sold. */
  public Fit available() {
    return availability.available().least(share);
  }

  /** Whether other products get some of the last places that this one could have. */
  public boolean isSharedOut() {
    return share.compareTo(availability.available()) < 0;
  }
}
