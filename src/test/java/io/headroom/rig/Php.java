package io.headroom.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The PHP of this machine, as its command line. */
public final class Php {

  private static final long PATIENCE_SECONDS = 60;
  private static final List<String> SHOW_EVERYTHING =
      List.of("-d", "display_errors=1", "-d", "error_reporting=-1", "-d", "log_errors=0");

  private Php() {}

  /** What a script left behind: its exit code, and all that it printed. */
  public record Ended(int exitCode, String output) {}

  /** Runs it with these arguments until it ends; every error is shown. */
  public static Ended run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("php"));
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile("headroom-php-", ".txt");
      try {
        Process process = start(command, output);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("PHP did not end:\n" + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what PHP printed cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PHP runs", e);
    }
  }

  /** Runs a script, with options of PHP before it and arguments of its own behind it. */
  public static Ended script(List<String> options, Path script, Path... arguments) {
    List<String> all = new ArrayList<>(options);
    all.addAll(SHOW_EVERYTHING);
    all.add(script.toString());
    for (Path argument : arguments) {
      all.add(argument.toString());
    }
    return run(all);
  }

  private static Process start(List<String> command, Path output) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException missing) {
      throw new AssertionError(
          "PHP cannot be run: install php-cli and php-curl (8.1 or later), or run .ci/run",
          missing);
    }
  }
}
