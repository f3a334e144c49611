package io.headroom.ops;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Elapsed time of which no moment is the same as another, so that of two it is always known which
 * came first. Safe for use by several threads.
 */
final class Moments implements LongSupplier {

  private final LongSupplier ticker;
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  /**
   * Begins.
   *
   * @param ticker tells how time passes, in ns
   */
  Moments(LongSupplier ticker) {
    this.ticker = ticker;
  }

  @Override
  public long getAsLong() {
    return last.accumulateAndGet(ticker.getAsLong(), (before, now) -> Math.max(before + 1, now));
  }
}
