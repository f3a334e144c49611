package io.headroom.cli;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Placement;
import io.headroom.sweep.Sweep;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;

/** One line on a terminal that shows how far a long sweep has come, and is gone when it ends. */
final class Progress implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final String ERASE = "\r\u001B[K";

  private final PrintWriter err;
  private final Supplier<Optional<String>> state;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private boolean ended;
  private boolean shown;

  private Progress(PrintWriter err, Supplier<Optional<String>> state) {
    this.err = err;
    this.state = state;
  }

  /** Begins to show the progress of a sweep, if a terminal is there to show it. */
  static Progress of(PrintWriter err, Supplier<Optional<Sweep>> current) {
    Progress progress = new Progress(err, () -> current.get().map(Progress::state));
    return Ansi.AUTO.enabled() ? progress.begin(LONG) : progress;
  }

  /** Begins to show a state on a terminal. */
  static Progress of(PrintWriter err, Supplier<Optional<String>> state, Duration after) {
    return new Progress(err, state).begin(after);
  }

  private Progress begin(Duration after) {
    var unused =
        timer.scheduleWithFixedDelay(
            this::show, after.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private static String state(Sweep sweep) {
    return "Asking the panel: %d of %d packages and hypervisor groups"
        .formatted(sweep.lookups(), total(sweep.catalogue()));
  }

  private static long total(Catalogue catalogue) {
    long groups =
        catalogue.products().stream()
            .flatMap(product -> product.placements().stream())
            .map(Placement::group)
            .distinct()
            .count();
    return catalogue.packageIds().size() + groups;
  }

  /** Returns what a long piece of work returns. */
  <T> T during(Supplier<T> work) {
    return work.get();
  }

  private synchronized void show() {
    if (!ended) {
      state.get().ifPresent(this::show);
    }
  }

  private void show(String line) {
    err.print(ERASE + line);
    err.flush();
    shown = true;
  }

  @Override
  public synchronized void close() {
    ended = true;
    timer.shutdownNow();
    if (shown) {
      err.print(ERASE);
      err.flush();
    }
  }
}
