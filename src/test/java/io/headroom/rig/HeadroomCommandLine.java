package io.headroom.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line of Headroom, each verb a process of its own, in a folder laid out like an
 * installed one: the real {@code routes/} and an {@code application.properties}.
 */
public final class HeadroomCommandLine {

  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final Map<String, String> settings = new TreeMap<>();
  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> javaOptions = new ArrayList<>();

  private HeadroomCommandLine(Path folder) {
    this.folder = folder;
  }

  /** What a verb left behind: its exit code and what it printed. */
  public record Ended(int exitCode, String out, String err) {}

  /** Lays out an empty folder with the routes of this checkout. */
  public static HeadroomCommandLine in(Path folder) {
    copy(Path.of("routes"), folder.resolve("routes"));
    return new HeadroomCommandLine(folder).with("headroom.http.port", "0");
  }

  /** Lays out an empty folder for a shop, its user, and a panel. */
  public static HeadroomCommandLine in(Path folder, Shop shop, ShopUser user, StandInPanel panel) {
    return in(folder).with(panel.settings(shop, user));
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay out " + to, e);
    }
  }

  /** Sets what {@code application.properties} says. */
  public HeadroomCommandLine with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** Sets more of what {@code application.properties} says. */
  public HeadroomCommandLine with(Map<String, String> more) {
    settings.putAll(more);
    return this;
  }

  /** Leaves a setting out of {@code application.properties}. */
  public HeadroomCommandLine without(String key) {
    settings.remove(key);
    return this;
  }

  /** Logs in to the database as this user. */
  public HeadroomCommandLine as(ShopUser user) {
    return with("headroom.db.user", user.name()).with("headroom.db.password", user.password());
  }

  /** Sets an environment variable. */
  public HeadroomCommandLine environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Adds an option of the JVM, such as {@code -Dname=value}. */
  public HeadroomCommandLine java(String option) {
    javaOptions.add(option);
    return this;
  }

  /** The folder that the verbs run from. */
  public Path folder() {
    return folder;
  }

  /** Runs a verb until it ends. */
  public Ended run(String... arguments) {
    Path out = folder.resolve("stdout.txt");
    Path err = folder.resolve("stderr.txt");
    try {
      Process process =
          builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end:\n" + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException("headroom cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while headroom runs", e);
    }
  }

  /** Starts a verb that goes on until it is asked to end. */
  public HeadroomServer start(String... arguments) {
    try {
      return new HeadroomServer(builder(arguments).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException("headroom cannot be run", e);
    }
  }

  /**
   * Starts a verb whose output is a pipe that is full already and that nobody reads.
   *
   * @return the shell that holds the pipe; the verb is among its descendants
   */
  public Process startUnread(String... arguments) {
    try {
      ProcessBuilder builder = builder(arguments);
      String command =
          builder.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
      // 64 KB is what a pipe holds
      return builder
          .command("sh", "-c", "{ head -c 65536 /dev/zero; exec " + command + "; } | sleep 600")
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("headroom cannot be run", e);
    }
  }

  private ProcessBuilder builder(String... arguments) throws IOException {
    Files.writeString(
        folder.resolve("application.properties"),
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HEADROOM_"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static Path jar() {
    return Path.of(System.getProperty("headroom.jar", "target/headroom.jar")).toAbsolutePath();
  }
}
