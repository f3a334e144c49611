package io.headroom.ops;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.main.Main;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/** The threads that a sweep looks things up with. */
final class SweepThreads implements AutoCloseable {

  private final ExecutorService threads;

  private SweepThreads(int count) {
    threads =
        Executors.newFixedThreadPool(
            count, new CamelThreadFactory("#name#-#counter#", "sweep", true));
  }

  /**
   * Starts the threads, and binds them for the routes.
   *
   * @param lookups how many requests to the panel there may be at a time
   */
  static SweepThreads bind(Main main, int lookups) {
    SweepThreads sweepThreads =
        new SweepThreads(Math.max(lookups, Runtime.getRuntime().availableProcessors()));
    main.bind("sweepThreads", sweepThreads.threads);
    return sweepThreads;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
