package io.headroom.stock;

import io.headroom.capacity.Fit;
import io.headroom.reservation.Reservation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all hypervisor groups together have of one product, and what is ordered and not built there.
 *
 * @param fits how many fit after the buffer
 * @param reservedPaid how many of them ordered and paid services keep
 * @param reservedUnpaid how many of them are held for unpaid orders
 * @param available how many can be sold
 * @param held what is ordered and not built in the groups
 * @param depths how many orders are sure to build in each of the groups
 * @param sharedOut whether other products get some of the last places
 */
public record ProductStock(
    Fit fits,
    long reservedPaid,
    long reservedUnpaid,
    Fit available,
    List<Reservation> held,
    List<Depth> depths,
    boolean sharedOut) {

  private static final int MOST_ORDERS = 10;

  /** Creates a stock. */
  public ProductStock {
    held = List.copyOf(held);
    depths = List.copyOf(depths);
  }

  static ProductStock of(Collection<GroupStock> groups) {
    Fit fits = sum(groups.stream().map(GroupStock::fits));
    Fit available = sum(groups.stream().map(GroupStock::available));
    return new ProductStock(
        fits,
        available.isUnlimited()
            ? 0
            : groups.stream().mapToLong(group -> group.availability().reservedPaid()).sum(),
        available.isUnlimited()
            ? 0
            : groups.stream().mapToLong(group -> group.availability().reservedUnpaid()).sum(),
        available,
        groups.stream().flatMap(group -> group.held().stream()).toList(),
        groups.stream().map(GroupStock::depth).toList(),
        groups.stream().anyMatch(GroupStock::isSharedOut));
  }

  private static Fit sum(Stream<Fit> fits) {
    return fits.reduce(Fit.NONE, Fit::plus);
  }

  /**
   * Returns how many of the next orders build if the last of them is one of the product, whatever
   * the others are and wherever the panel places them.
   */
  public Fit safeOrders() {
    return sum(depths.stream().map(Depth::orders));
  }

  /** Whether less can be sold than fits. */
  public boolean isLess() {
    return available.compareTo(fits) < 0;
  }

  /** Returns the ids of the orders that are not built, the oldest first. */
  public List<Long> orders(boolean paid) {
    return reservations(paid)
        .map(Reservation::order)
        .filter(order -> order > 0)
        .distinct()
        .toList();
  }

  private Stream<Reservation> reservations(boolean paid) {
    return held.stream()
        .filter(reservation -> reservation.paid() == paid)
        .sorted(Comparator.comparingLong(Reservation::service));
  }

  private String names(boolean paid) {
    List<String> names = reservations(paid).map(ProductStock::name).distinct().toList();
    int others = names.size() - MOST_ORDERS;
    return names.stream().limit(MOST_ORDERS).collect(Collectors.joining(", "))
        + (others > 0 ? " and " + others + " more" : "");
  }

  private static String name(Reservation reservation) {
    return reservation.order() > 0 ? "#" + reservation.order() : "service " + reservation.service();
  }

  /**
   * Whether a qty is what fits without the orders, as something wrote it that does not know them.
   */
  public boolean isUnaware(long qty) {
    return isLess() && fits.count() == qty;
  }

  /**
   * Returns why less can be sold than fits, such as {@code 12 fit, 9 ordered and paid (#101)};
   * empty where it is as much.
   */
  public String words() {
    if (!isLess()) {
      return "";
    }
    return Stream.of(
            fits + " fit",
            reservedPaid == 0 ? "" : paid(),
            reservedUnpaid == 0 ? "" : unpaid(),
            sharedOut ? "the last places are shared with other products" : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** The whole subtraction, such as {@code 3 = 12 fit - 9 ordered and paid (#101) - 0 held …}. */
  public String sentence() {
    return "%s = %s fit - %s - %s%s"
        .formatted(
            available, fits, paid(), unpaid(), sharedOut ? ", its share of the last places" : "");
  }

  private String paid() {
    return reservedPaid + " ordered and paid" + inBrackets(names(true));
  }

  private String unpaid() {
    return reservedUnpaid + " held for unpaid orders" + inBrackets(names(false));
  }

  private static String inBrackets(String names) {
    return names.isEmpty() ? "" : " (" + names + ")";
  }
}
