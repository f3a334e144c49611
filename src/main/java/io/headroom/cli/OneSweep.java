package io.headroom.cli;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.catalogue.ProductRow;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.Purpose;
import io.headroom.ops.RouteCall;
import io.headroom.settings.Settings;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    Logging.besideOutput();
    Settings settings = Workplace.settings();
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
    Set<Long> strangers = new TreeSet<>(ids);
    ask(process).stream().map(row -> (Map<?, ?>) row).forEach(row -> strike(row, strangers));
    if (!strangers.isEmpty()) {
      String text = strangers.stream().map(String::valueOf).collect(Collectors.joining(", "));
      throw new UsageException(
          strangers.size() == 1
              ? "product " + text + " is not a VirtFusionDirect product under stock control"
              : "products " + text + " are not VirtFusionDirect products under stock control");
    }
  }

  private static List<?> ask(HeadroomProcess process) {
    return process.ask(RouteCall.to(PRODUCTS, List.class));
  }

  private static void strike(Map<?, ?> row, Set<Long> strangers) {
    if (ProductRow.MODULE.equals(row.get("servertype")) && row.get("id") instanceof Number id) {
      strangers.remove(id.longValue());
    }
  }
}
