package io.headroom.ops;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.main.Main;

/** The threads that a sweep looks things up with. */
final class SweepThreads implements AutoCloseable {

  private final ExecutorService threads;

  private SweepThreads(int count) {
    threads = Executors.newFixedThreadPool(count, named("sweep"));
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

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
