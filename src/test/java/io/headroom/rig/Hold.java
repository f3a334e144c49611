package io.headroom.rig;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Requests that the stand-in panel holds back until a test releases them. */
public final class Hold implements Reply {
  private static final long PATIENCE_SECONDS = 20;

  private final Semaphore arrivals = new Semaphore(0);
  private final CompletableFuture<Void> released = new CompletableFuture<>();

  Hold() {}

  @Override
  public void to(Call call) throws IOException, InterruptedException {
    arrivals.release();
    call.await(released);
    call.send(call.normal());
  }

  /** Waits until so many more requests have come. */
  public void awaitArrivals(int count) {
    try {
      if (!arrivals.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(
            "only %d of %d requests came".formatted(arrivals.availablePermits(), count));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for requests", e);
    }
  }

  /** Answers normally all that are held back and all that come later. */
  public void release() {
    released.complete(null);
  }
}
