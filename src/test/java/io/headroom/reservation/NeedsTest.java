package io.headroom.reservation;

import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.RuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedsTest {

  private static final Footprint SMALL = footprint(20, 0, 1);
  private static final Footprint LARGE = footprint(80, 2, 3);

  @Test
  void needs_of_nothing_are_none() {
    assertThat(Needs.of(List.of())).isSameAs(Needs.NONE);
    assertThat(Needs.NONE.isEmpty()).isTrue();
  }

  @Test
  void equal_vpses_are_counted() {
    assertThat(Needs.of(List.of(SMALL, LARGE, SMALL)).counts())
        .containsEntry(SMALL, 2)
        .containsEntry(LARGE, 1);
  }

  @Test
  void needs_are_those_of_the_reservations() {
    Reservation reservation = new Reservation(1, 2, 3, 4, 5, LARGE, true);
    assertThat(Needs.ofReservations(List.of(reservation))).isEqualTo(Needs.of(List.of(LARGE)));
  }

  @Test
  void needs_add_up() {
    assertThat(Needs.of(List.of(SMALL)).plus(Needs.of(List.of(LARGE, SMALL))))
        .isEqualTo(Needs.of(List.of(SMALL, SMALL, LARGE)))
        .hasSameHashCodeAs(Needs.of(List.of(LARGE, SMALL, SMALL)))
        .isNotEqualTo(Needs.of(List.of(SMALL, LARGE)))
        .isNotEqualTo(SMALL);
  }

  @Test
  void addresses_of_all_count() {
    assertThat(Needs.of(List.of(SMALL, LARGE, LARGE)).addresses(RuleSet.PANEL)).isEqualTo(7);
    Needs without = Needs.of(List.of(footprint(20, 0, 0)));
    assertThat(without.addresses(RuleSet.PANEL)).isZero();
    assertThat(without.addresses(RuleSet.MODULE)).isEqualTo(1);
  }

  @Test
  void storage_counts_by_type_and_none_where_none_is_needed() {
    Footprint without = footprint(0, 3, 1);
    Footprint odd = footprint(5, -1, 1);
    Needs needs = Needs.of(List.of(SMALL, LARGE, without, odd));
    assertThat(needs.storageTypes()).containsExactly(0, 2);
    assertThat(needs.storageGb(type -> type == 2)).isEqualTo(80);
    assertThat(needs.storageGb(type -> true)).isEqualTo(105);
  }

  @Test
  void it_says_what_it_counts() {
    assertThat(Needs.of(List.of(SMALL))).hasToString("{" + SMALL + "=1}");
  }

  private static Footprint footprint(long storage, long type, long ipv4) {
    return vps().storage(storage, type).ipv4(ipv4).demand().footprint();
  }
}
