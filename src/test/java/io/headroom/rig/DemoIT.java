package io.headroom.rig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The demo, as a process of its own. */
class DemoIT {

  private static ProcessBuilder demo(String... arguments) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            Demo.class.getName());
    builder.command().addAll(List.of(arguments));
    return builder.redirectErrorStream(true);
  }

  @Test
  void once_shows_a_table_of_qty_before_and_after_and_ends() throws Exception {
    Process process = demo("--once").start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).describedAs(output).isZero();
    assertThat(output)
        .containsPattern("id +product +before -> after +limit +why")
        .containsPattern("12 +NVMe 4G +25 -> \\d+ +memory");
    assertThat(output).doesNotContain("Exception");
  }

  @Test
  void asked_to_stop_it_ends_and_leaves_no_server_behind()
      throws IOException, InterruptedException {
    Process process = demo().start();
    try (var lines = process.inputReader(UTF_8)) {
      assertThat(lines.lines().anyMatch(line -> line.contains("Stop with Ctrl-C"))).isTrue();
      var servers = process.descendants().toList();
      process.destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(servers).isNotEmpty();
      for (ProcessHandle server : servers) {
        server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
      }
    }
  }
}
