package io.headroom.rig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, as a process of its own. */
class DemoIT {

  private static final String ESCAPE = "\u001B";
  private static final int CTRL_C = 3;
  private static final Pattern PORT = Pattern.compile("curl http://127\\.0\\.0\\.1:(\\d+)/");

  @TempDir private Path temporary;

  /** The command that starts it; a parent that ignores SIGINT, as a script does, is no matter. */
  private List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary));
    command.addAll(List.of(arguments));
    return command;
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    builder.environment().put("TERM", "xterm");
    builder.environment().remove("NO_COLOR");
    return builder;
  }

  private HeadroomServer demo(String... arguments) throws IOException {
    return new HeadroomServer(builder(command(arguments)).start());
  }

  /** Starts it on a terminal of its own. */
  private Process onTerminal(String environment, String... arguments) throws IOException {
    String command = environment + " " + String.join(" ", command(arguments));
    return builder(List.of("script", "-qec", command, "/dev/null")).start();
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> !file.endsWith("hsperfdata")).toList();
    }
  }

  private static void interrupt(HeadroomServer demo) throws Exception {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(demo.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void once_shows_a_table_in_short_plain_lines_and_what_stays_and_ends() throws Exception {
    Process process = builder(command(Demo.class.getName(), "--once")).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).describedAs(output).isZero();
    assertThat(output)
        .startsWith("Headroom keeps the stock")
        .containsPattern("id +product +before -> +now +limit +why")
        .containsPattern("12 +NVMe 4G +25 -> +\\d+ +memory")
        .contains("Remove what is only for Headroom", " MB  target ")
        .doesNotContain("Exception", ESCAPE, "MeterRegistry");
    assertThat(output.lines()).allMatch(line -> line.length() < 80);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void ctrl_c_is_answered_with_what_stays_and_nothing_else_does() throws Exception {
    try (HeadroomServer demo = demo(Demo.class.getName())) {
      String hint = demo.awaitLine("curl http://127.0.0.1:");
      demo.awaitLine("Ctrl-C ends it");
      demo.awaitLine("A customer ");
      List<ProcessHandle> servers =
          ProcessHandle.of(demo.pid()).stream().flatMap(ProcessHandle::descendants).toList();
      assertThat(servers).isNotEmpty();
      assertThat(leftovers()).isNotEmpty();

      interrupt(demo);

      demo.awaitLine("Headroom ends");
      demo.awaitLine("rm -rf ");
      assertThat(demo.endsWithin(30)).isTrue();
      assertThat(demo.output()).doesNotContain("Exception", ESCAPE, "MeterRegistry");
      for (ProcessHandle server : servers) {
        server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
      }
      assertThat(leftovers()).isEmpty();
      int port = Integer.parseInt(PORT.matcher(hint).results().findFirst().orElseThrow().group(1));
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void ctrl_c_while_the_server_is_unpacked_leaves_no_part_of_it() throws Exception {
    Path cache = temporary.resolve("cache");
    try (HeadroomServer demo =
        demo("-Dheadroom.rig.cache=" + cache, "-Drig.mariadb=", Demo.class.getName())) {
      demo.awaitLine("Unpacks a MariaDB server");
      Sweeping.awaitUntil(() -> Files.isDirectory(cache));
      interrupt(demo);

      demo.awaitLine("Headroom ends");
      assertThat(demo.endsWithin(30)).isTrue();
      assertThat(cache).isEmptyDirectory();
    }
  }

  @Test
  void on_a_terminal_the_table_is_drawn_again_in_its_place_and_in_colours() throws Exception {
    String output = interrupted(onTerminal("", Demo.class.getName()));

    assertThat(output)
        .containsPattern(ESCAPE + "\\[\\d+A\\s+" + ESCAPE + "\\[J")
        .contains(ESCAPE + "[1m", ESCAPE + "[31m", "Headroom ends");
    assertThat(output.lines().map(DemoIT::shown)).allMatch(line -> line.length() < 80);
  }

  @Test
  void with_no_color_it_is_drawn_without_colours() throws Exception {
    String output = interrupted(onTerminal("NO_COLOR=1", Demo.class.getName()));

    assertThat(output)
        .containsPattern(ESCAPE + "\\[\\d+A\\s+" + ESCAPE + "\\[J")
        .doesNotContainPattern(ESCAPE + "\\[\\d*m");
  }

  /** Returns a line as a terminal shows it. */
  private static String shown(String line) {
    return line.replaceAll(ESCAPE + "\\[\\??\\d*[A-Za-z]", "").replace("\r", "");
  }

  /** Types Ctrl-C when the table was drawn for the third time, and returns all that was shown. */
  private static String interrupted(Process process) throws Exception {
    List<String> lines = new ArrayList<>();
    try (var output = process.inputReader(UTF_8);
        var keys = process.getOutputStream()) {
      int tables = 0;
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        tables += line.contains("Ctrl-C ends it") ? 1 : 0;
        if (tables == 3 && line.contains("Ctrl-C ends it")) {
          keys.write(CTRL_C);
          keys.flush();
        }
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return String.join("\n", lines);
  }
}
