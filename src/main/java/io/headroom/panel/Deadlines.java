package io.headroom.panel;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The deadlines of the requests that are under way. */
final class Deadlines implements AutoCloseable {

  /** The deadline of one request, from its start to the last byte of its answer. */
  final class Deadline {

    private enum State {
      RUNNING,
      KEPT,
      MISSED,
      ABANDONED
    }

    private final Runnable abort;
    private final Runnable missed;
    private final Future<?> alarm;
    private State state = State.RUNNING;

    private Deadline(Runnable abort, Runnable missed) {
      this.abort = abort;
      this.missed = missed;
      this.alarm = timer.schedule(this::miss, length.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The request is at its end, unless the deadline was there first. */
    void end() {
      if (move(State.KEPT)) {
        alarm.cancel(false);
      }
      running.remove(this);
    }

    /** Whether the request was aborted, at the deadline or because the process stops. */
    synchronized boolean isMissed() {
      return state == State.MISSED || state == State.ABANDONED;
    }

    /** Returns why the request was aborted. */
    synchronized PanelException failure() {
      return new PanelException(
          state == State.ABANDONED
              ? FailureReason.STOPPING
              : "the panel did not answer in full within "
                  + seconds()
                  + " (headroom.panel.response-timeout)");
    }

    private void miss() {
      if (move(State.MISSED)) {
        missed.run();
        abort.run();
      }
    }

    private void abandon() {
      if (move(State.ABANDONED)) {
        alarm.cancel(false);
        abort.run();
      }
    }

    private synchronized boolean move(State next) {
      if (state != State.RUNNING) {
        return false;
      }
      state = next;
      return true;
    }
  }

  private final Duration length;
  private final ScheduledThreadPoolExecutor timer;
  private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Creates deadlines.
   *
   * @param length how long each request may take
   */
  Deadlines(Duration length) {
    this.length = length;
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "panel-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * Begins a request.
   *
   * @param abort ends it
   * @param missed is told, before that, that its deadline has come
   */
  Deadline begin(Runnable abort, Runnable missed) {
    Deadline deadline = new Deadline(abort, missed);
    running.add(deadline);
    if (closed) {
      deadline.abandon();
    }
    return deadline;
  }

  /** Aborts every request that is under way, and each that begins from now on. */
  @Override
  public void close() {
    closed = true;
    running.forEach(Deadline::abandon);
    timer.shutdown();
  }

  private String seconds() {
    return length.toMillis() % 1000 == 0 ? length.toSeconds() + " s" : length.toMillis() + " ms";
  }
}
