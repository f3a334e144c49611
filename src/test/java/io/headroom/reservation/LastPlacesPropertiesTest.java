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
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is true of the split of the last places in every fleet. */
@Domain(AnyCapacity.class)
@Domain(DomainContext.Global.class)
class LastPlacesPropertiesTest {

  private static final int FLEETS = 10;
  private static final int NODES = 2;
  private static final int MOST = 10;
  private static final int NEED = 4;
  private static final LastPlaces LAST = new LastPlaces(4);

  @Property
  void the_split_always_fits_at_once_whatever_the_panel_chooses(@ForAll Random random) {
    for (int fleets = 0; fleets < FLEETS; fleets++) {
      SmallFleet fleet = SmallFleet.any(random, NODES, MOST);
      List<Vps> reserved = fleet.anyVpses(random, 1, NEED);
      List<Vps> products = products(random);
      int buffer = LeftPropertiesTest.anyBuffer(random);
      Optional<List<Fit>> split = LAST.split(fleet.room(reserved), demands(products, buffer));
      if (split.isPresent()) {
        List<Vps> sold = sold(products, split.get());
        for (int last = 0; last < sold.size(); last++) {
          assertThat(leftForLast(fleet, reserved, sold, last, buffer))
              .as("%s of %s in %s after %s", sold.get(last), sold, fleet, reserved)
              .isPositive();
        }
      }
    }
  }

  @Property
  void no_product_gets_more_than_its_own_number_and_together_not_more_than_the_last(
      @ForAll Random random) {
    SmallFleet fleet = SmallFleet.any(random, 3, 20);
    List<Demand> products = demands(products(random), LeftPropertiesTest.anyBuffer(random));
    Room room = fleet.room(fleet.anyVpses(random, 2, NEED));
    LAST.split(room, products)
        .ifPresent(
            split -> {
              for (int at = 0; at < split.size(); at++) {
                assertThat(split.get(at)).isLessThanOrEqualTo(room.left(products.get(at)).fit());
              }
              assertThat(
                      split.stream().filter(fit -> !fit.isUnlimited()).mapToLong(Fit::count).sum())
                  .isLessThanOrEqualTo(LAST.most());
            });
  }

  @Property
  void products_of_one_size_share_exactly_what_fits_of_one_by_the_modules_rules(
      @ForAll HypervisorGroup group, @ForAll Demand product) {
    Room room = new Room(group, RuleSet.MODULE, SharedStorage.NONE, Needs.NONE);
    Fit left = room.left(product).fit();
    if (left.count() <= LAST.most()) {
      assertThat(LAST.split(room, Collections.nCopies(3, product)))
          .hasValueSatisfying(
              split ->
                  assertThat(split.stream().mapToLong(Fit::count).sum()).isEqualTo(left.count()));
    }
  }

  private static List<Vps> products(Random random) {
    List<Vps> products = new ArrayList<>();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      products.add(SmallFleet.anyVps(random, NEED));
    }
    return products;
  }

  private static List<Demand> demands(List<Vps> products, int buffer) {
    return products.stream().map(vps -> vps.demand(buffer)).toList();
  }

  private static List<Vps> sold(List<Vps> products, List<Fit> split) {
    List<Vps> sold = new ArrayList<>();
    for (int at = 0; at < split.size(); at++) {
      if (!split.get(at).isUnlimited()) {
        sold.addAll(Collections.nCopies((int) split.get(at).count(), products.get(at)));
      }
    }
    return sold;
  }

  private static int leftForLast(
      SmallFleet fleet, List<Vps> reserved, List<Vps> sold, int last, int buffer) {
    List<Vps> before = new ArrayList<>(sold);
    before.remove(last);
    before.addAll(reserved);
    Trial trial = new Trial(fleet);
    return trial.least(before, () -> trial.fits(sold.get(last), buffer));
  }
}
