package io.headroom.ops;

import io.headroom.guard.Hold;
import io.headroom.reload.Reload;
import io.headroom.reload.RouteReloader;
import io.headroom.report.HealthDocument;
import io.headroom.report.Json;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.UnexplainedWrite;
import io.headroom.sweep.GuardDesk;
import io.headroom.sweep.StockBoard;
import io.headroom.sweep.SweepControl;
import io.headroom.sweep.Sweeps;
import io.headroom.sweep.UnexplainedWrites;
import io.headroom.text.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

/**
 * The health of the process.
 *
 * <p>It is ready when it can take events: the database answers. Anything else that is wrong makes
 * it degraded, but neither unready nor dead: a shop must not lose its events because a panel is
 * down.
 */
final class Health {

  private static final int PROBE_SECONDS = 2;
  private static final Duration PROBE_KEPT = Duration.ofSeconds(5);
  private static final int PERIODS = 3;
  private static final Duration WRITES_TOLD = Duration.ofHours(1);

  /** An admin who saves a product writes its qty too. */
  private static final int MANY_WRITES = 3;

  private final LongSupplier ticker;
  private final Duration oldest;
  private final DataSource database;
  private final StockBoard board;
  private final Sweeps sweeps;
  private final UnexplainedWrites writes;
  private final GuardDesk guard;
  private final Supplier<CamelContext> context;
  private final RouteReloader reloader;
  private Optional<Probe> probe = Optional.empty();

  /** What a probe found, and when it ended, in ns of elapsed time. */
  private record Probe(long at, Optional<String> failure) {}

  /** The kinds of trouble, as metrics name them. */
  enum Reason {
    PANEL,
    NOT_WRITTEN,
    HELD,
    SWEEP_OLD,
    ROUTE_SUSPENDED,
    ROUTE_MISSING,
    EDIT_REJECTED,
    PAUSED,
    OTHER_WRITER;

    String term() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Something that is wrong.
   *
   * @param reason what kind of thing
   * @param text it in words, with what to do
   */
  record Trouble(Reason reason, String text) {}

  Health(
      LongSupplier ticker,
      Duration sweepPeriod,
      DataSource database,
      SweepControl control,
      UnexplainedWrites writes,
      GuardDesk guard,
      Supplier<CamelContext> context,
      RouteReloader reloader) {
    this.ticker = ticker;
    this.oldest = sweepPeriod.multipliedBy(PERIODS);
    this.database = database;
    this.board = control.board();
    this.sweeps = control.sweeps();
    this.writes = writes;
    this.guard = guard;
    this.context = context;
    this.reloader = reloader;
  }

  /** Whether the process ticks: it does if it can say so. */
  boolean isLive() {
    return context.get().getStatus() == ServiceStatus.Started;
  }

  /** Whether it can take events. */
  boolean isReady() {
    return isLive() && database().isEmpty();
  }

  /**
   * Why the database does not answer; asked at most every few seconds. What a probe found counts
   * from its end, so that all who wait for one that hangs share it.
   */
  private synchronized Optional<String> database() {
    long now = ticker.getAsLong();
    if (probe.filter(before -> now - before.at() < PROBE_KEPT.toNanos()).isEmpty()) {
      Optional<String> failure = probe();
      probe = Optional.of(new Probe(ticker.getAsLong(), failure));
    }
    return probe.flatMap(Probe::failure);
  }

