package io.headroom.sweep;

import io.headroom.stock.UnexplainedWrite;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What something else wrote to the qty of products since the start. Safe for use by several
 * threads.
 */
public final class UnexplainedWrites {

  private static final int MOST_KEPT = 20;

  private final Deque<UnexplainedWrite> last = new ArrayDeque<>();
  private final Deque<Long> times = new ArrayDeque<>();
  private final LongSupplier ticker;
  private long count;

  /**
   * Begins with none.
   *
   * @param ticker tells how time passes, in ns
   */
  public UnexplainedWrites(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /** Takes one more. */
  public synchronized void add(UnexplainedWrite write) {
    count++;
    times.addLast(ticker.getAsLong());
    last.addLast(write);
    if (last.size() > MOST_KEPT) {
      last.removeFirst();
      times.removeFirst();
    }
  }

  /** How many were seen within that time, 20 at most. */
  public synchronized long within(Duration time) {
    long now = ticker.getAsLong();
    return times.stream().filter(at -> now - at < time.toNanos()).count();
  }

  /** How many were seen since the start. */
  public synchronized long count() {
    return count;
  }

  /** Returns the last 20, the newest last. */
  public synchronized List<UnexplainedWrite> last() {
    return List.copyOf(last);
  }
}
