package io.headroom.sweep;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether the ledger's tables can be used, and when they are to be read and pruned.
 *
 * <p>Used by one sweep at a time.
 */
public final class LedgerTables {

  private static final Duration PRUNE_PERIOD = Duration.ofHours(1);
  private static final Duration RETRY_PERIOD = Duration.ofMinutes(10);

  private enum State {
    UNREAD,
    USABLE,
    UNUSABLE
  }

  private final LongSupplier ticker;
  private State state = State.UNREAD;
  private Optional<Long> prunedAt = Optional.empty();
  private long refusedAt;

  /**
   * Knows nothing of the tables yet.
   *
   * @param ticker gives elapsed time in ns, whatever becomes of the clock
   */
  public LedgerTables(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /**
   * Whether the tables are to be read: at first, and where they could not be used, whenever a sweep
   * decides something new and every ten minutes. Somebody may have made them meanwhile.
   *
   * @param decidesAnew whether the sweep decides something new
   */
  public boolean isToBeRead(boolean decidesAnew) {
    return switch (state) {
      case UNREAD -> true;
      case USABLE -> false;
      case UNUSABLE -> decidesAnew || ticker.getAsLong() - refusedAt > RETRY_PERIOD.toNanos();
    };
  }

  /** Whether they can be used, as far as is known. */
  public boolean isUsable() {
    return state == State.USABLE;
  }

  /** Takes note that they were read. */
  public void read() {
    state = State.USABLE;
  }

  /** Takes note that they cannot be used. */
  public void refused() {
    state = State.UNUSABLE;
    refusedAt = ticker.getAsLong();
  }

  /** Whether changes that are too old are to be removed now: at most once an hour. */
  public boolean isToBePruned() {
    long now = ticker.getAsLong();
    if (prunedAt.filter(since -> now - since < PRUNE_PERIOD.toNanos()).isPresent()) {
      return false;
    }
    prunedAt = Optional.of(now);
    return true;
  }
}
