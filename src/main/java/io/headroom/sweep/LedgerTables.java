package io.headroom.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

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

  private final Clock clock;
  private State state = State.UNREAD;
  private Instant pruned = Instant.EPOCH;
  private Instant refused = Instant.EPOCH;

  /**
   * Knows nothing of the tables yet.
   *
   * @param clock tells the time
   */
  public LedgerTables(Clock clock) {
    this.clock = clock;
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
      case UNUSABLE -> decidesAnew || refused.plus(RETRY_PERIOD).isBefore(clock.instant());
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
    refused = clock.instant();
  }

  /** Whether changes that are too old are to be removed now: at most once an hour. */
  public boolean isToBePruned() {
    Instant now = clock.instant();
    if (pruned.plus(PRUNE_PERIOD).isAfter(now)) {
      return false;
    }
    pruned = now;
    return true;
  }
}
