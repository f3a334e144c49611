package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.sweep.PauseSwitch.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pause, and what of it outlives the process. */
@Tag("rig")
class PauseSwitchTest {

  private final ManualTime time = new ManualTime();

  @TempDir private Path folder;

  private PauseSwitch started() {
    return new PauseSwitch(Optional.of(folder), time);
  }

  @Test
  void there_is_none_at_first() {
    assertThat(started().isOn()).isFalse();
    assertThat(started().isKept()).isTrue();
  }

  @Test
  void it_survives_a_restart_with_who_asked_and_since_when() {
    started().pause("caf\u00e9=1");
    time.pass(Duration.ofHours(1));

    PauseSwitch next = started();
    assertThat(next.pause()).hasValue(new Pause("caf\u00e9=1", ManualTime.START));
    assertThat(next.isKept()).isTrue();
  }

  @Test
  void who_asked_first_stays_who_did() {
    PauseSwitch pauses = started();
    pauses.pause("one");
    time.pass(Duration.ofHours(1));
    pauses.pause("other");

    assertThat(pauses.pause()).hasValue(new Pause("one", ManualTime.START));
  }

  @Test
  void one_that_was_ended_does_not_come_back() {
    started().pause("me");
    started().resume("me");

    assertThat(started().isOn()).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void without_a_folder_it_ends_with_the_process() {
    PauseSwitch pauses = new PauseSwitch(Optional.empty(), time);
    try (LogLines log = LogLines.listen()) {
      pauses.pause("me");

      assertThat(pauses.isOn()).isTrue();
      assertThat(pauses.isKept()).isFalse();
      assertThat(log.messages())
          .containsExactly(
              "Pause: nothing is written until somebody resumes; it lasts as long as this process"
                  + " (headroom.state-dir is not set)");
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_logged_and_the_pause_holds() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    PauseSwitch pauses = new PauseSwitch(Optional.of(file), time);
    try (LogLines log = LogLines.listen()) {
      pauses.pause("me");

      assertThat(log.messages("cannot be changed, so its old state applies again after a restart"))
          .hasSize(1);
    }
    assertThat(pauses.isOn()).isTrue();
    assertThat(pauses.isKept()).isFalse();
  }

  @Test
  void a_file_that_cannot_be_read_is_a_pause() throws IOException {
    Files.writeString(folder.resolve("pause.properties"), "since=yesterday");

    assertThat(started().pause()).hasValue(new Pause("somebody", ManualTime.START));
  }
}
