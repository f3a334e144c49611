package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.sweep.PauseSwitch.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pause, and what of it outlives the process. */
@Tag("rig")
class PauseSwitchTest {

  private static final Instant END = ManualTime.START.plus(PauseSwitch.USUAL);

  private final ManualTime time = new ManualTime();

  @TempDir private Path folder;

  private PauseSwitch started() {
    return new PauseSwitch(Optional.of(folder), time, time::read);
  }

  @Test
  void there_is_none_at_first() {
    assertThat(started().isOn()).isFalse();
    assertThat(started().isKept()).isTrue();
  }

  @Test
  void it_survives_a_restart_with_who_asked_and_since_when() {
    started().pause("caf\u00e9=1", PauseSwitch.USUAL);
    time.pass(Duration.ofHours(1));

    PauseSwitch next = started();
    assertThat(next.pause()).hasValue(new Pause("caf\u00e9=1", ManualTime.START, END));
    assertThat(next.isKept()).isTrue();
  }

  @Test
  void who_asked_first_stays_who_did() {
    PauseSwitch pauses = started();
    pauses.pause("one", PauseSwitch.USUAL);
    time.pass(Duration.ofHours(1));
    pauses.pause("other", PauseSwitch.USUAL);

    assertThat(pauses.pause())
        .hasValue(new Pause("one", ManualTime.START, END.plus(Duration.ofHours(1))));
  }

  @Test
  void one_that_was_ended_does_not_come_back() {
    started().pause("me", PauseSwitch.USUAL);
    started().resume("me");

    assertThat(started().isOn()).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void without_a_folder_it_ends_with_the_process() {
    PauseSwitch pauses = new PauseSwitch(Optional.empty(), time, time::read);
    try (LogLines log = LogLines.listen()) {
      pauses.pause("me", PauseSwitch.USUAL);

      assertThat(pauses.isOn()).isTrue();
      assertThat(pauses.isKept()).isFalse();
      assertThat(log.messages())
          .containsExactly(
              "Pause: nothing is written until 2026-03-02T12:00:00Z or somebody resumes; it lasts as"
                  + " long as this process (headroom.state-dir is not set)");
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_logged_and_the_pause_holds() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    PauseSwitch pauses = new PauseSwitch(Optional.of(file), time, time::read);
    try (LogLines log = LogLines.listen()) {
      pauses.pause("me", PauseSwitch.USUAL);

      assertThat(log.messages("cannot be changed, so its old state applies again after a restart"))
          .hasSize(1);
    }
    assertThat(pauses.isOn()).isTrue();
    assertThat(pauses.isKept()).isFalse();
  }

  @Test
  void a_file_that_cannot_be_read_is_a_pause() throws IOException {
    Files.writeString(folder.resolve("pause.properties"), "since=yesterday");

    assertThat(started().pause()).hasValue(new Pause("somebody", ManualTime.START, END));
  }

  @Test
  void it_ends_by_itself_and_says_so_once() {
    PauseSwitch pauses = started();
    pauses.pause("me", Duration.ofHours(2));
    try (LogLines log = LogLines.listen()) {
      time.pass(Duration.ofMinutes(119));
      assertThat(pauses.isOn()).isTrue();

      time.pass(Duration.ofMinutes(1));
      assertThat(pauses.isOn()).isFalse();
      assertThat(pauses.isOn()).isFalse();
      assertThat(log.messages("The pause is over: qtys are written again")).hasSize(1);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void it_ends_after_the_same_time_where_the_clock_is_set_back() {
    PauseSwitch pauses = started();
    pauses.pause("me", Duration.ofHours(2));
    time.setBack(Duration.ofDays(1));
    time.pass(Duration.ofHours(2));

    assertThat(pauses.isOn()).isFalse();
  }

  @Test
  void it_ends_after_a_restart_at_the_same_time() {
    started().pause("me", Duration.ofHours(2));
    time.pass(Duration.ofHours(1));
    PauseSwitch next = started();
    assertThat(next.isOn()).isTrue();
    time.pass(Duration.ofHours(1));

    assertThat(next.isOn()).isFalse();
    assertThat(started().isOn()).isFalse();
  }

  @Test
  void one_whose_end_nobody_noted_lasts_24_hours_from_the_start() throws IOException {
    Files.writeString(folder.resolve("pause.properties"), "by=me\nsince=2026-01-01T00\\:00\\:00Z");

    assertThat(started().pause().map(Pause::until)).hasValue(END);
  }
}
