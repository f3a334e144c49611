package io.headroom.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.AnyCapacity;
import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.RuleSet;
import io.headroom.reservation.SmallFleet.Vps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is true of what is left in every fleet, whatever is reserved. */
@Domain(AnyCapacity.class)
@Domain(DomainContext.Global.class)
class LeftPropertiesTest {

  private static final int FLEETS = 20;
  private static final int NODES = 3;
  private static final int MOST = 14;
  private static final int NEED = 5;

  @Property
  void the_number_never_exceeds_what_is_left_whatever_the_panel_chooses(@ForAll Random random) {
    for (int fleets = 0; fleets < FLEETS; fleets++) {
      SmallFleet fleet = SmallFleet.any(random, NODES, MOST);
      List<Vps> reserved = fleet.anyVpses(random, 4, NEED);
      Vps product = product(random, reserved);
      int buffer = anyBuffer(random);
      Trial trial = new Trial(fleet);
      long least = trial.least(reserved, () -> trial.fits(product, buffer));
      assertThat(number(fleet, reserved, product, buffer))
          .as("%s of %s after %s, buffer %d", product, fleet, reserved, buffer)
          .isLessThanOrEqualTo(least);
    }
  }

  @Property
  void a_reservation_never_raises_the_number(@ForAll Random random) {
    for (int fleets = 0; fleets < 4; fleets++) {
      SmallFleet fleet = SmallFleet.any(random, 5, 40);
      List<Vps> reserved = new ArrayList<>();
      Vps product = SmallFleet.anyVps(random, 4);
      int buffer = anyBuffer(random);
      long before = number(fleet, reserved, product, buffer);
      for (int orders = 0; orders < 12; orders++) {
        reserved.add(SmallFleet.anyVps(random, 6));
        long after = number(fleet, reserved, product, buffer);
        assertThat(after)
            .as("%s of %s after %s, buffer %d", product, fleet, reserved, buffer)
            .isLessThanOrEqualTo(before);
        before = after;
      }
    }
  }

  @Property
  void the_order_of_reservations_does_not_matter(@ForAll Random random) {
    SmallFleet fleet = SmallFleet.any(random, 4, 30);
    List<Vps> reserved = fleet.anyVpses(random, 8, NEED);
    Demand product = SmallFleet.anyVps(random, NEED).demand(anyBuffer(random));
    Left left = fleet.room(reserved).left(product);
    List<Vps> shuffled = new ArrayList<>(reserved);
    Collections.shuffle(shuffled, random);
    assertThat(fleet.room(shuffled).left(product)).isEqualTo(left);
    int cut = shuffled.size() / 2;
    assertThat(
            fleet
                .room(shuffled.subList(cut, shuffled.size()))
                .with(SmallFleet.needs(shuffled.subList(0, cut)))
                .left(product))
        .isEqualTo(left);
  }

  @Property
  void equal_orders_take_one_place_each_where_one_resource_limits_one_node(@ForAll Random random) {
    int max = 1 + random.nextInt(100);
    Vps product = new Vps(1 + random.nextInt(9), 0, 0, 0, 1);
    SmallFleet fleet = OneNode.ofMemory(max, max);
    int orders = random.nextInt(12);
    assertThat(fleet.room(Collections.nCopies(orders, product)).left(product.demand(0)).fit())
        .isEqualTo(new Fit(Math.max(0, max / product.memory() - orders)));
  }

  @Property
  void without_reservations_everything_is_left(
      @ForAll HypervisorGroup group, @ForAll Demand demand, @ForAll RuleSet rules) {
    assertThat(new Room(group, rules, SharedStorage.NONE, Needs.NONE).left(demand).fit())
        .isEqualTo(group.capacity(demand, rules).fit());
  }

  @Property
  void a_reservation_never_raises_the_number_of_absurd_figures_either(
      @ForAll HypervisorGroup group,
      @ForAll Demand demand,
      @ForAll Demand one,
      @ForAll Demand other,
      @ForAll RuleSet rules) {
    Room room = new Room(group, rules, SharedStorage.NONE, Needs.NONE);
    Room reserved = room.with(Needs.of(List.of(one.footprint())));
    assertThat(reserved.left(demand).fit()).isLessThanOrEqualTo(room.left(demand).fit());
    assertThat(reserved.with(Needs.of(List.of(other.footprint()))).left(demand).fit())
        .isLessThanOrEqualTo(reserved.left(demand).fit());
  }

  static int anyBuffer(Random random) {
    return List.of(0, 0, 10, 25).get(random.nextInt(4));
  }

  private static Vps product(Random random, List<Vps> reserved) {
    return random.nextBoolean() && !reserved.isEmpty()
        ? reserved.get(0)
        : SmallFleet.anyVps(random, NEED);
  }

  private static long number(SmallFleet fleet, List<Vps> reserved, Vps product, int buffer) {
    Fit fit = fleet.room(reserved).left(product.demand(buffer)).fit();
    return fit.isUnlimited() ? SmallFleet.UNLIMITED : fit.count();
  }
}
