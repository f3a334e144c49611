package io.headroom.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.AnyCapacity;
import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Limit;
import io.headroom.capacity.RuleSet;
import io.headroom.reservation.SmallFleet.Vps;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is true of safe orders in every fleet, whatever is ordered. */
@Domain(AnyCapacity.class)
@Domain(DomainContext.Global.class)
class SafeOrdersPropertiesTest {

  private static final int FLEETS = 10;
  private static final int NODES = 2;
  private static final int MOST = 9;
  private static final int NEED = 4;

  @Property
  void after_any_orders_less_than_the_safe_ones_one_more_still_fits(@ForAll Random random) {
    for (int fleets = 0; fleets < FLEETS; fleets++) {
      SmallFleet fleet = SmallFleet.any(random, NODES, MOST);
      List<Vps> reserved = fleet.anyVpses(random, 2, NEED);
      List<Vps> sold = new ArrayList<>();
      sold.add(SmallFleet.anyVps(random, NEED));
      sold.add(SmallFleet.anyVps(random, NEED));
      Vps product = sold.get(0);
      int buffer = LeftPropertiesTest.anyBuffer(random);
      int orders = (int) Math.min(5, safeOrders(fleet, reserved, sold, product, buffer));
      if (orders > 0) {
        Trial trial = new Trial(fleet);
        int least =
            trial.least(
                reserved,
                () -> trial.leastOfAny(orders - 1, sold, () -> trial.fits(product, buffer)));
        assertThat(least)
            .as("%s of %s after %s and %d of %s", product, fleet, reserved, orders - 1, sold)
            .isPositive();
      }
    }
  }

  @Property
  void what_fits_now_has_at_least_one_safe_order_while_nothing_is_reserved(
      @ForAll HypervisorGroup group, @ForAll Demand demand, @ForAll RuleSet rules) {
    Room room = new Room(group, rules, SharedStorage.NONE, Needs.NONE);
    Fit safe = new SafeOrders(room, List.of()).of(demand);
    assertThat(safe.count() > 0).isEqualTo(group.capacity(demand, rules).fit().count() > 0);
  }

  @Property
  void a_reservation_never_raises_the_safe_orders(
      @ForAll HypervisorGroup group,
      @ForAll Demand demand,
      @ForAll Demand one,
      @ForAll Demand other,
      @ForAll RuleSet rules) {
    Room room = new Room(group, rules, SharedStorage.NONE, Needs.NONE);
    Room less = room.with(Needs.of(List.of(one.footprint())));
    Room least = less.with(Needs.of(List.of(other.footprint())));
    assertThat(safe(less, demand)).isLessThanOrEqualTo(safe(room, demand));
    assertThat(safe(least, demand)).isLessThanOrEqualTo(safe(less, demand));
  }

  @Property
  void there_are_never_more_safe_orders_of_a_product_than_places(
      @ForAll HypervisorGroup group, @ForAll Demand demand, @ForAll RuleSet rules) {
    Room room = new Room(group, rules, SharedStorage.NONE, Needs.NONE);
    if (demand.footprint().need(Limit.STORAGE) <= 0) {
      assertThat(safe(room, demand)).isLessThanOrEqualTo(group.capacity(demand, rules).fit());
    }
  }

  private static Fit safe(Room room, Demand demand) {
    return new SafeOrders(room, List.of(demand.footprint())).of(demand);
  }

  private static long safeOrders(
      SmallFleet fleet, List<Vps> reserved, List<Vps> sold, Vps product, int buffer) {
    return new SafeOrders(fleet.room(reserved), sold.stream().map(Vps::footprint).toList())
        .of(product.demand(buffer))
        .count();
  }
}
