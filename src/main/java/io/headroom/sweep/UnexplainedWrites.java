package io.headroom.sweep;

import io.headroom.stock.UnexplainedWrite;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What something else wrote to the qty of products since the start. Safe for use by several
 * threads.
 */
public final class UnexplainedWrites {

  private static final int MOST_KEPT = 20;

  private final Deque<UnexplainedWrite> last = new ArrayDeque<>();
  private long count;

  /** Takes one more. */
  public synchronized void add(UnexplainedWrite write) {
    count++;
    last.addLast(write);
    if (last.size() > MOST_KEPT) {
      last.removeFirst();
    }
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
