package io.headroom.cli;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.catalogue.Strangers;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.HeadroomProcess.Purpose;
import io.headroom.settings.Settings;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import io.headroom.whmcs.ShopRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

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
    Strangers strangers = Strangers.among(ids, new ShopRows(ask(process)).products());
    if (!strangers.isEmpty()) {
      throw new UsageException(strangers.sentence());
    }
  }

  private static List<?> ask(HeadroomProcess process) {
    CamelContext context = process.main().getCamelContext();
    try (ProducerTemplate template = context.createProducerTemplate()) {
      return template.requestBody(PRODUCTS, "", List.class);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
