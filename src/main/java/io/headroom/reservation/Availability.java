package io.headroom.reservation;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.RuleSet;
import java.util.List;

/**
 * What of one product's places in a group can be sold: what fits after the buffer, less what paid
 * orders keep, less what unpaid orders keep.
 *
 * @param fits how many fit while nothing is reserved
 * @param afterPaid how many are left after the paid orders
 * @param available how many are left after all orders: the number to sell
 */
public record Availability(Fit fits, Fit afterPaid, Fit available) {

  /** A group in which reservations keep room. */
  public static final class InGroup {

    private final Room empty;
    private final Room paid;
    private final Room all;
    private final UnpaidLimits limits;

    /**
     * Creates a group with its reservations.
     *
     * @param held the reservations that keep room in it
     */
    public InGroup(
        HypervisorGroup group,
        RuleSet rules,
        SharedStorage shared,
        List<Reservation> held,
        UnpaidLimits limits) {
      this.empty = new Room(group, rules, shared, Needs.NONE);
      this.paid =
          empty.with(Needs.ofReservations(held.stream().filter(Reservation::paid).toList()));
      this.all = empty.with(Needs.ofReservations(held));
      this.limits = limits;
    }

    /** Returns what of the product's places can be sold. */
    public Availability of(Demand product) {
      Survey survey = all.survey(product);
      return Availability.of(
          left(empty, product, survey),
          left(paid, product, survey),
          all.left(product, survey).fit(),
          limits);
    }

    private static Fit left(Room room, Demand product, Survey survey) {
      return (survey.lowered() ? room.left(product) : room.left(product, survey)).fit();
    }
  }

  static Availability of(Fit fits, Fit afterPaid, Fit afterAll, UnpaidLimits limits) {
    if (afterAll.isUnlimited()) {
      return new Availability(fits, afterPaid, afterAll);
    }
    long most = limits.most(afterPaid.count());
    long kept = Math.min(afterPaid.count() - afterAll.count(), most);
    return new Availability(fits, afterPaid, new Fit(afterPaid.count() - kept));
  }

  /** Returns how many places ordered and paid services keep; 0 where nothing limits the product. */
  public long reservedPaid() {
    return kept(fits, afterPaid);
  }

  /** Returns how many places unpaid orders keep; 0 where nothing limits the product. */
  public long reservedUnpaid() {
    return kept(afterPaid, available);
  }

  private static long kept(Fit before, Fit after) {
    return after.isUnlimited() ? 0 : before.count() - after.count();
  }
}
