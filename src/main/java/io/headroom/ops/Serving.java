package io.headroom.ops;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.api.ApiDescription;
import io.headroom.api.ApiErrors;
import io.headroom.api.ApiServer;
import io.headroom.api.ApiServer.Observed;
import io.headroom.api.EventDecoder;
import io.headroom.api.StockApi;
import io.headroom.api.Webhooks;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.reload.Problem;
import io.headroom.reload.Quiet;
import io.headroom.reload.ReloadDocument;
import io.headroom.report.Json;
import io.headroom.route.ShopWatch;
import io.headroom.settings.Settings;
import io.headroom.sweep.Agenda;
import io.headroom.sweep.StockBoard;
import io.headroom.sweep.Sweeps;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** What a process that goes on serves to others: the API, health, metrics and the MBean. */
final class Serving implements AutoCloseable {

  private final HeadroomProcess process;
  private final Parts parts;
  private final ApiServer server;
  private final Health health;
  private Optional<ManagedBean> bean = Optional.empty();

  /** What it tells of. */
  record Parts(StockBoard board, Metrics metrics, ShopWatch watch) {}

  Serving(HeadroomProcess process, Settings settings, Parts parts, Clock clock) {
    this.process = process;
    this.parts = parts;
    health =
        new Health(
            clock,
            settings.sweepPeriod(),
            process.dataSource(),
            parts.board(),
            process.sweeps(),
            parts.watch(),
            () -> process.main().getCamelContext(),
            this::rejectedEdit,
            this::missingRoutes);
    process.sweeps().tell(parts.metrics());
    process.panel().tell(parts.metrics());
    parts.metrics().observe(process.panel(), parts.watch(), process.agenda(), health);
    server =
        new ApiServer(
            settings.http(),
            new Observed(
                health::status,
                health::document,
                health::isLive,
                health::isReady,
                parts.metrics()::scrape),
            this::reload);
    process.main().addMainListener(server);
    process
        .main()
        .addMainListener(
            new MainListenerSupport() {
              @Override
              public void afterStart(BaseMainSupport started) {
                open();
              }
            });
  }

  /**
   * Binds what the routes of the API name, also where they are only built and not served.
   *
   * @param leftOut is told of events that are left out
   */
  static void bind(
      Main main,
      Agenda agenda,
      Sweeps sweeps,
      StockBoard board,
      Ticker ticker,
      BiConsumer<Kind, Fate> leftOut) {
    main.bind("apiErrors", new ApiErrors());
    main.bind("apiDescription", new ApiDescription());
    main.bind("eventDecoder", new EventDecoder());
    main.bind("webhooks", new Webhooks(ticker, leftOut));
    main.bind("stockApi", new StockApi(agenda, sweeps, board));
  }

  private Optional<String> rejectedEdit() {
    return process
        .reloader()
        .rejection()
        .map(
            rejected ->
                rejected.problems().stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining("; ")));
  }

  private List<String> missingRoutes() {
    return List.copyOf(process.reloader().missingRoutes());
  }

  private String reload() {
    return Json.text(ReloadDocument.of(process.reloader().reload()));
  }

  /** Holds requests back while routes are swapped. */
  Quiet quiet() {
    return new Quiet() {
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
      HeadroomBean console =
          new HeadroomBean(
              process.sweeps(),
              process.agenda(),
              parts.board(),
              parts.watch(),
              process.panel(),
              health,
              process::sweep,
              this::reload,
              this::rejectedEdit);
      bean =
          Optional.of(
              ManagedBean.register(console, process.main().getCamelContext().getManagementName()));
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
    parts.metrics().close();
  }
}
