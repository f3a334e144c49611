package io.headroom.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/** The deadlines of the requests that are under way. */
public final class Deadlines implements AutoCloseable {

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

    /** Takes note that the request has ended, unless the deadline came first. */
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
    synchronized AnswerException failure() {
      return new AnswerException(state == State.ABANDONED ? STOPPING : late);
    }

    /** The request is too late: it is aborted, unless it is at its end. */
    void miss() {
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

  /** Why nothing is asked any more at the end; no news to anybody. */
  public static final String STOPPING = "not asked: Headroom is stopping";

  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Duration length;
  private final String late;
  private final ScheduledThreadPoolExecutor timer;
  private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Creates deadlines.
   *
   * @param length how long each request may take
   * @param server who is asked, such as {@code the panel}
   * @param setting the name of the setting that says how long
   */
  public Deadlines(Duration length, String server, String setting) {
    this.length = length;
    this.late = server + " did not answer in full within " + words(length) + " (" + setting + ")";
    timer = new ScheduledThreadPoolExecutor(1, new CamelThreadFactory("#name#", "deadlines", true));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(IDLE.toSeconds(), TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /**
   * Begins a request.
   *
   * @param abort ends it
   * @param missed is called, before that, when its deadline has come
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

  private static String words(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
