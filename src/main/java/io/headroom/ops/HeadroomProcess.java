package io.headroom.ops;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.event.EventQueue;
import io.headroom.panel.Panel;
import io.headroom.reload.Built;
import io.headroom.reload.Quiet;
import io.headroom.reload.RouteFileCollector;
import io.headroom.reload.RouteFolder;
import io.headroom.reload.RouteReloader;
import io.headroom.reload.ScratchBuild;
import io.headroom.reload.Snapshot;
import io.headroom.route.AcceptGate;
import io.headroom.route.Announcer;
import io.headroom.route.BuiltServices;
import io.headroom.route.CapacityProcessor;
import io.headroom.route.CatalogueProcessor;
import io.headroom.route.Extensions;
import io.headroom.route.GatherAdjustments;
import io.headroom.route.GatherExclusions;
import io.headroom.route.GatherFits;
import io.headroom.route.GatherPackages;
import io.headroom.route.LedgerBook;
import io.headroom.route.OrderDesk;
import io.headroom.route.PlanProcessor;
import io.headroom.route.PollLog;
import io.headroom.route.ServiceCensus;
import io.headroom.route.ShopWatch;
import io.headroom.route.StockWriter;
import io.headroom.route.Vouching;
import io.headroom.settings.Settings;
import io.headroom.settings.WhmcsSettings;
import io.headroom.sweep.Agenda;
import io.headroom.sweep.Meters;
import io.headroom.sweep.StockBoard;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.SweepLog;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import io.headroom.sweep.Sweeps;
import io.headroom.whmcs.PlainRows;
import io.headroom.whmcs.WhmcsAnswers;
import io.headroom.whmcs.WhmcsHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.main.Main;

/**
 * The process: camel-main over the files of {@code routes/}, with the beans that they name.
 *
 * <p>It runs from the folder that holds {@code application.properties} and {@code routes/}.
 */
public final class HeadroomProcess implements AutoCloseable {

  /** What a process is started for. */
  public enum Purpose {
    /** To run until it is told to stop, with every route. */
    SERVE,
    /** To sweep once, with the routes alone that others call. */
    SWEEP_ONCE,
    /** To see whether the routes can be built; nothing runs. */
    CHECK
  }

  private static final String ROUTES = "file:routes/**/*.camel.yaml";

  private final Main main = new Main();
  private final ShopWatch watch = new ShopWatch();
  private final Database database;
  private final ExecutorService sweepThreads;
  private final Panel panel;
  private final Sweeps sweeps;
  private final Agenda agenda;
  private final RoutesOf routes;
  private final RouteReloader reloader;
  private final Farewell farewell;
  private final Optional<Serving> serving;

