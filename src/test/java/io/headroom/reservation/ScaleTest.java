package io.headroom.reservation;

import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void a_whole_is_the_least_common_multiple_of_the_needs() {
    assertThat(Scale.of(vps().memory(4096).cores(6).storage(80).demand().footprint()).one())
        .isEqualTo(61_440);
  }

  @Test
  void a_need_of_nothing_does_not_count() {
    assertThat(Scale.WHOLES.with(0).with(-3).with(1).with(5).one()).isEqualTo(5);
  }

  @Test
  void a_part_is_exact_where_the_scale_holds_it() {
    Scale thirds = Scale.WHOLES.with(3).with(2);
    assertThat(thirds.up(1, 3)).isEqualTo(2);
    assertThat(thirds.down(1, 3)).isEqualTo(2);
  }

  @Test
  void a_scale_that_would_be_too_fine_is_cut_off() {
    assertThat(Scale.WHOLES.with(1_000_003).with(1_000_033)).isEqualTo(new Scale(Scale.FINEST));
  }

  @Test
  void a_part_between_two_units_is_rounded_to_the_side_that_is_asked_for() {
    Scale scale = Scale.WHOLES.with(1_000_003).with(1_000_033);
    assertThat(scale.up(1, 1_000_003)).isEqualTo(scale.down(1, 1_000_003) + 1);
  }

  @Test
  void a_numerator_that_needs_more_than_64_bits_is_exact_too() {
    Scale scale = new Scale(Scale.FINEST);
    assertThat(scale.down(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Scale.FINEST);
    assertThat(scale.up(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Scale.FINEST);
    assertThat(scale.up(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isEqualTo(Scale.FINEST);
    assertThat(scale.down(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isEqualTo(Scale.FINEST - 1);
  }

  @Test
  void a_part_that_is_too_large_stops_at_the_largest_number() {
    assertThat(new Scale(Scale.FINEST).up(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE - 1);
  }

  @Test
  void units_of_a_part_of_a_whole_round_up_to_it() {
    Scale scale = new Scale(6);
    assertThat(scale.wholeUp(12)).isEqualTo(2);
    assertThat(scale.wholeUp(13)).isEqualTo(3);
  }
}
