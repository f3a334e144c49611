package io.headroom.panel;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.capacity.Lookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the panel may be asked now: not while it asked to be left alone, and not any more in a
 * sweep in which it hung. Safe for use by several threads.
 */
public final class PanelBackoff {

  /** How the reason of a request that was not sent begins. */
  static final String NOT_ASKED = "not asked: ";

  private final Clock clock;
  private final Ticker ticker;
  private final Patience patience;
  private long shutAt;
  private Duration pause = Duration.ZERO;

  PanelBackoff(Clock clock, Ticker ticker, Patience patience) {
    this.clock = clock;
    this.ticker = ticker;
    this.patience = patience;
  }

  /**
   * Returns how long a request is to hold back, in milliseconds; 0 if it need not or must not wait.
   */
  public long holdMillis() {
    Duration left = patience.isOver() ? Duration.ZERO : left();
    return RetryAfter.isShort(left)
        ? left.toMillis() + (left.toNanosPart() % 1_000_000 > 0 ? 1 : 0)
        : 0;
  }

  /** Whether a request is to hold back. */
  public boolean isHolding() {
    return holdMillis() > 0;
  }

  /** Whether no request may be sent now. */
  public boolean isShut() {
    return patience.isOver() || !left().isZero();
  }

  /** Returns why no request may be sent now. */
  public Lookup<Object> refusal() {
    return new Lookup.Unknown<>(
        NOT_ASKED
            + (patience.isOver()
                ? "the panel left two rounds of requests of this sweep without an answer"
                : "the panel asked to be left alone for a while (Retry-After)"));
  }

  /** Returns the time, which the dates that the panel sends are compared with. */
  Instant now() {
    return clock.instant();
  }

  /** Leaves the panel alone for as long as it asks. */
  synchronized void shutFor(RetryAfter asked) {
    if (asked.pause().compareTo(left()) > 0) {
      shutAt = ticker.read();
      pause = asked.pause();
    }
  }

  private synchronized Duration left() {
    Duration left = pause.minusNanos(pause.isZero() ? 0 : ticker.read() - shutAt);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
