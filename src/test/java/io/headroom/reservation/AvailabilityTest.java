package io.headroom.reservation;

import static io.headroom.rig.Nodes.group;
import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.RuleSet;
import io.headroom.rig.Nodes.Node;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

  private static final Demand PRODUCT = vps().memory(4).demand();
  private static final UnpaidLimits LIMITS = new UnpaidLimits(3, 50);
  private static final Node TEN = node().memory(40, 40);

  @Test
  void paid_orders_keep_their_places() {
    Availability available = available(TEN, LIMITS, reservations(4, true));
    assertThat(available).isEqualTo(new Availability(new Fit(10), new Fit(6), new Fit(6)));
    assertThat(available.reservedPaid()).isEqualTo(4);
    assertThat(available.reservedUnpaid()).isZero();
  }

  @Test
  void paid_orders_may_keep_everything() {
    assertThat(available(TEN, LIMITS, reservations(12, true)).available()).isEqualTo(Fit.NONE);
  }

  @Test
  void unpaid_orders_keep_their_places_up_to_a_percentage_of_what_the_paid_ones_leave() {
    assertThat(available(TEN, LIMITS, reservations(4, false)).reservedUnpaid()).isEqualTo(4);
    assertThat(available(TEN, LIMITS, reservations(9, false)).reservedUnpaid()).isEqualTo(5);
    List<Reservation> both =
        Stream.concat(reservations(5, true).stream(), reservations(9, false).stream()).toList();
    Availability available = available(TEN, LIMITS, both);
    assertThat(available).isEqualTo(new Availability(new Fit(10), new Fit(5), new Fit(3)));
    assertThat(available.reservedUnpaid()).isEqualTo(2);
  }

  @Test
  void unpaid_orders_may_keep_everything_where_the_shop_allows_it() {
    UnpaidLimits all = new UnpaidLimits(3, 100);
    assertThat(available(TEN, all, reservations(12, false)).available()).isEqualTo(Fit.NONE);
  }

  @Test
  void a_product_that_nothing_limits_keeps_no_limit() {
    Availability available = available(node(), LIMITS, reservations(4, false));
    assertThat(available.available()).isEqualTo(Fit.UNLIMITED);
    assertThat(available.reservedPaid()).isZero();
    assertThat(available.reservedUnpaid()).isZero();
  }

  @Test
  void of_one_client_the_oldest_unpaid_services_keep_room_and_every_paid_one() {
    Stream<Reservation> unpaid =
        LongStream.of(9, 7, 8, 6).mapToObj(service -> reservation(service, 1, false));
    Stream<Reservation> others =
        Stream.of(reservation(5, 1, true), reservation(10, 1, true), reservation(11, 2, false));
    assertThat(LIMITS.held(Stream.concat(unpaid, others).toList()))
        .extracting(Reservation::service)
        .containsExactly(5L, 6L, 7L, 8L, 10L, 11L);
  }

  @Test
  void a_percentage_of_very_many_places_does_not_overflow() {
    assertThat(LIMITS.most(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE / 2);
    assertThat(LIMITS.most(1)).isZero();
  }

  @Test
  void limits_below_nothing_or_above_everything_are_refused() {
    assertThatThrownBy(() -> new UnpaidLimits(-1, 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not -1 and 50");
    assertThatThrownBy(() -> new UnpaidLimits(3, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new UnpaidLimits(3, 101)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Availability available(Node node, UnpaidLimits limits, List<Reservation> held) {
    return new Availability.InGroup(group(node), RuleSet.MODULE, SharedStorage.NONE, held, limits)
        .of(PRODUCT);
  }

  private static List<Reservation> reservations(int count, boolean paid) {
    return LongStream.range(0, count)
        .mapToObj(service -> reservation(service, service, paid))
        .toList();
  }

  private static Reservation reservation(long service, long client, boolean paid) {
    return new Reservation(service, 100 + service, client, 1, 1, PRODUCT.footprint(), paid);
  }
}