  private Optional<String> probe() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(PROBE_SECONDS)
          ? Optional.empty()
          : Optional.of("the database does not answer");
    } catch (SQLException failure) {
      return Optional.of("the database cannot be used: " + Failures.rootMessage(failure));
    }
  }

  /** Returns what is wrong besides the database. */
  List<Trouble> troubles() {
    List<Trouble> troubles = new ArrayList<>();
    panel().ifPresent(troubles::add);
    otherWriter().ifPresent(troubles::add);
    notWritten().ifPresent(troubles::add);
    guard.holds().stream().map(Health::held).forEach(troubles::add);
    oldSweep().ifPresent(troubles::add);
    context.get().getRoutes().stream()
        .filter(this::isHalted)
        .map(Route::getRouteId)
        .sorted()
        .map(
            id ->
                new Trouble(
                    Reason.ROUTE_SUSPENDED, "the route " + id + " does not run: start it again"))
        .forEach(troubles::add);
    reloader.missingRoutes().stream()
        .map(
            id ->
                new Trouble(
                    Reason.ROUTE_MISSING,
                    "the route " + id + " of the files is missing: reload the routes"))
        .forEach(troubles::add);
    reloader
        .rejection()
        .map(Reload::reason)
        .ifPresent(why -> troubles.add(new Trouble(Reason.EDIT_REJECTED, why)));
    sweeps
        .pauses()
        .pause()
        .map(
            pause ->
                new Trouble(Reason.PAUSED, "nothing is written: " + pause + " or somebody resumes"))
        .ifPresent(troubles::add);
    return troubles;
  }

  private boolean isHalted(Route route) {
    ServiceStatus status = context.get().getRouteController().getRouteStatus(route.getRouteId());
    boolean starts = route.isAutoStartup();
    return starts && status != null && !status.isStarted();
  }

  private Optional<Trouble> otherWriter() {
    return writes.within(WRITES_TOLD) < MANY_WRITES
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                Reason.OTHER_WRITER,
                "something else writes the qty of products again and again, and does not know what"
                    + " is ordered: silence the module's own refresh (HEADROOM_SILENCE_MODULE in"
                    + " the hook file)"));
  }

  private Optional<Trouble> panel() {
    long unknown = board.unknown();
    return unknown == 0
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                Reason.PANEL,
                unknown
                    + " of "
                    + board.products().size()
                    + " products keep their qty, because an answer of the panel is not known"));
  }

  private Optional<Trouble> notWritten() {
    List<PlannedProduct> unwritten = board.unwritten();
    return unwritten.stream()
        .findFirst()
        .map(
            first ->
                new Trouble(
                    Reason.NOT_WRITTEN,
                    "%d of %d products do not have the decided qty in the shop; product %d: %s"
                            .formatted(
                                unwritten.size(),
                                board.products().size(),
                                first.id(),
                                first.reason())
                        + " (headroom check says what to do)"));
  }

  private static Trouble held(Hold hold) {
    return new Trouble(
        Reason.HELD,
        "%s until somebody confirms it: %s (headroom approve %s --why \"…\")"
            .formatted(
                hold.products().size() == 1
                    ? "1 product keeps its qty"
                    : hold.products().size() + " products keep their qty",
                hold.words(),
                hold.id()));
  }

  private Optional<Trouble> oldSweep() {
    Duration age = board.sinceSuccess();
    return age.compareTo(oldest) <= 0
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                Reason.SWEEP_OLD,
                "the shop last had every decided qty " + age.toSeconds() + " s ago"));
  }

  /** Returns the status in one word. */
  String status() {
    return status(database(), troubles());
  }

  private static String status(Optional<String> down, List<Trouble> troubles) {
    return down.isPresent() ? "DOWN" : troubles.isEmpty() ? "UP" : "DEGRADED";
  }

  /** Returns the health as JSON. */
  String document() {
    Optional<String> down = database();
    List<Trouble> troubles = troubles();
    return Json.text(
        new HealthDocument(
            status(down, troubles),
            isLive(),
            isReady(),
            down.orElse(null),
            troubles.stream()
                .map(each -> new HealthDocument.Part(each.reason().term(), each.text()))
                .toList(),
            board.lastSuccess().map(String::valueOf).orElse(null),
            guard.isOn(),
            writes.count(),
            writes.last().stream().map(UnexplainedWrite::sentence).toList()));
  }
}
