package io.headroom.route;

import io.headroom.capacity.GroupFigures;
import io.headroom.catalogue.Product;
import io.headroom.panel.PanelSession;
import io.headroom.reservation.Reservation;
import io.headroom.reservation.Reservations;
import io.headroom.reservation.Sales;
import io.headroom.stock.Mode;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * Follows what the shop sells: which products a sweep looks at because of it, which figures are
 * asked for anew, and which qty may rise.
 *
 * <p>Used by one sweep at a time.
 */
public final class SalesDesk {

  private final PanelSession panel;
  private final Map<Long, Sales> sales = new HashMap<>();
  private Map<Long, List<Reservation>> settled = Map.of();
  private OptionalLong newest = OptionalLong.empty();

  /**
   * Creates the bean.
   *
   * @param panel forgets the figures of groups in which something was built since
   */
  public SalesDesk(PanelSession panel) {
    this.panel = panel;
  }

  /**
   * Takes what is ordered and not built into the sweep: every product is looked at whose groups
   * have other orders than the last sweep settled, and figures that may lack what was built since
   * are asked for anew.
   */
  public void look(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    sweep.reservations().ifPresent(read -> look(sweep, read));
  }

  private void look(Sweep sweep, Reservations read) {
    if (!sweep.request().dry()) {
      sweep.widen(changed(byGroup(read)));
    }
    panel.forgetFigures(outdated(read));
    for (Product product : sweep.catalogue().products()) {
      sales.merge(
          product.id(),
          Sales.NONE.read(product.qty(), sweep.cataloguedAt()),
          (before, first) -> before.read(product.qty(), sweep.cataloguedAt()));
    }
    newest.ifPresent(known -> noteSold(sweep, read, known));
    newest = OptionalLong.of(read.newestService());
  }

  /** An order is a sale of every product that shares its group: each promised the same room. */
  private void noteSold(Sweep sweep, Reservations read, long known) {
    Set<Long> groups =
        read.held().stream()
            .filter(reservation -> reservation.service() > known)
            .map(Reservation::group)
            .collect(Collectors.toSet());
    if (groups.isEmpty()) {
      return;
    }
    sweep.catalogue().products().stream()
        .filter(
            product ->
                product.placements().stream()
                    .anyMatch(placement -> groups.contains(placement.group())))
        .forEach(
            product ->
                // it was sold before the reading began, which has it
                sales.computeIfPresent(
                    product.id(), (id, before) -> before.sold(read.readAt() - 1)));
  }

  private static Map<Long, List<Reservation>> byGroup(Reservations read) {
    return read.held().stream().collect(Collectors.groupingBy(Reservation::group));
  }

  private Set<Long> changed(Map<Long, List<Reservation>> now) {
    Set<Long> groups = new HashSet<>(now.keySet());
    groups.addAll(settled.keySet());
    groups.removeIf(
        group -> now.getOrDefault(group, List.of()).equals(settled.getOrDefault(group, List.of())));
    return groups;
  }

  /** Figures are outdated that may have, or lack, something that is seen built by now. */
  private static Predicate<GroupFigures> outdated(Reservations read) {
    Map<Long, Long> builtAt = read.attendance().builtAt();
    Map<Long, Long> lastBuilt = new HashMap<>();
    for (Reservation reservation : read.held()) {
      Optional.ofNullable(builtAt.get(reservation.service()))
          .ifPresent(at -> lastBuilt.merge(reservation.group(), at, Math::max));
    }
    return figures ->
        !read.attendance().knows(figures.requestedAt())
            || figures.requestedAt()
                <= lastBuilt.getOrDefault(figures.group().id(), Long.MIN_VALUE);
  }

  /** Puts off what would raise a qty by figures or orders from before the last sale. */
  public void putOff(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    if (sweep.mode() == Mode.WRITE) {
      sweep
          .reservations()
          .ifPresent(
              read ->
                  sweep.planned(sweep.plan().puttingOff(planned -> unripe(planned, read, sweep))));
    }
  }

  private Optional<String> unripe(PlannedProduct planned, Reservations read, Sweep sweep) {
    return sales
            .getOrDefault(planned.id(), Sales.NONE)
            .mayWrite(planned.qtyAfter(), sweep.figuresAt(planned), read.readAt())
        ? Optional.empty()
        : Optional.of(
            ("it would rise to %d by figures that are older than the last sale; the next figures"
                    + " decide")
                .formatted(planned.qtyAfter()));
  }

  /** Remembers what was written, and by which orders. */
  public void settle(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    sweep
        .reservations()
        .ifPresent(
            read -> {
              settled = byGroup(read);
              if (sweep.mode() == Mode.WRITE) {
                for (PlannedProduct change : sweep.plan().changes()) {
                  sales.computeIfPresent(
                      change.id(), (id, before) -> before.wrote(change.qtyAfter()));
                }
              }
              if (sweep.request().scope().all()) {
                sales
                    .keySet()
                    .retainAll(
                        sweep.catalogue().products().stream()
                            .map(Product::id)
                            .collect(Collectors.toSet()));
              }
            });
  }
}
