package io.headroom.ops;

import io.headroom.api.ApiException;
import io.headroom.api.ApiServer;
import io.headroom.api.ApiServer.Observed;
import io.headroom.api.Operation;
import io.headroom.catalogue.Scope;
import io.headroom.panel.Panel;
import io.headroom.reload.RequestHold;
import io.headroom.reload.RouteReloader;
import io.headroom.report.HoldsDocument;
import io.headroom.report.Json;
import io.headroom.report.PauseDocument;
import io.headroom.settings.Settings;
import io.headroom.sweep.Agenda;
import io.headroom.sweep.GuardDesk;
import io.headroom.sweep.PauseSwitch;
import io.headroom.sweep.SweepControl;
import io.headroom.sweep.UnexplainedWrites;
import io.headroom.text.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** What a process that goes on serves to others: the API, health, metrics and the MBean. */
final class Serving implements AutoCloseable {

  private static final String FOR = "for";
  private static final String WHY = "why";

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
   * @param guard asks the guard about each sweep
   * @param panel the panel
   * @param database the shop's database
   * @param metrics the figures
   */
  record Parts(
      SweepControl control,
      UnexplainedWrites writes,
      GuardDesk guard,
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
            parts.guard(),
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
            operations(control, parts.guard(), reloader));
    HeadroomBean console =
        new HeadroomBean(
            control,
            parts.writes(),
            parts.guard(),
            parts.panel(),
            health,
            new RouteCaller(main)::sweep,
            reloader);
    Serving serving = new Serving(main, metrics, console, server);
    main.addMainListener(server);
    main.addMainListener(serving.opener());
    reloader.holdWith(serving.requestHold());
    return serving;
  }

  private static List<Operation> operations(
      SweepControl control, GuardDesk guard, RouteReloader reloader) {
    PauseSwitch pauses = control.sweeps().pauses();
    return List.of(
        Operation.post("/api/routes/reload", asked -> Json.text(reloader.reload().document())),
        new Operation("POST", "/api/pause", Set.of(FOR), asked -> pause(pauses, asked)),
        Operation.post(
            "/api/resume",
            asked -> {
              pauses.resume(asked.caller());
              return Json.text(PauseDocument.of(pauses));
            }),
        new Operation("GET", "/api/holds", Set.of(), asked -> Json.text(HoldsDocument.of(guard))),
        new Operation(
            "POST",
            "/api/holds/{id}/approve",
            Set.of(WHY),
            asked -> approve(control.agenda(), guard, asked)));
  }

  private static String pause(PauseSwitch pauses, Operation.Request asked) {
    Duration length =
        asked
            .text(FOR)
            .map(
                text ->
                    TimeText.parse(text)
                        .filter(time -> !time.isZero())
                        .orElseThrow(
                            () ->
                                ApiException.wrong(
                                    "for must be a number with ms, s, m, h or d, such as 2h")))
            .orElse(PauseSwitch.USUAL);
    pauses.pause(asked.caller(), length);
    return Json.text(PauseDocument.of(pauses));
  }

  private static String approve(Agenda agenda, GuardDesk guard, Operation.Request asked) {
    String why =
        asked
            .text(WHY)
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> ApiException.wrong("why is missing: give a reason"));
    if (guard.approve(asked.id(), asked.caller(), why).isEmpty()) {
      throw new ApiException(404, "nothing of that id is held: see /api/holds");
    }
    agenda.ask("approve", Scope.ALL);
    return Json.text(HoldsDocument.of(guard));
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
