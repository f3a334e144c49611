package io.headroom.sweep;

import io.headroom.capacity.Footprint;
import io.headroom.reservation.OrderedVps;
import io.headroom.reservation.Seen;
import java.util.Optional;

/**
 * What is known of a service that is ordered, or was built lately.
 *
 * @param vps the service as it was last read
 * @param seen when it was first seen, and first seen paid
 * @param gone whether it is deleted
 * @param keeps whether it keeps room
 * @param paid whether it does so as one that is paid
 * @param need what its VPS takes, as far as that was ever read
 * @param standIn what stood in for it before that
 */
record KnownOrder(
    OrderedVps vps,
    Seen seen,
    boolean gone,
    boolean keeps,
    boolean paid,
    Optional<Footprint> need,
    Optional<Footprint> standIn) {

  static KnownOrder of(OrderedVps vps, Seen seen) {
    return new KnownOrder(vps, seen, false, false, false, Optional.empty(), Optional.empty());
  }

  KnownOrder again(OrderedVps read, long now) {
    return new KnownOrder(
        read, seen.again(read.state().invoice().isPaid(), now), false, keeps, paid, need, standIn);
  }

  KnownOrder deleted() {
    return new KnownOrder(vps, seen, true, keeps, paid, need, standIn);
  }

  KnownOrder held(boolean room, boolean asPaid) {
    return new KnownOrder(vps, seen, gone, room, asPaid, need, standIn);
  }

  KnownOrder seen(Seen since) {
    return new KnownOrder(vps, since, gone, keeps, paid, need, standIn);
  }

  KnownOrder needing(Optional<Footprint> read, Optional<Footprint> instead) {
    return new KnownOrder(vps, seen, gone, keeps, paid, read, instead);
  }
}
