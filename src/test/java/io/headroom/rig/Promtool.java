package io.headroom.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Prometheus's own tool for rules and queries. */
public final class Promtool {

  private Promtool() {}

  /** What it left behind: its exit code, and all that it printed. */
  public record Ended(int exitCode, String output) {}

  /** Runs it with these arguments until it ends. */
  public static Ended run(String... arguments) {
    return reading("", arguments);
  }

  /** Runs it with these arguments and this text as its input until it ends. */
  public static Ended reading(String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    try {
      Process process = start(command);
      try (OutputStream given = process.getOutputStream()) {
        given.write(input.getBytes(UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ended(process.onExit().join().exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("promtool cannot be talked to", e);
    }
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new AssertionError(
          "promtool cannot be run: install Debian's prometheus, of which it is a part, or run"
              + " .ci/run",
          missing);
    }
  }
}
