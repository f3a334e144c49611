package io.headroom.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which services keep room in a group. */
class ReservationsTest {

  private static final Footprint NEED = new Footprint(Map.of(Limit.MEMORY, 1024L), 0);

  private static Reservation service(long id, long group, boolean paid) {
    return new Reservation(id, id, 7, 12, group, NEED, paid);
  }

  private static Look look(long readAt, boolean pending) {
    return new Look(readAt, 2, 0, List.of(sight(1, pending), sight(2, true)));
  }

  private static Look.Sight sight(long id, boolean pending) {
    return new Look.Sight(id, pending, OptionalLong.empty());
  }

  private static Reservations reservations(Attendance attendance, Reservation... held) {
    return new Reservations(List.of(held), attendance, new UnpaidLimits(1, 50), 0, 2);
  }

  @Test
  void a_service_keeps_room_in_its_own_group() {
    Attendance attendance = Attendance.NONE.after(look(10, true));
    Reservations found = reservations(attendance, service(1, 4, true), service(2, 5, true));

    assertThat(found.in(4, 20)).extracting(Reservation::service).containsExactly(1L);
    assertThat(found.in(5, 20)).extracting(Reservation::service).containsExactly(2L);
    assertThat(found.in(6, 20)).isEmpty();
  }

  @Test
  void a_service_that_was_built_counts_beside_figures_that_were_asked_for_before() {
    Attendance attendance = Attendance.NONE.after(look(10, true)).after(look(30, false));
    Reservations found = reservations(attendance, service(1, 4, true));

    assertThat(found.in(4, 30)).hasSize(1);
    assertThat(found.in(4, 31)).isEmpty();
  }

  @Test
  void the_limit_of_a_client_counts_over_all_groups() {
    Attendance attendance = Attendance.NONE.after(look(10, true));
    Reservations found = reservations(attendance, service(2, 5, false), service(1, 4, false));

    assertThat(found.in(4, 20)).hasSize(1);
    assertThat(found.in(5, 20)).isEmpty();
  }

  @Test
  void a_service_that_was_built_unpaid_is_none_of_too_many_of_its_client() {
    Attendance attendance = Attendance.NONE.after(look(10, true)).after(look(30, false));
    Reservations found = reservations(attendance, service(1, 4, false), service(2, 4, false));

    assertThat(found.in(4, 20)).extracting(Reservation::service).containsExactly(1L, 2L);
    assertThat(found.in(4, 31)).extracting(Reservation::service).containsExactly(2L);
  }

  @Test
  void a_service_that_was_built_unpaid_counts_as_paid_beside_older_figures() {
    Attendance attendance = Attendance.NONE.after(look(10, true)).after(look(30, false));
    Reservations found = reservations(attendance, service(1, 4, false), service(2, 4, false));

    assertThat(found.in(4, 20)).extracting(Reservation::paid).containsExactly(true, false);
  }
}
