package io.headroom.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.reservation.SmallFleet.Vps;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is true of what can be sold in every fleet, whatever is paid and whatever is not. */
class AvailabilityPropertiesTest {

  private static final UnpaidLimits EVERYTHING = new UnpaidLimits(99, 100);
  private static final UnpaidLimits HALF = new UnpaidLimits(99, 50);

  @Property
  void it_is_what_three_rooms_say_one_by_one(@ForAll Random random) {
    SmallFleet fleet = SmallFleet.any(random, 4, 20);
    List<Vps> paid = fleet.anyVpses(random, 3, 5);
    List<Vps> unpaid = fleet.anyVpses(random, 3, 5);
    List<Vps> all = new ArrayList<>(paid);
    all.addAll(unpaid);
    Demand product = SmallFleet.anyVps(random, 5).demand(LeftPropertiesTest.anyBuffer(random));
    assertThat(availability(fleet, paid, unpaid, EVERYTHING, product))
        .isEqualTo(
            new Availability(
                fleet.room(List.of()).left(product).fit(),
                fleet.room(paid).left(product).fit(),
                fleet.room(all).left(product).fit()));
  }

  @Property
  void unpaid_orders_never_take_the_last_place(@ForAll Random random) {
    SmallFleet fleet = SmallFleet.any(random, 4, 20);
    List<Vps> paid = fleet.anyVpses(random, 2, 5);
    List<Vps> unpaid = fleet.anyVpses(random, 6, 5);
    Demand product = SmallFleet.anyVps(random, 5).demand(0);
    Availability half = availability(fleet, paid, unpaid, HALF, product);
    assertThat(half.available().equals(Fit.NONE)).isEqualTo(half.afterPaid().equals(Fit.NONE));
  }

  private static Availability availability(
      SmallFleet fleet, List<Vps> paid, List<Vps> unpaid, UnpaidLimits limits, Demand product) {
    List<Reservation> held = new ArrayList<>();
    paid.forEach(vps -> held.add(new Reservation(1, 1, 1, 1, 1, vps.footprint(), true)));
    unpaid.forEach(vps -> held.add(new Reservation(2, 2, 2, 1, 1, vps.footprint(), false)));
    return new Availability.InGroup(
            fleet.group(), fleet.rules(), fleet.sharedStorage(), held, limits)
        .of(product);
  }
}
