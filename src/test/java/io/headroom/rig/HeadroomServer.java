package io.headroom.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A verb that goes on until it is asked to end, and what it has printed so far. */
public final class HeadroomServer implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<String> unread = new LinkedBlockingQueue<>();
  private final Thread reader = new Thread(this::read, "headroom-output");

  HeadroomServer(Process process) {
    this.process = process;
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        unread.add(line);
      }
    } catch (IOException e) {
      lines.add("(the output broke off: " + e.getMessage() + ")");
    }
  }

  /** Waits for a line that contains a text, among those that came since the last one waited for. */
  public String awaitLine(String text) {
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (true) {
        String line = unread.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null) {
          throw new AssertionError("no line with \"" + text + "\" came, but:\n" + output());
        }
        if (line.contains(text)) {
          return line;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a line", e);
    }
  }

  /** What it has printed so far. */
  public String output() {
    return String.join("\n", lines);
  }

  /** The id of its process. */
  public long pid() {
    return process.pid();
  }

  /** Sends SIGTERM, and returns whether it ended within so many seconds. */
  public boolean endsWithin(int seconds) {
    // destroy() of the process itself would close its output, and lose its last lines
    var unused = process.toHandle().destroy();
    try {
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      if (ended) {
        reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while headroom ends", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
