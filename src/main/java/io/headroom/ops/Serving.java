package io.headroom.ops;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.ops.api.ApiDescription;
import io.headroom.ops.api.ApiErrors;
import io.headroom.ops.api.ApiServer;
import io.headroom.ops.api.ApiServer.Observed;
import io.headroom.ops.api.EventDecoder;
import io.headroom.ops.api.RoutesApi;
import io.headroom.ops.api.StockApi;
import io.headroom.ops.api.Webhooks;
import io.headroom.route.ShopWatch;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** What a process that goes on serves to others: the API, health, metrics and the MBean. */
final class Serving implements AutoCloseable {

  private final HeadroomProcess process;
  private final Parts parts;
  private final ApiServer server;
  private final Health health;
  private final Supplier<Optional<String>> rejectedEdit;
  private Optional<ManagedBean> bean = Optional.empty();

  /** What it tells of. */
  record Parts(StockBoard board, Metrics metrics, ShopWatch watch) {}

  Serving(HeadroomProcess process, Settings settings, Parts parts, Clock clock, Ticker ticker) {
    this.process = process;
    this.parts = parts;
    rejectedEdit = Optional::empty;
    health =
        new Health(
            clock,
            settings.sweepPeriod(),
            process.dataSource(),
            parts.board(),
            process.sweeps(),
            parts.watch(),
            () -> process.main().getCamelContext(),
            rejectedEdit,
            List::of);
    process.sweeps().tell(parts.metrics());
    process.panel().tell(parts.metrics());
    parts.metrics().observe(process.panel(), parts.watch(), process.agenda(), health);
    server =
        new ApiServer(
            settings.http(),
            new Observed(
                health::document, health::isLive, health::isReady, parts.metrics()::scrape));
    bind(process.main(), ticker);
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

  private void bind(Main main, Ticker ticker) {
    ObjectMapper json =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    main.bind("apiJson", json);
    main.bind("apiErrors", new ApiErrors());
    main.bind("apiDescription", new ApiDescription());
    main.bind("eventDecoder", new EventDecoder());
    main.bind("webhooks", new Webhooks(json, ticker, this::leftOut));
    main.bind("stockApi", new StockApi(process.agenda(), process.sweeps(), parts.board()));
    main.bind("routesApi", new RoutesApi(this::reload));
  }

  private void leftOut(Kind kind, Fate fate) {
    parts.metrics().event(kind, fate);
  }

  private String reload() {
    return "";
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
              rejectedEdit);
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