  /**
   * Puts a process together; nothing runs yet.
   *
   * @param settings its settings
   * @param purpose what it is started for
   * @param clock tells the time
   * @param ticker tells the caches how time passes
   */
  public HeadroomProcess(Settings settings, Purpose purpose, Clock clock, Ticker ticker) {
    Discretion.begin();
    StockBoard board = new StockBoard(clock);
    Optional<Metrics> metrics =
        purpose == Purpose.SERVE ? Optional.of(new Metrics(board)) : Optional.empty();
    database = new Database(settings.database(), metrics.map(Metrics::registry));
    sweepThreads =
        Executors.newFixedThreadPool(
            Math.max(settings.panel().maxConcurrent(), Runtime.getRuntime().availableProcessors()),
            named("sweep"));
    configure(settings, purpose);
    panel = Panel.bind(main, settings.panel().sweptEvery(settings.sweepPeriod()), clock, ticker);
    Meters meters = new Meters(clock, panel::requests, database::statements, database::roundTrips);
    sweeps = new Sweeps(settings.stock(), settings.mode(), meters);
    sweeps.tell(board);
    SweepLog log = new SweepLog(sweeps, settings.sweepPeriod().toSeconds() + "s");
    EventQueue events =
        new EventQueue(
            ticker::read, settings.events().quietPeriod(), settings.events().cartInterval());
    agenda =
        new Agenda(
            events,
            log,
            (event, fate) -> metrics.ifPresent(told -> told.event(event.kind(), fate)));
    bind(settings, clock, log);
    Serving.bind(
        main,
        agenda,
        sweeps,
        board,
        ticker,
        (kind, fate) -> metrics.ifPresent(told -> told.event(kind, fate)));
    routes = new RoutesOf(purpose, settings.restingRoutes());
    main.addMainListener(routes);
    serving =
        metrics.map(
            figures ->
                new Serving(this, settings, new Serving.Parts(board, figures, watch), clock));
    reloader =
        new RouteReloader(
            main,
            sweeps,
            routes::fitRoutesOf,
            settings.routesReload(),
            serving.map(Serving::quiet).orElse(Quiet.NONE));
    if (purpose == Purpose.SERVE) {
      main.addMainListener(reloader);
      main.addMainListener(new SweepCaller(agenda));
    }
    farewell = new Farewell(sweeps, agenda, panel, database);
    main.addMainListener(farewell);
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private void configure(Settings settings, Purpose purpose) {
    main.setDefaultPropertyPlaceholderLocation("false");
    settings.others().forEach(main::addInitialProperty);
    settings.placeholders().forEach(main::addOverrideProperty);
    main.configure().withName("headroom");
    main.configure().withRoutesIncludePattern(ROUTES);
    main.setRoutesCollector(new RouteFileCollector());
    main.configure().withAutoConfigurationLogSummary(false);
    main.configure().withJmxEnabled(purpose == Purpose.SERVE);
    main.configure().withShutdownTimeout(2);
    main.configure().withShutdownLogInflightExchangesOnTimeout(true);
    main.addOverrideProperty("camel.component.direct.block", "false");
    // it would log the panel's token
    main.addOverrideProperty("camel.component.http.logHttpActivity", "false");
    main.addOverrideProperty("camel.component.https.logHttpActivity", "false");
    main.addOverrideProperty("camel.component.seda.defaultPollTimeout", "100");
    main.addOverrideProperty("camel.component.sql.dataSource", "#bean:shop");
  }

  private void bind(Settings settings, Clock clock, SweepLog log) {
    bindOrders(settings, clock);
    LedgerBook book = new LedgerBook(clock, settings.ledgerRetention());
    main.bind("shop", database.dataSource());
    main.bind("sweepThreads", sweepThreads);
    main.bind("sweeps", sweeps);
    main.bind("plainRows", new PlainRows());
    main.bind("catalogueProcessor", new CatalogueProcessor(settings.locationOption()));
    main.bind("gatherPackages", new GatherPackages());
    main.bind("extensions", new Extensions());
    main.bind("gatherExclusions", new GatherExclusions());
    main.bind("capacityProcessor", new CapacityProcessor());
    main.bind("gatherFits", new GatherFits());
    main.bind("vouching", new Vouching(panel.session()));
    main.bind("planProcessor", new PlanProcessor());
    main.bind("gatherAdjustments", new GatherAdjustments());
    main.bind("stockWriter", new StockWriter());
    main.bind("ledgerBook", book);
    main.bind("announcer", new Announcer(book, settings.lowStock()));
    main.bind("sweepLog", log);
    main.bind("shopWatch", watch);
    main.bind("agenda", agenda);
    main.bind("serviceCensus", new ServiceCensus());
    main.bind("pollLog", new PollLog(sweeps));
  }

  private void bindOrders(Settings settings, Clock clock) {
    Optional<WhmcsSettings> whmcs = settings.whmcs();
    Duration period = whmcs.map(WhmcsSettings::acceptPeriod).orElse(Duration.ZERO);
    main.bind("whmcsHttp", new WhmcsHttp(whmcs.map(WhmcsSettings::access)));
    main.bind("whmcsAnswers", new WhmcsAnswers());
    main.bind("acceptGate", new AcceptGate(sweeps, settings.mode()));
    main.bind("builtServices", new BuiltServices(clock));
    main.bind("orderDesk", new OrderDesk(whmcs.isPresent(), sweeps, period, clock));
  }

  /**
   * Builds the routes of the files, and starts nothing; of a process that is there to check.
   *
   * @throws StartException if what the files do not hold is wrong, such as an option of a component
   */
  public Built build() {
    main.configure().withRoutesCollectorEnabled(false);
    try {
      main.init();
    } catch (Exception failure) {
      throw new StartException(failure);
    }
    return new ScratchBuild(main, routes::fitRoutesOf).build(files());
  }

  /** What the files of the routes hold now. */
  public Snapshot files() {
    return new RouteFolder(main.configure().getRoutesIncludePattern()).read();
  }

  /**
   * Starts, and returns when the routes run.
   *
   * @throws StartException if the routes cannot be built or started
   */
  public void start() {
    try {
      main.start();
    } catch (Exception failure) {
      throw new StartException(failure);
    }
    serving.ifPresent(Serving::open);
  }

  /**
   * Starts, and returns when the process was told to stop and has stopped.
   *
   * @throws StartException if the routes cannot be built or started
   */
  public void run() {
    try {
      main.run();
    } catch (Exception failure) {
      throw new StartException(failure);
    }
  }

  /**
   * Sweeps once, and returns what came of it.
   *
   * @throws SweepException if it could not run
   */
  public SweepReport sweep(SweepRequest request) {
    try {
      return main.getCamelTemplate().requestBody("direct:sweep", request, SweepReport.class);
    } catch (CamelExecutionException failure) {
      throw new SweepException(failure);
    } catch (Exception failure) {
      throw new StartException(failure);
    }
  }

  /** What is served over HTTP and JMX, if anything is. */
  Optional<Serving> serving() {
    return serving;
  }

  public Sweeps sweeps() {
    return sweeps;
  }

  /** What waits for the next sweep. */
  public Agenda agenda() {
    return agenda;
  }

  DataSource dataSource() {
    return database.dataSource();
  }

  /** The port that is listened on; 0 if none is. */
  public int port() {
    return serving.map(Serving::port).orElse(0);
  }

  /** The sweep that is under way, if any. */
  public Optional<Sweep> current() {
    return sweeps.current();
  }

  /** The panel as the routes know it. */
  public Panel panel() {
    return panel;
  }

  /** What lets an edit of the routes take over; of a process that serves. */
  public RouteReloader reloader() {
    return reloader;
  }

  /** camel-main, for tests and for what looks into the process. */
  public Main main() {
    return main;
  }

  @Override
  public void close() {
    // camel-main tells its listeners of the end where it runs until it is told to stop, and only
    // there
    reloader.close();
    farewell.beforeStop(main);
    main.stop();
    serving.ifPresent(Serving::close);
    sweepThreads.shutdownNow();
    database.close();
  }
}
