package io.headroom.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Limit;
import io.headroom.history.Violation.Rule;
import io.headroom.reservation.Look;
import io.headroom.reservation.Look.Sight;
import io.headroom.reservation.Reservation;
import io.headroom.reservation.Reservations;
import io.headroom.reservation.Sales;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The checker can fail: it finds what wrong parts do, within {@value #SEEDS} seeds. */
class PlantedBugsTest {

  private static final int SEEDS = 200;

  private static Set<Rule> broken(Parts parts) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> Checker.check(Story.of(seed, parts)))
        .flatMap(List::stream)
        .map(Violation::rule)
        .collect(Collectors.toSet());
  }

  @Test
  void a_reservation_that_is_dropped_at_the_build_is_found() {
    assertThat(
            broken(
                new Parts() {
                  @Override
                  public List<Reservation> counted(
                      Reservations reservations, long group, long requestedAt) {
                    return reservations.in(group, requestedAt).stream()
                        .filter(held -> reservations.attendance().isWaiting(held.service()))
                        .toList();
                  }
                }))
        .contains(Rule.OVERSOLD);
  }

  @Test
  void a_rise_from_old_figures_is_found() {
    assertThat(
            broken(
                new Parts() {
                  @Override
                  public boolean mayWrite(
                      Sales sales, long wanted, long figuresAt, long reservationsAt) {
                    return true;
                  }

                  @Override
                  public boolean asksForNewest() {
                    return false;
                  }

                  @Override
                  public boolean oldFiguresRaise() {
                    return true;
                  }
                }))
        .contains(Rule.RAISED);
  }

  @Test
  void a_weight_without_storage_is_found() {
    assertThat(
            broken(
                new Parts() {
                  @Override
                  public Reservation weighed(Reservation held) {
                    return new Reservation(
                        held.service(),
                        held.order(),
                        held.client(),
                        held.product(),
                        held.group(),
                        held.need().with(Limit.STORAGE, 0),
                        held.paid());
                  }
                }))
        .contains(Rule.OVERSOLD);
  }

  @Test
  void a_stale_server_that_is_believed_is_found() {
    assertThat(
            broken(
                new Parts() {
                  @Override
                  public Look look(Look read) {
                    return new Look(
                        read.readAt(),
                        read.newest(),
                        read.newestServer(),
                        read.services().stream()
                            .map(
                                sight ->
                                    new Sight(
                                        sight.id(),
                                        sight.pending() && sight.server().isEmpty(),
                                        sight.server()))
                            .toList());
                  }
                }))
        .contains(Rule.OVERSOLD);
  }
}
