package io.headroom.panel;

import io.headroom.capacity.Lookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the panel may be asked now: not while it asked to be left alone, and not any more in a
 * sweep in which it hung. Safe for use by several threads.
 */
public final class PanelBackoff {

  /** How the reason of a request begins that was not sent. */
  static final String NOT_ASKED = "not asked: ";

  private final Clock clock;
  private final Patience patience;
  private Instant shutUntil = Instant.MIN;

  PanelBackoff(Clock clock, Patience patience) {
    this.clock = clock;
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
    Instant until = now().plus(asked.pause());
    shutUntil = until.isAfter(shutUntil) ? until : shutUntil;
  }

  private synchronized Duration left() {
    Instant now = now();
    return shutUntil.isAfter(now) ? Duration.between(now, shutUntil) : Duration.ZERO;
  }
}
