package io.headroom.rig;

import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A sweep on a thread of its own, while the test does something else. */
public final class Sweeping {

  private static final long PATIENCE_SECONDS = 30;

  private final CompletableFuture<SweepReport> report = new CompletableFuture<>();
  private final Thread thread;

  private Sweeping(Station station, SweepRequest request) {
    thread = new Thread(() -> run(station, request), "sweeping");
    thread.start();
  }

  private void run(Station station, SweepRequest request) {
    try {
      report.complete(station.process().sweep(request));
    } catch (RuntimeException failure) {
      report.completeExceptionally(failure);
    }
  }

  /** Begins a sweep over the whole catalogue. */
  public static Sweeping of(Station station) {
    return of(station, SweepRequest.all("sync"));
  }

  /** Begins a sweep. */
  public static Sweeping of(Station station, SweepRequest request) {
    return new Sweeping(station, request);
  }

  /** Waits until it waits for something itself. */
  public void awaitIdle() {
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  /** Waits until a condition holds, which something else brings about. */
  public static void awaitUntil(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it does not come true");
      }
      Thread.onSpinWait();
    }
  }

  /** Whether it is over. */
  public boolean isOver() {
    return report.isDone();
  }

  /** Waits for its end, and returns why it failed. */
  public Throwable failure() {
    return report
        .handle((done, failure) -> failure)
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  /** Waits for its end. */
  public SweepReport report() {
    try {
      return report.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a sweep", e);
    } catch (ExecutionException e) {
      throw new AssertionError("the sweep failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("the sweep does not end", e);
    }
  }
}
