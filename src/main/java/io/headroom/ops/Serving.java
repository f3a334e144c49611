package io.headroom.ops;

import io.headroom.api.ApiServer;
import io.headroom.api.ApiServer.Observed;
import io.headroom.panel.Panel;
import io.headroom.reload.RequestHold;
import io.headroom.reload.RouteReloader;
import io.headroom.report.Json;
import io.headroom.report.PauseDocument;
import io.headroom.settings.Settings;
import io.headroom.sweep.PauseSwitch;
import io.headroom.sweep.SweepControl;
import io.headroom.sweep.UnexplainedWrites;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** What a process that goes on serves to others: the API, health, metrics and the MBean. */
final class Serving implements AutoCloseable {

  private final Main main;
  private final Metrics metrics;
  private final HeadroomBean console;
  private final ApiServer server;
  private Optional<ManagedBean> bean = Optional.empty();

  private Serving(Main main, Metrics metrics, HeadroomBean console, ApiServer server) {
    this.main = main;
    this.metrics = metrics;
    this.console = console;
    this.server = server;
  }

  /**
   * What it serves.
   *
   * @param control what begins sweeps
   * @param writes what others wrote to the shop
   * @param panel the panel
   * @param database the shop's database
   * @param metrics the figures
   */
  record Parts(
      SweepControl control,
      UnexplainedWrites writes,
      Panel panel,
      Database database,
      Metrics metrics) {}

  /** Creates it; it opens when the routes run. */
  static Serving bind(
      Main main, Settings settings, Parts parts, RouteReloader reloader, LongSupplier ticker) {
    Metrics metrics = parts.metrics();
    SweepControl control = parts.control();
    Health health =
        new Health(
            ticker,
            settings.sweepPeriod(),
            parts.database().dataSource(),
            control,
            parts.writes(),
            main::getCamelContext,
            reloader);
    control.sweeps().addListener(metrics);
    parts.panel().setListener(metrics);
    metrics.observe(parts.panel(), parts.writes(), control.agenda(), health);
    ApiServer server =
        new ApiServer(
            settings.http(),
            new Observed(
                health::status, health::document, health::isLive, health::isReady, metrics::scrape),
            Map.of(
                "/api/routes/reload",
                caller -> Json.text(reloader.reload().document()),
                "/api/pause",
                caller -> pauses(control, pauses -> pauses.pause(caller)),
                "/api/resume",
                caller -> pauses(control, pauses -> pauses.resume(caller))));
    HeadroomBean console =
        new HeadroomBean(
            control, parts.writes(), parts.panel(), health, new RouteCaller(main)::sweep, reloader);
    Serving serving = new Serving(main, metrics, console, server);
    main.addMainListener(server);
    main.addMainListener(serving.opener());
    reloader.holdWith(serving.requestHold());
    return serving;
  }

  private static String pauses(SweepControl control, Consumer<PauseSwitch> change) {
    PauseSwitch pauses = control.sweeps().pauses();
    change.accept(pauses);
    return Json.text(PauseDocument.of(pauses));
  }

  private MainListenerSupport opener() {
    return new MainListenerSupport() {
      @Override
      public void afterStart(BaseMainSupport started) {
        open();
      }
    };
  }

  /** Holds requests back while routes are swapped. */
  RequestHold requestHold() {
    return new RequestHold() {
      @Override
      public void beforeSwap() {
        server.hold();
      }

      @Override
      public void afterSwap() {
        server.release();
      }
    };
  }

  /** Lets requests in, and the console find the process: the routes run. */
  synchronized void open() {
    if (bean.isEmpty()) {
      bean = Optional.of(ManagedBean.register(console, main.getCamelContext().getManagementName()));
      server.open();
    }
  }

  /** The port that is listened on. */
  int port() {
    return server.port();
  }

  @Override
  public synchronized void close() {
    bean.ifPresent(ManagedBean::close);
    bean = Optional.empty();
    metrics.close();
  }
}
