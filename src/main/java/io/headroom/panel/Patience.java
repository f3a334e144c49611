package io.headroom.panel;

/**
 * How long a sweep waits for a panel that hangs: for the requests that were under way when the
 * first one went unanswered, for one more round of them, and then no longer.
 *
 * <p>With at most eight requests in flight that is two deadlines and sixteen requests, whatever is
 * looked up and in however many steps. Safe for use by several threads.
 */
final class Patience {

  /** When a request began, as seen by what had hung before it. */
  enum Round {
    FIRST,
    LAST
  }

  private volatile Round round = Round.FIRST;
  private volatile boolean over;

  /** Begins a sweep. */
  void begin() {
    round = Round.FIRST;
    over = false;
  }

  /** Returns the round that a request belongs to which begins now. */
  Round round() {
    return round;
  }

  /** Takes note that a request of a round was not answered in time. */
  void hung(Round begun) {
    round = Round.LAST;
    if (begun == Round.LAST) {
      over = true;
    }
  }

  /** Whether the panel is not to be asked any more in this sweep. */
  boolean isOver() {
    return over;
  }
}
