package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rig")
class PanelBackoffTest {

  private final ManualTime time = new ManualTime();
  private final Patience patience = new Patience();
  private final PanelBackoff gate = new PanelBackoff(time, time, patience);

  private void leaveAloneFor(Duration pause) {
    gate.shutFor(new RetryAfter(pause));
  }

  @Test
  void it_is_open_at_first() {
    assertThat(gate.isShut()).isFalse();
    assertThat(gate.holdMillis()).isZero();
  }

  @Test
  void a_short_pause_is_held_back_for() {
    leaveAloneFor(Duration.ofSeconds(2));
    assertThat(gate.isShut()).isTrue();
    assertThat(gate.holdMillis()).isEqualTo(2000);

    time.pass(Duration.ofMillis(1500));
    assertThat(gate.holdMillis()).isEqualTo(500);

    time.pass(Duration.ofMillis(500));
    assertThat(gate.isShut()).isFalse();
  }

  @Test
  void it_holds_back_for_the_last_fraction_of_a_millisecond_too() {
    leaveAloneFor(Duration.ofMillis(2).plusNanos(1));

    assertThat(gate.holdMillis()).isEqualTo(3);
  }

  @Test
  void a_clock_that_is_set_back_makes_no_pause_longer() {
    leaveAloneFor(Duration.ofSeconds(2));
    time.setBack(Duration.ofHours(1));
    assertThat(gate.holdMillis()).isEqualTo(2000);

    time.pass(Duration.ofSeconds(2));
    assertThat(gate.isShut()).isFalse();
  }

  @Test
  void a_long_pause_is_not_held_back_for() {
    leaveAloneFor(Duration.ofSeconds(6));

    assertThat(gate.holdMillis()).isZero();
    assertThat(gate.isShut()).isTrue();
    assertThat(PanelRoutes.reason(gate.refusal())).contains("Retry-After");
  }

  @Test
  void a_shorter_pause_does_not_end_a_longer_one() {
    leaveAloneFor(Duration.ofMinutes(1));
    leaveAloneFor(Duration.ofSeconds(1));
    time.pass(Duration.ofSeconds(30));

    assertThat(gate.isShut()).isTrue();
  }

  @Test
  void the_first_round_of_requests_that_hang_is_forgiven() {
    patience.hung(patience.round());

    assertThat(gate.isShut()).isFalse();
  }

  @Test
  void requests_that_began_before_the_first_one_hung_belong_to_the_first_round() {
    Patience.Round one = patience.round();
    Patience.Round other = patience.round();
    patience.hung(one);
    patience.hung(other);

    assertThat(gate.isShut()).isFalse();
  }

  @Test
  void the_second_round_is_the_last() {
    patience.hung(patience.round());
    patience.hung(patience.round());
    leaveAloneFor(Duration.ofSeconds(2));

    assertThat(gate.isShut()).isTrue();
    assertThat(gate.holdMillis()).isZero();
    assertThat(PanelRoutes.reason(gate.refusal())).contains("two rounds");
  }

  @Test
  void the_next_sweep_begins_anew() {
    patience.hung(patience.round());
    patience.hung(patience.round());
    patience.begin();

    assertThat(gate.isShut()).isFalse();
    assertThat(patience.round()).isEqualTo(Patience.Round.FIRST);
  }
}
