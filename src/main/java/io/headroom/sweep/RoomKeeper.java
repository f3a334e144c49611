package io.headroom.sweep;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Product;
import io.headroom.catalogue.Wish;
import io.headroom.reservation.Asked;
import io.headroom.reservation.Attendance;
import io.headroom.reservation.Hold;
import io.headroom.reservation.OrderedVps;
import io.headroom.reservation.Reservation;
import io.headroom.reservation.StandIn;
import io.headroom.reservation.StuckOrder;
import io.headroom.reservation.StuckOrder.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides which of the known services keep room, and how much.
 *
 * @param rules by what it is decided
 * @param attendance which services are built
 * @param cancelling the statuses of orders that count as cancelled
 * @param readAt when the reading of the shop had ended, in ns of elapsed time
 * @param packages what is known of the packages
 * @param products what is sold
 */
record RoomKeeper(
    OrderRules rules,
    Attendance attendance,
    Set<String> cancelling,
    long readAt,
    Map<Long, Lookup<VpsPackage>> packages,
    List<Product> products) {

  /** Returns a service with what is decided about it. */
  KnownOrder decided(KnownOrder service) {
    return needing(held(service));
  }

  /**
   * What is given up keeps what it kept, until figures show whether it was built before; what is
   * built takes its room whether or not it is paid.
   */
  private KnownOrder held(KnownOrder service) {
    if (attendance.isWaiting(service.vps().service())) {
      Hold hold = hold(service);
      return service.held(rules.mode().keeps(hold), hold.isPaid());
    }
    return service.gone() || service.vps().isEnded() ? service : service.held(true, true);
  }

  private Hold hold(KnownOrder service) {
    return rules.holds().of(service.vps().state().facts(cancelling, service.seen(), readAt));
  }

  private KnownOrder needing(KnownOrder service) {
    Optional<Footprint> read = service.vps().need(packages);
    if (read.isPresent()) {
      return service.needing(read, Optional.empty());
    }
    List<Footprint> instead =
        service.vps().group().stream().boxed().flatMap(group -> needs(group)).toList();
    return service.needing(
        service.need(),
        Asked.largest(Stream.concat(service.standIn().stream(), instead.stream()).toList()));
  }

  private Stream<Footprint> needs(long group) {
    return products.stream()
        .filter(product -> product.groups(RuleSet.MODULE).contains(group))
        .map(product -> new Asked(product, Wish.NONE).need(packages))
        .flatMap(Optional::stream);
  }

  /** Returns the room that a service keeps; nothing if it keeps none. */
  Optional<Reservation> reservation(KnownOrder service) {
    OrderedVps vps = service.vps();
    if (!service.keeps() || vps.group().isEmpty()) {
      return Optional.empty();
    }
    return service
        .need()
        .or(service::standIn)
        .filter(need -> takesAny(vps, need))
        .map(
            need ->
                new Reservation(
                    vps.service(),
                    vps.order(),
                    vps.state().client(),
                    vps.asked().product().id(),
                    vps.group().getAsLong(),
                    need,
                    service.paid()));
  }

  /** An upgrade to something smaller takes nothing, not even an address. */
  private static boolean takesAny(OrderedVps vps, Footprint need) {
    return vps.before().isEmpty()
        || Limit.resources().stream().anyMatch(resource -> need.need(resource) > 0);
  }

  /**
   * Returns what stands in for the needs of a service that keeps room; nothing if they are known.
   */
  Optional<StandIn> standIn(KnownOrder service) {
    OrderedVps vps = service.vps();
    if (!service.keeps() || vps.group().isEmpty() || vps.need(packages).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new StandIn(vps.service(), vps.order(), vps.group().getAsLong(), instead(service)));
  }

  private static String instead(KnownOrder service) {
    String why = service.vps().asked().trouble();
    if (service.need().isPresent()) {
      return why + ": what it took before stands in";
    }
    return service.standIn().isPresent()
        ? why + ": the largest product of the group stands in"
        : why + ": nothing is known that could stand in, so no room is kept";
  }

  /** Returns a service that waits too long; nothing if it does not. */
  Optional<StuckOrder> stuck(KnownOrder service) {
    if (!attendance.isWaiting(service.vps().service())) {
      return Optional.empty();
    }
    return switch (hold(service)) {
      case STUCK -> Optional.of(service.vps().stuck(Trouble.PAID_AND_NOT_BUILT));
      case PAID_LATE -> Optional.of(service.vps().stuck(Trouble.PAID_LATE));
      case PAID, UNPAID, ENDED, TOO_OLD, CANCELLED -> Optional.empty();
    };
  }
}
