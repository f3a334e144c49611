package io.headroom.history;

import java.util.PriorityQueue;

/**
 * A clock that stands still while something is done, and goes on to what is to be done next. No two
 * things are done at the same time.
 */
public class VirtualTime {

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long now;
  private long planned;

  /** What is to be done. */
  private record Task(long at, long number, Runnable what) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }

  /** Returns the time in microseconds. */
  public long micros() {
    return now;
  }

  /** Returns how many microseconds of a story pass in one of this clock. */
  long pace() {
    return 1;
  }

  /** Waits until a time, and returns when that was. */
  long await(long micros) {
    return Math.max(now + 1, micros);
  }

  /** Plans something for some microseconds later. */
  public void after(long micros, Runnable what) {
    tasks.add(new Task(micros() + Math.max(1, micros), planned++, what));
  }

  /** Does what is planned until a time, and what that plans. */
  public void runUntil(long micros) {
    while (!tasks.isEmpty() && tasks.peek().at() <= micros) {
      step();
    }
    now = await(micros);
  }

  /** Does the next thing that is planned, and returns whether there was one. */
  public boolean step() {
    Task next = tasks.poll();
    if (next == null) {
      return false;
    }
    now = await(next.at());
    next.what().run();
    return true;
  }
}
