package io.headroom.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One run of a MariaDB server, watched by a shell that kills it and removes its folder when this
 * JVM is gone, however it went.
 */
final class MariaDbProcess {

  /**
   * Reads names of signals, and {@code leave} to end without a trace; at the end of input kills.
   */
  private static final String WATCH =
      """
      folder=$1; shift
      "$@" 2>&1 </dev/null &
      server=$!
      trap '' INT TERM HUP
      exec >&- 2>&-
      while read -r word; do
        case $word in
          leave) wait $server; exit 0 ;;
          *) kill -s "$word" $server ;;
        esac
      done
      kill -s KILL $server; wait $server; rm -rf "$folder"
      """;

  private static final int LOG_LINES = 200;
  private static final long PATIENCE_SECONDS = 60;

  private final Process watch;
  private final Deque<String> log = new ArrayDeque<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  private MariaDbProcess(Process watch) {
    this.watch = watch;
  }

  /** Starts a server that owns the folder; it is not ready yet. */
  static MariaDbProcess start(Path folder, Stream<String> arguments) {
    List<String> command =
        Stream.concat(Stream.of("/bin/sh", "-c", WATCH, "sh", folder.toString()), arguments)
            .toList();
    try {
      MariaDbProcess process =
          new MariaDbProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
      Thread reader = new Thread(process::readLog, "mariadbd-log");
      reader.setDaemon(true);
      reader.start();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start mariadbd", e);
    }
  }

  private void readLog() {
    try (BufferedReader lines = watch.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        remember(line);
        if (line.contains("ready for connections")) {
          ready.complete(true);
        }
      }
    } catch (IOException e) {
      remember("the log cannot be read: " + e);
    }
    ready.complete(false);
    ended.complete(true);
  }

  private synchronized void remember(String line) {
    if (log.size() == LOG_LINES) {
      log.removeFirst();
    }
    log.addLast(line);
  }

  /** Returns the last lines that the server has printed. */
  synchronized String log() {
    return String.join("\n", log);
  }

  /** Waits until the server takes connections; false if it ended instead. */
  boolean awaitReady() {
    return await(ready);
  }

  /** Sends the server a signal by its name without {@code SIG}. */
  void signal(String name) {
    say(name);
  }

  /** Stops every thread of the server where it is, and returns when all stand still. */
  void freeze() {
    say("STOP");
    while (!standsStill()) {
      Thread.onSpinWait();
    }
  }

  private boolean standsStill() {
    Path threads = Path.of("/proc", Long.toString(server().pid()), "task");
    try (Stream<Path> all = Files.list(threads)) {
      return all.map(thread -> state(thread.resolve("stat"))).allMatch("T"::equals);
    } catch (IOException e) {
      throw new UncheckedIOException("mariadbd is gone", e);
    }
  }

  private ProcessHandle server() {
    return watch.children().findFirst().orElseThrow();
  }

  /** Reads the state of a thread, which follows its name in brackets. */
  private static String state(Path stat) {
    try {
      String text = Files.readString(stat);
      int end = text.lastIndexOf(')');
      return text.substring(end + 2, end + 3);
    } catch (IOException e) {
      throw new UncheckedIOException("a thread of mariadbd is gone", e);
    }
  }

  /** Ends the server with a signal, and leaves its folder alone. */
  void end(String signal) {
    say("CONT");
    say(signal);
    await(ended);
    say("leave");
    await(watch.onExit());
  }

  /** Kills the server and removes its folder. */
  void discard() {
    try {
      watch.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("the shell over mariadbd is gone", e);
    }
    await(watch.onExit());
  }

  private void say(String word) {
    try {
      watch.getOutputStream().write((word + "\n").getBytes(StandardCharsets.US_ASCII));
      watch.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the shell over mariadbd is gone", e);
    }
  }

  private <T> T await(CompletableFuture<T> event) {
    try {
      return event.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for mariadbd", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("mariadbd hangs:\n" + log(), e);
    }
  }
}
