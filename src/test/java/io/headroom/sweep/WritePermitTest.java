package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WritePermitTest {

  private final AtomicBoolean paused = new AtomicBoolean();

  private WritePermit permit(boolean dry) {
    return new WritePermit(dry, paused::get);
  }

  @Test
  void what_nobody_claimed_is_not_valid() {
    assertThat(permit(false).isValid()).isFalse();
  }

  @Test
  void to_ask_is_not_to_claim() {
    WritePermit permit = permit(false);

    permit.isValid();

    assertThat(permit.isValid()).isFalse();
    assertThat(permit.refusal()).hasValueSatisfying(why -> assertThat(why).contains("claim"));
  }

  @Test
  void a_claim_is_granted() {
    WritePermit permit = permit(false);

    permit.claim();

    assertThat(permit.isValid()).isTrue();
    assertThat(permit.refusal()).isEmpty();
  }

  @Test
  void a_pause_that_comes_after_the_claim_is_for_the_next_sweep() {
    WritePermit permit = permit(false);
    permit.claim();

    paused.set(true);
    permit.claim();

    assertThat(permit.isValid()).isTrue();
  }

  @Test
  void a_claim_is_refused_during_a_pause() {
    WritePermit permit = permit(false);
    paused.set(true);

    permit.claim();

    assertThat(permit.isValid()).isFalse();
    assertThat(permit.refusal()).hasValueSatisfying(why -> assertThat(why).contains("pause"));
  }

  @Test
  void a_claim_is_refused_when_the_process_stops() {
    WritePermit permit = permit(false);
    permit.abandon();

    permit.claim();

    assertThat(permit.isValid()).isFalse();
    assertThat(permit.refusal()).hasValueSatisfying(why -> assertThat(why).contains("stopping"));
  }

  @Test
  void what_was_granted_ends_when_the_process_stops() {
    WritePermit permit = permit(false);
    permit.claim();

    permit.abandon();

    assertThat(permit.isValid()).isFalse();
    assertThat(permit.refusal()).isEmpty();
  }

  @Test
  void a_dry_sweep_gets_none_and_holds_nothing_back() {
    WritePermit permit = permit(true);

    permit.claim();

    assertThat(permit.isValid()).isFalse();
    assertThat(permit.refusal()).isEmpty();
  }
}
