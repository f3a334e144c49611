package io.headroom.rig;

import io.headroom.sweep.SweepListener;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The sweeps of a station, one after the other. */
public final class Swept implements SweepListener {

  private static final long PATIENCE_SECONDS = 30;

  private final LinkedBlockingQueue<SweepReport> reports = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<SweepRequest> failures = new LinkedBlockingQueue<>();

  private Swept() {}

  /** Listens to a station from now on. */
  public static Swept by(Station station) {
    Swept swept = new Swept();
    station.process().sweeps().addListener(swept);
    return swept;
  }

  @Override
  public void ended(SweepReport report) {
    reports.add(report);
  }

  @Override
  public void failed(SweepRequest request, long millis) {
    failures.add(request);
  }

  /** Waits for the next sweep that ended. */
  public SweepReport next() {
    return take(reports);
  }

  /** Waits for the next sweep that something asked for, and passes over the others. */
  public SweepReport next(String trigger) {
    SweepReport report = next();
    while (!report.request().trigger().equals(trigger)) {
      report = next();
    }
    return report;
  }

  /** Waits for the next sweep that could not run. */
  public SweepRequest failure() {
    return take(failures);
  }

  /** How many sweeps came to their end and were not waited for. */
  public int unseen() {
    return reports.size();
  }

  private static <T> T take(LinkedBlockingQueue<T> queue) {
    try {
      T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no sweep came");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a sweep", e);
    }
  }
}
