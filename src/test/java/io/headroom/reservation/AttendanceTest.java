package io.headroom.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.reservation.Look.Sight;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AttendanceTest {

  private static final Attendance STARTED =
      Attendance.NONE.after(new Look(10, 4, 40, List.of(pending(3))));

  @Test
  void a_pending_service_counts_beside_all_figures() {
    assertThat(STARTED.counts(3, 11)).isTrue();
    assertThat(STARTED.waiting()).containsExactly(3L);
    assertThat(STARTED.counted(11)).containsExactly(3L);
  }

  @Test
  void one_that_is_built_counts_beside_figures_from_before_that_was_seen() {
    Attendance built = STARTED.after(new Look(20, 4, 41, List.of(active(3, 41))));
    assertThat(built.isWaiting(3)).isFalse();
    assertThat(built.counts(3, 19)).isTrue();
    assertThat(built.counts(3, 20)).isTrue();
    assertThat(built.counts(3, 21)).isFalse();
    assertThat(built.builtSince(20)).containsExactly(3L);
    assertThat(built.counted(21)).isEmpty();
  }

  @Test
  void one_that_was_never_seen_pending_counts_likewise() {
    Attendance built = STARTED.after(new Look(20, 5, 41, List.of(pending(3), active(5, 41))));
    assertThat(built.counts(5, 19)).isTrue();
    assertThat(built.counts(5, 21)).isFalse();
  }

  @Test
  void what_the_first_look_finds_built_counts_nowhere() {
    Attendance first = Attendance.NONE.after(new Look(10, 5, 41, List.of(active(5, 41))));
    assertThat(first.counts(5, 11)).isFalse();
    assertThat(first.builtSince(0)).isEmpty();
  }

  @Test
  void figures_from_before_the_first_look_are_no_use() {
    assertThat(Attendance.NONE.knows(5)).isFalse();
    assertThat(STARTED.knows(10)).isFalse();
    assertThat(STARTED.knows(11)).isTrue();
  }

  @Test
  void a_server_that_stood_before_does_not_make_a_pending_service_built() {
    Attendance first = Attendance.NONE.after(new Look(10, 4, 40, List.of(pending(3, 40))));
    assertThat(first.isWaiting(3)).isTrue();
    assertThat(first.after(new Look(20, 4, 40, List.of(pending(3, 40)))).isWaiting(3)).isTrue();
  }

  @Test
  void another_server_makes_a_pending_service_built_once() {
    Attendance first = Attendance.NONE.after(new Look(10, 4, 40, List.of(pending(3, 40))));
    Attendance built = first.after(new Look(20, 4, 41, List.of(pending(3, 41))));
    assertThat(built.isWaiting(3)).isFalse();
    Attendance later =
        built
            .after(new Look(30, 4, 41, List.of(pending(3, 41))))
            .after(new Look(40, 4, 41, List.of(active(3, 41))));
    assertThat(later.counts(3, 20)).isTrue();
    assertThat(later.counts(3, 21)).isFalse();
  }

  @Test
  void a_server_of_a_new_service_is_its_own() {
    Attendance built = STARTED.after(new Look(20, 5, 41, List.of(pending(3), pending(5, 41))));
    assertThat(built.isWaiting(5)).isFalse();
    assertThat(built.counts(5, 20)).isTrue();
  }

  @Test
  void a_server_that_vanishes_makes_the_service_wait_again() {
    Attendance again =
        STARTED
            .after(new Look(20, 4, 41, List.of(pending(3, 41))))
            .after(new Look(30, 4, 41, List.of(pending(3))));
    assertThat(again.isWaiting(3)).isTrue();
    assertThat(again.builtSince(0)).isEmpty();
  }

  @Test
  void a_service_that_is_deleted_may_have_been_built() {
    Attendance gone = STARTED.after(new Look(20, 4, 40, List.of()));
    assertThat(gone.counts(3, 20)).isTrue();
    assertThat(gone.counts(3, 21)).isFalse();
  }

  @Test
  void a_built_service_that_is_deleted_counts_as_when_it_was_built() {
    Attendance gone =
        STARTED
            .after(new Look(20, 4, 41, List.of(pending(3, 41))))
            .after(new Look(30, 4, 41, List.of()));
    assertThat(gone.counts(3, 20)).isTrue();
    assertThat(gone.counts(3, 21)).isFalse();
  }

  @Test
  void an_old_service_with_a_new_server_was_built_anew() {
    Attendance rebuilt = STARTED.after(new Look(20, 4, 41, List.of(pending(3), active(2, 41))));
    assertThat(rebuilt.counts(2, 20)).isTrue();
  }

  @Test
  void an_old_service_that_is_seen_again_without_anything_new_does_not_count() {
    Attendance same = STARTED.after(new Look(20, 4, 40, List.of(pending(3), active(2, 30))));
    assertThat(same.counts(2, 0)).isFalse();
  }

  @Test
  void what_no_figures_need_any_more_is_forgotten() {
    Attendance built = STARTED.after(new Look(20, 4, 41, List.of(active(3, 41))));
    assertThat(built.forgetting(20)).isEqualTo(built);
    assertThat(built.forgetting(21).builtAt()).isEmpty();
  }

  private static Sight pending(long service) {
    return new Sight(service, true, OptionalLong.empty());
  }

  private static Sight pending(long service, long server) {
    return new Sight(service, true, OptionalLong.of(server));
  }

  private static Sight active(long service, long server) {
    return new Sight(service, false, OptionalLong.of(server));
  }
}
