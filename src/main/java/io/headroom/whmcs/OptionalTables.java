package io.headroom.whmcs;

import io.headroom.text.Failures;
import io.headroom.text.SaidOnce;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tables that may be missing or not granted: they are looked at again after ten minutes, and what
 * is wrong is said once as long as the reason is the same. Used by one thread at a time.
 */
public final class OptionalTables {

  private static final Duration RETRY_PERIOD = Duration.ofMinutes(10);

  private final LongSupplier ticker;
  private final SaidOnce trouble = new SaidOnce();
  private Optional<Long> refusedAt = Optional.empty();

  /**
   * Takes the tables for usable until they are refused.
   *
   * @param ticker tells how time passes, in ns
   */
  public OptionalTables(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /** Whether they can be used, as far as is known. */
  public boolean isUsable() {
    return refusedAt.filter(since -> ticker.getAsLong() - since < RETRY_PERIOD.toNanos()).isEmpty();
  }

  /** Takes note that they were used, and returns whether they could not be before. */
  public boolean works() {
    refusedAt = Optional.empty();
    return trouble.works();
  }

  /** Takes note that they cannot be used, and returns whether that is to be said. */
  public boolean failed(Throwable cause) {
    if (Failures.isRefused(cause)) {
      refusedAt = Optional.of(ticker.getAsLong());
    }
    return trouble.failed(Failures.rootMessage(cause));
  }
}
