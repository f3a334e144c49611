package io.headroom.cli;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.catalogue.Strangers;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.Purpose;
import io.headroom.ops.RouteCall;
import io.headroom.settings.Settings;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import io.headroom.whmcs.ShopRows;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** A process that sweeps once and ends. */
final class OneSweep {

  private static final String PRODUCTS = "sql:file:routes/sql/read-products.sql";

  private OneSweep() {}

  /**
   * Sweeps once, and returns when everything that was announced is delivered or logged.
   *
   * @param err where progress is shown
   * @throws UsageException if a product is asked for that Headroom does not keep
   */
  static SweepReport run(SweepRequest request, PrintWriter err) {
    Settings settings = Workplace.settings(Logging::besideOutput);
    Logging.warn(settings.warnings());
    try (HeadroomProcess process = process(settings)) {
      process.start();
      refuseStrangers(process, request.scope().products());
      try (Progress progress = Progress.of(err, process::current)) {
        return progress.during(() -> process.sweep(request));
      }
    }
  }

  /** Returns a process that is made for one sweep. */
  static HeadroomProcess process(Settings settings) {
    return new HeadroomProcess(
        settings, Purpose.SWEEP_ONCE, Clock.systemUTC(), Ticker.systemTicker());
  }

  /** Before anything is written: a mistyped id must not leave half of what was asked done. */
  private static void refuseStrangers(HeadroomProcess process, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    Strangers strangers = Strangers.among(ids, new ShopRows(ask(process)).products());
    if (!strangers.isEmpty()) {
      throw new UsageException(strangers.sentence());
    }
  }

  private static List<?> ask(HeadroomProcess process) {
    return process.ask(RouteCall.to(PRODUCTS, List.class));
  }
}
