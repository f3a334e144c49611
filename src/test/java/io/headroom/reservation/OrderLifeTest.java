package io.headroom.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.reservation.Look.Sight;
import io.headroom.reservation.OrderLife.Rules;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An order is counted once through its whole life, in every order in which things may happen. */
class OrderLifeTest {

  private static final int WORLD_STEPS = 6;
  private static final int ROUNDS = 2;

  @Test
  void an_order_is_never_counted_nowhere_and_twice_only_until_the_shop_tells_that_it_is_built() {
    OrderLife life = new OrderLife(new Rules() {}, WORLD_STEPS, ROUNDS, true);
    assertThat(life.search()).isEmpty();
    assertThat(life.judged()).isGreaterThan(10_000);
  }

  @Test
  void an_order_is_never_counted_nowhere_where_two_times_are_equal() {
    assertThat(new OrderLife(new Rules() {}, 4, ROUNDS, false).search()).isEmpty();
  }

  @Test
  void a_reservation_that_is_dropped_at_the_build_is_found() {
    assertThat(
            violations(
                new Rules() {
                  @Override
                  public boolean counts(Attendance attendance, long service, long requestedAt) {
                    return attendance.isWaiting(service);
                  }
                }))
        .contains("uncounted");
  }

  @Test
  void a_look_that_is_dated_back_to_its_begin_is_found() {
    assertThat(
            violations(
                new Rules() {
                  @Override
                  public Look look(long began, Look read) {
                    return new Look(began, read.newest(), read.newestServer(), read.services());
                  }
                }))
        .contains("uncounted");
  }

  @Test
  void a_stale_server_that_is_believed_is_found() {
    assertThat(
            violations(
                new Rules() {
                  @Override
                  public Look look(long began, Look read) {
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
        .contains("uncounted");
  }

  @Test
  void figures_from_before_the_first_look_that_are_used_are_found() {
    assertThat(
            violations(
                new Rules() {
                  @Override
                  public boolean knows(Attendance attendance, long requestedAt) {
                    return true;
                  }
                }))
        .contains("uncounted");
  }

  @Test
  void a_service_that_is_counted_for_ever_is_found() {
    assertThat(
            violations(
                new Rules() {
                  @Override
                  public boolean counts(Attendance attendance, long service, long requestedAt) {
                    return attendance.counts(service, 0);
                  }
                }))
        .contains("counted although it is gone", "counted twice although the shop told");
  }

  private static Set<String> violations(Rules rules) {
    return new OrderLife(rules, 4, ROUNDS, true).search().keySet();
  }
}
