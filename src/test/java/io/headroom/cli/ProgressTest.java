package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The line that shows how far a long sweep has come. */
class ProgressTest {

  private final StringWriter terminal = new StringWriter();

  @Test
  void a_long_sweep_shows_its_state_until_it_ends() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(2);
    try (Progress progress =
        Progress.of(
            new PrintWriter(terminal),
            () -> {
              asked.countDown();
              return Optional.of("3 of 9");
            },
            Duration.ZERO)) {
      progress.during(
          () -> {
            await(asked);
            return "done";
          });
    }
    assertThat(terminal.toString()).startsWith("\r\u001b[K3 of 9").endsWith("\r\u001b[K");
  }

  @Test
  void a_short_one_shows_nothing() {
    try (Progress progress =
        Progress.of(new PrintWriter(terminal), () -> Optional.of("3 of 9"), Duration.ofDays(1))) {
      assertThat(progress.during(() -> "done")).isEqualTo("done");
    }
    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void without_a_terminal_nothing_is_shown() {
    Progress.of(new PrintWriter(terminal), Optional::empty).close();
    assertThat(terminal.toString()).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
