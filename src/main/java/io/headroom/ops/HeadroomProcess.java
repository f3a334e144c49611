package io.headroom.ops;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.api.ApiBeans;
import io.headroom.event.EventQueue;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.guard.Software;
import io.headroom.panel.Panel;
import io.headroom.reload.Built;
import io.headroom.reload.RouteFolder;
import io.headroom.reload.RouteReloader;
import io.headroom.reload.ScratchBuild;
import io.headroom.reload.Snapshot;
import io.headroom.settings.EventSettings;
import io.headroom.settings.Settings;
import io.headroom.sweep.Agenda;
import io.headroom.sweep.GuardDesk;
import io.headroom.sweep.Meters;
import io.headroom.sweep.PauseSwitch;
import io.headroom.sweep.StockBoard;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.SweepControl;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import io.headroom.sweep.Sweeps;
import io.headroom.sweep.UnexplainedWrites;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * The process: camel-main over the files of {@code routes/}, with the beans that they name.
 *
 * <p>It runs from the folder that holds {@code application.properties} and {@code routes/}.
 */
public final class HeadroomProcess implements AutoCloseable {

  private final Main main = new Main();
  private final RouteCaller caller = new RouteCaller(main);
  private final UnexplainedWrites writes;
  private final Database database;
  private final SweepThreads sweepThreads;
  private final Panel panel;
  private final SweepControl control;
  private final GuardDesk guard;
  private final RouteFitting fitting;
  private final RouteReloader reloader;
  private final Shutdown shutdown;
  private final Optional<Serving> serving;

  /**
   * Puts a process together; nothing runs yet.
   *
   * @param settings its settings
   * @param purpose what it is started for
   * @param clock gives the time of day
   * @param ticker gives elapsed time: whatever waits follows it, so that a clock that is set back
   *     stops nothing
   */
  public HeadroomProcess(Settings settings, Purpose purpose, Clock clock, Ticker ticker) {
    TrustedCertificates.readAhead();
    SecretLogs.silence();
    CamelOptions.configure(main, settings, purpose);
    writes = new UnexplainedWrites(ticker::read);
    StockBoard board = new StockBoard(clock, ticker::read);
    Optional<Metrics> metrics =
        purpose == Purpose.SERVE ? Optional.of(new Metrics(board)) : Optional.empty();
    BiConsumer<Kind, Fate> events = (kind, fate) -> metrics.ifPresent(m -> m.event(kind, fate));
    database = Database.bind(main, settings.database(), metrics.map(Metrics::registry));
    sweepThreads = SweepThreads.bind(main, settings.panel().maxConcurrent());
    Moments moments = new Moments(ticker::read);
    panel =
        Panel.bind(
            main, settings.panel().sweptEvery(settings.sweepPeriod()), clock, ticker, moments);
    Meters meters =
        new Meters(clock, moments, panel::requests, database::statements, database::roundTrips);
    Sweeps sweeps =
        new Sweeps(
            settings.stock(),
            settings.mode(),
            meters,
            new PauseSwitch(settings.stateDir(), clock, ticker::read));
    control =
        SweepControl.bind(
            main,
            sweeps,
            board,
            settings.sweepPeriod(),
            queue(settings.events(), ticker),
            (event, fate) -> events.accept(event.kind(), fate));
    guard = new GuardDesk(settings.guard(), () -> software(settings), ticker::read);
    SweepBeans.bind(main, settings, panel.session(), database, writes, guard, clock, moments);
    PollBeans.bind(main, sweeps, database.dataSource(), ticker);
    OrderBeans.bind(main, settings, sweeps, ticker::read);
    ApiBeans.bind(main, control, ticker, events);
    fitting = RouteFitting.bind(main, purpose, settings.restingRoutes());
    reloader = new RouteReloader(main, sweeps, fitting::fitRoutesOf, settings.routesReload());
    serving =
        metrics.map(
            figures ->
                Serving.bind(
                    main,
                    settings,
                    new Serving.Parts(control, writes, guard, panel, database, figures),
                    reloader,
                    ticker::read));
    if (purpose == Purpose.SERVE) {
      main.addMainListener(reloader);
      main.addMainListener(new SweepCaller(control.agenda()));
    }
    shutdown = Shutdown.bind(main, control, panel, database);
  }

  private Software software(Settings settings) {
    String version = HeadroomProcess.class.getPackage().getImplementationVersion();
    return new Software(
        Objects.requireNonNullElse(version, "unknown"),
        settings.fingerprint(),
        reloader.fingerprint());
  }

  private static EventQueue queue(EventSettings settings, Ticker ticker) {
    return new EventQueue(ticker::read, settings.quietPeriod(), settings.cartInterval());
  }

  /**
   * Builds the routes of the files, and starts nothing. Only for {@link Purpose#CHECK}.
   *
   * @throws StartException if something outside of the files is wrong, such as an option of a
   *     component
   */
  public Built build() {
    main.configure().withRoutesCollectorEnabled(false);
    try {
      main.init();
    } catch (Exception failure) {
      throw new StartException(failure);
    }
    return new ScratchBuild(main, fitting::fitRoutesOf).build(files());
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
   * Starts, and returns when the process was asked to stop and has stopped.
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
   * Does something as soon as the routes run, in a process that {@link #run} starts.
   *
   * @param started is called with the number of routes
   */
  public void afterStart(IntConsumer started) {
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void afterStart(BaseMainSupport running) {
            started.accept(routeCount());
          }
        });
  }

  /** How many routes the files hold that can be started, of a process that has started. */
  public int routeCount() {
    return main.getCamelContext().getRoutesSize() + fitting.leftOut();
  }

  /**
   * Returns what a route answers, of a process that has started; what the route throws is thrown.
   */
  public <T> T ask(RouteCall<T> call) {
    return caller.ask(call);
  }

  /**
   * Sweeps once, and returns the result.
   *
   * @throws SweepException if it could not run
   */
  public SweepReport sweep(SweepRequest request) {
    return caller.sweep(request);
  }

  /** What is served over HTTP and JMX, if anything is. */
  Optional<Serving> serving() {
    return serving;
  }

  /** What begins and ends sweeps. */
  public Sweeps sweeps() {
    return control.sweeps();
  }

  /** What waits for the next sweep. */
  public Agenda agenda() {
    return control.agenda();
  }

  /** What asks the guard about each sweep. */
  public GuardDesk guard() {
    return guard;
  }

  /** What something else wrote to the qty of products. */
  public UnexplainedWrites unexplainedWrites() {
    return writes;
  }

  /** The port that is listened on; 0 if none is. */
  public int port() {
    return serving.map(Serving::port).orElse(0);
  }

  /** The sweep that is under way, if any. */
  public Optional<Sweep> current() {
    return control.sweeps().current();
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
    // camel-main calls its listeners at the end where it runs until it is asked to stop, and only
    // there
    reloader.close();
    shutdown.beforeStop(main);
    main.stop();
    serving.ifPresent(Serving::close);
    sweepThreads.close();
    database.close();
  }
}
