package io.headroom.history;

import io.headroom.reservation.Look;
import io.headroom.reservation.Reservation;
import io.headroom.reservation.Reservations;
import io.headroom.reservation.Sales;
import java.util.List;

/**
 * The parts of Headroom's decision that a model can be given others of, so that a test can show
 * that the checker finds what they break.
 */
public interface Parts {

  /** The parts of the product. */
  Parts REAL = new Parts() {};

  /** Returns a look as it is taken in. */
  default Look look(Look read) {
    return read;
  }

  /** Returns the reservations that count beside figures of a group. */
  default List<Reservation> counted(Reservations reservations, long group, long requestedAt) {
    return reservations.in(group, requestedAt);
  }

  /** Returns a reservation as it is weighed. */
  default Reservation weighed(Reservation reservation) {
    return reservation;
  }

  /**
   * Whether a qty may be written.
   *
   * @param sales what is known of the product's sales
   * @param wanted the qty
   * @param figuresAt when the oldest figures in it were asked for
   * @param reservationsAt when the reading of its reservations began
   */
  default boolean mayWrite(Sales sales, long wanted, long figuresAt, long reservationsAt) {
    return sales.mayWrite(wanted, figuresAt, reservationsAt);
  }

  /** Whether a raising statement asks that no service is newer than those that were read. */
  default boolean asksForNewest() {
    return true;
  }

  /** Whether figures that are too old to be asked about again may raise a qty. */
  default boolean oldFiguresRaise() {
    return false;
  }
}
