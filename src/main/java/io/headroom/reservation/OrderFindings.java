package io.headroom.reservation;

import java.util.List;

/**
 * What there is to say of the orders that a sweep read, beside what they keep.
 *
 * @param stuck services whose order somebody must look after, in the order of their ids
 * @param standIns reservations whose needs could not be read
 */
public record OrderFindings(List<StuckOrder> stuck, List<StandIn> standIns) {

  /** There is nothing to say. */
  public static final OrderFindings NONE = new OrderFindings(List.of(), List.of());

  /** Creates findings. */
  public OrderFindings {
    stuck = List.copyOf(stuck);
    standIns = List.copyOf(standIns);
  }
}
