package io.headroom.reload;

import io.headroom.sweep.Sweeps;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.Route;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.util.concurrent.CamelThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the files of the routes while the process runs. What they hold is built in a scratch
 * context first, and takes over as a whole or not at all.
 */
public final class RouteReloader extends MainListenerSupport implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RouteReloader.class);

  /** A file counts as saved when two looks in a row see the same. */
  private static final Duration LOOK = Duration.ofMillis(400);

  private static final Duration FOR_THE_SWAP = Duration.ofSeconds(3);

  /** What every route may depend on. */
  private static final Pattern CONCERNS_ALL =
      Pattern.compile("(?m)^\\s*-\\s*(routeConfiguration|route-configuration)\\s*:");

  /** What Camel cannot take back. */
  private static final Pattern FOR_A_RESTART =
      Pattern.compile(
          "(?m)^\\s*-\\s*(routeTemplate|route-template|templatedRoute|templated-route|rest"
              + "|restConfiguration|rest-configuration)\\s*:");

  /** A bean of the same name would stay the old one. */
  private static final Pattern BEANS = Pattern.compile("(?m)^\\s*-\\s*beans\\s*:");

  private final Main main;
  private final Sweeps sweeps;
  private final ScratchBuild scratch;
  private final boolean automatic;
  private volatile RequestHold requests = RequestHold.NONE;
  private final Passage passage = new Passage();
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          new CamelThreadFactory("#name#", "route-files", true));

  /** A problem is not logged again while its file holds the same. */
  private final Map<Problem, String> logged = new HashMap<>();

  private volatile Snapshot running = Snapshot.NOTHING;
  private Snapshot seen = running;
  private Optional<Snapshot> refused = Optional.empty();
  private volatile Optional<Reload> rejection = Optional.empty();
  private volatile Set<String> expected = Set.of();
  private volatile boolean closed;

  /**
   * Creates the reloader; it must be a listener of {@code main} before that starts.
   *
   * @param main what runs the routes
   * @param sweeps what takes turns with a swap
   * @param fitting prepares a context to fit each route as {@code main} does
   * @param automatic whether files are followed as they are saved
   */
  public RouteReloader(
      Main main, Sweeps sweeps, Consumer<CamelContext> fitting, boolean automatic) {
    this.main = main;
    this.sweeps = sweeps;
    this.scratch = new ScratchBuild(main, fitting);
    this.automatic = automatic;
    main.bind("direct", new PatientDirect(passage));
  }

  /** Tells the files whose routes run from others. */
  public String fingerprint() {
    Snapshot known = running;
    return (known.equals(Snapshot.NOTHING) ? folder().read() : known).fingerprint();
  }

  /** Sets what holds back requests that would call routes during a swap. */
  public void holdWith(RequestHold hold) {
    requests = hold;
  }

  /** Reads the files just before they are loaded, so that an edit in between is noticed. */
  @Override
  public void beforeConfigure(BaseMainSupport starting) {
    running = folder().read();
    seen = running;
    listen(
        starting.getCamelContext(),
        new ExtendedStartupListener() {
          @Override
          public void onCamelContextStarted(CamelContext context, boolean already) {
            // the routes are not there yet
          }

          @Override
          public void onCamelContextFullyStarted(CamelContext context, boolean already) {
            begin();
          }
        });
  }

  private static void listen(CamelContext context, ExtendedStartupListener listener) {
    try {
      context.addStartupListener(listener);
    } catch (Exception impossible) {
      throw new IllegalStateException("the start cannot be listened to", impossible);
    }
  }

  private void begin() {
    expected = swap().ids(running.routes().keySet());
    warn(running.warnings());
    if (automatic) {
      var unused =
          looks.scheduleWithFixedDelay(
              this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void beforeStop(BaseMainSupport stopping) {
    close();
  }

  private RouteFolder folder() {
    return new RouteFolder(main.configure().getRoutesIncludePattern());
  }

  private RouteSwap swap() {
    return new RouteSwap(main.getCamelContext(), sweeps, passage, requests);
  }

  private void look() {
    try {
      Snapshot now = folder().read();
      boolean settled = now.equals(seen);
      seen = now;
      if (settled && !refused.equals(Optional.of(now))) {
        take(now);
      }
    } catch (RuntimeException failure) {
      if (!closed) {
        LOG.error("The route files cannot be watched: {}", Blame.reason(failure));
      }
    }
  }

  /**
   * Replaces the routes by what the files hold, when the sweep in flight has ended.
   *
   * @return the result
   * @throws IllegalStateException if the process stops
   */
  public Reload reload() {
    return take(folder().read());
  }

  private Reload take(Snapshot now) {
    oneAtATime.lock();
    try {
      if (closed) {
        throw new IllegalStateException("Headroom is stopping: route files are no longer reloaded");
      }
      return now.equals(running) ? nothingNew() : replace(now);
    } finally {
      oneAtATime.unlock();
    }
  }

  private Reload nothingNew() {
    mended();
    return Reload.unchanged(running.warnings());
  }

  private void mended() {
    if (rejection.isPresent()) {
      LOG.info("The route files are valid again");
    }
    rejection = Optional.empty();
    refused = Optional.empty();
    logged.clear();
  }

  private Reload replace(Snapshot now) {
    Built built = scratch.build(now);
    if (!built.isOk()) {
      return reject(now, built.problems(), true);
    }
    Set<String> files = now.changedSince(running);
    List<Problem> fixed =
        files.stream()
            .filter(file -> isFixed(file, now) || holds(BEANS, file, now))
            .map(this::fixed)
            .toList();
    if (!fixed.isEmpty()) {
      return reject(now, fixed, true);
    }
    boolean all = files.stream().anyMatch(file -> holds(CONCERNS_ALL, file, now));
    if (all) {
      Stream.of(running, now)
          .flatMap(snapshot -> snapshot.routes().keySet().stream())
          .filter(file -> !isFixed(file, now))
          .forEach(files::add);
    }
    RouteSwap swap = swap();
    Set<String> before = swap.ids(files);
    try {
      if (!files.isEmpty()) {
        swap.swap(files, all, running, now, built.routes());
      }
    } catch (SwapException failure) {
      return reject(now, failure.problems(), !failure.isBusy());
    }
    running = now;
    mended();
    expected = swap.ids(now.routes().keySet());
    return logged(
        files.isEmpty()
            ? Reload.unchanged(built.warnings())
            : Reload.swapped(before, swap.ids(files), built.warnings()));
  }

  private boolean isFixed(String file, Snapshot now) {
    return holds(FOR_A_RESTART, file, now);
  }

  private boolean holds(Pattern what, String file, Snapshot now) {
    return Stream.of(running, now)
        .map(snapshot -> snapshot.routes().getOrDefault(file, ""))
        .anyMatch(content -> what.matcher(content).find());
  }

  private Problem fixed(String file) {
    return new Problem(
        file,
        OptionalInt.empty(),
        "holds beans, templates or rest services, which change only with a restart of the process");
  }

  private Reload reject(Snapshot now, List<Problem> problems, boolean lasting) {
    Reload rejected = Reload.rejected(problems);
    refused = lasting ? Optional.of(now) : Optional.empty();
    rejection = Optional.of(rejected);
    logged.keySet().retainAll(problems);
    for (Problem problem : problems) {
      String content = now.routes().getOrDefault(problem.file(), "");
      if (!content.equals(logged.put(problem, content))) {
        LOG.error("Route edit rejected; the previous routes keep running: {}", problem);
      }
    }
    return rejected;
  }

  private static Reload logged(Reload done) {
    if (done.outcome() == Reload.Outcome.SWAPPED) {
      LOG.info(
          "Routes replaced: added {}, changed {}, removed {}",
          done.added(),
          done.changed(),
          done.removed());
    }
    warn(done.warnings());
    return done;
  }

  private static void warn(List<Problem> warnings) {
    warnings.forEach(warning -> LOG.warn("{}", warning));
  }

  /** The edit that is rejected, until it is mended. */
  public Optional<Reload> rejection() {
    return rejection;
  }

  /** The ids of routes that the files hold and that are not there. */
  public Set<String> missingRoutes() {
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(
        new HashSet<>(main.getCamelContext().getRoutes().stream().map(Route::getRouteId).toList()));
    return missing;
  }

  /** Ends it; a swap that is under way is finished first. */
  @Override
  public void close() {
    closed = true;
    looks.shutdownNow();
    passage.open();
    try {
      if (oneAtATime.tryLock(FOR_THE_SWAP.toMillis(), TimeUnit.MILLISECONDS)) {
        oneAtATime.unlock();
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
