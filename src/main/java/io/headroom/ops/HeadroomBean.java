package io.headroom.ops;

import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.headroom.catalogue.Product;
import io.headroom.catalogue.ProductRow;
import io.headroom.catalogue.Scope;
import io.headroom.catalogue.Strangers;
import io.headroom.panel.Panel;
import io.headroom.reload.Reload;
import io.headroom.reload.RouteReloader;
import io.headroom.report.ExplanationDocument;
import io.headroom.report.HoldsDocument;
import io.headroom.report.Json;
import io.headroom.report.PlanDocument;
import io.headroom.report.SweepDocument;
import io.headroom.settings.LogLevel;
import io.headroom.stock.Outcome;
import io.headroom.stock.UnexplainedWrite;
import io.headroom.sweep.Agenda;
import io.headroom.sweep.GuardDesk;
import io.headroom.sweep.PauseSwitch;
import io.headroom.sweep.StockBoard;
import io.headroom.sweep.SweepControl;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import io.headroom.sweep.SweepTicket;
import io.headroom.sweep.Sweeps;
import io.headroom.sweep.UnexplainedWrites;
import io.headroom.text.OneLine;
import io.headroom.text.TimeText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process for an operator's console. */
final class HeadroomBean implements HeadroomMXBean {

  private static final Logger LOG = LoggerFactory.getLogger(HeadroomBean.class);
  private static final String CALLER = "jmx";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Sweeps sweeps;
  private final Agenda agenda;
  private final StockBoard board;
  private final UnexplainedWrites writes;
  private final GuardDesk guard;
  private final Panel panel;
  private final Health health;
  private final Function<SweepRequest, SweepReport> sweep;
  private final RouteReloader reloader;

  HeadroomBean(
      SweepControl control,
      UnexplainedWrites writes,
      GuardDesk guard,
      Panel panel,
      Health health,
      Function<SweepRequest, SweepReport> sweep,
      RouteReloader reloader) {
    this.sweeps = control.sweeps();
    this.agenda = control.agenda();
    this.board = control.board();
    this.writes = writes;
    this.guard = guard;
    this.panel = panel;
    this.health = health;
    this.sweep = sweep;
    this.reloader = reloader;
  }

  private static void log(String operation) {
    LOG.atInfo().addKeyValue("caller", CALLER).log(operation);
  }

  @Override
  public String sweep() {
    log("sweep");
    return ask(Scope.ALL);
  }

  @Override
  public String recalculate(long product) {
    log("recalculate " + product);
    return ask(Scope.of(Set.of(known(product))).refreshed());
  }

  private String ask(Scope scope) {
    SweepTicket ticket = agenda.ask(CALLER, scope).await(PATIENCE);
    return ticket.fold(
        begun -> Json.text(SweepDocument.of(ticket)),
        report -> {
          refuseStrangers(scope.products(), report);
          return Json.text(SweepDocument.of(ticket));
        },
        why -> Json.text(SweepDocument.of(ticket)));
  }

  private static void refuseStrangers(Set<Long> asked, SweepReport report) {
    List<ProductRow> swept = report.catalogue().products().stream().map(Product::row).toList();
    Strangers strangers = Strangers.among(asked, swept);
    if (!strangers.isEmpty()) {
      throw notKept(strangers);
    }
  }

  @Override
  public String explain(long product) {
    SweepReport report = swept(SweepRequest.explain(known(product)));
    return ExplanationDocument.of(report)
        .map(Json::text)
        .orElseThrow(() -> notKept(Strangers.of(Set.of(product))));
  }

  /** A console does not know the exceptions of Headroom. */
  private SweepReport swept(SweepRequest request) {
    try {
      return sweep.apply(request);
    } catch (SweepException failure) {
      throw new IllegalStateException(failure.getMessage());
    }
  }

  private static long known(long product) {
    if (product <= 0) {
      throw notKept(Strangers.of(Set.of(product)));
    }
    return product;
  }

  private static IllegalArgumentException notKept(Strangers strangers) {
    return new IllegalArgumentException(strangers.sentence());
  }

  @Override
  public void invalidateCaches() {
    log("invalidate caches");
    panel.session().forgetAll();
  }

  @Override
  public void pause() {
    sweeps.pauses().pause(CALLER, PauseSwitch.USUAL);
  }

  @Override
  public void pauseFor(String length) {
    sweeps
        .pauses()
        .pause(
            CALLER,
            TimeText.parse(length)
                .filter(time -> !time.isZero())
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "A time is a number with ms, s, m, h or d, such as 2h")));
  }

  @Override
  public void approve(String hold, String why) {
    if (why.isBlank()) {
      throw new IllegalArgumentException("Give a reason");
    }
    if (guard.approve(hold, CALLER, why).isEmpty()) {
      throw new IllegalArgumentException("Nothing of that id is held: see Holds");
    }
    agenda.ask("approve", Scope.ALL);
  }

  @Override
  public String getHolds() {
    return Json.text(HoldsDocument.of(guard));
  }

  @Override
  public void resume() {
    sweeps.pauses().resume(CALLER);
  }

  @Override
  public String reloadRoutes() {
    log("reload routes");
    return Json.text(reloader.reload().document());
  }

  @Override
  public String getLastSweep() {
    return board.last().map(report -> Json.text(PlanDocument.of(report))).orElse("");
  }

  @Override
  public Map<String, Long> getOutcomes() {
    Map<String, Long> outcomes = new TreeMap<>();
    Arrays.stream(Outcome.values())
        .forEach(outcome -> outcomes.put(outcome.term(), board.count(outcome)));
    return outcomes;
  }

  @Override
  public Map<String, Double> getCacheStatistics() {
    Map<String, Double> statistics = new TreeMap<>();
    add(statistics, "packages", panel.packages());
    add(statistics, "groups", panel.groups());
    return statistics;
  }

  private static void add(Map<String, Double> to, String name, LoadingCache<?, ?> cache) {
    CacheStats stats = cache.stats();
    to.put(name + ".size", (double) cache.estimatedSize());
    to.put(name + ".hits", (double) stats.hitCount());
    to.put(name + ".misses", (double) stats.missCount());
    to.put(name + ".hit-rate", stats.hitRate());
    to.put(name + ".evictions", (double) stats.evictionCount());
  }

  @Override
  public String getRejectedRouteEdit() {
    return reloader.rejection().map(Reload::reason).orElse("");
  }

  @Override
  public List<String> getUnexplainedWrites() {
    return writes.last().stream().map(UnexplainedWrite::sentence).map(HeadroomBean::line).toList();
  }

  @Override
  public List<String> getTroubles() {
    return health.troubles().stream().map(Health.Trouble::text).map(HeadroomBean::line).toList();
  }

  /** A console on a terminal shows it as it is. */
  private static String line(String text) {
    return OneLine.of(text).text();
  }

  @Override
  public boolean isPaused() {
    return sweeps.isPaused();
  }

  @Override
  public String getLogLevel() {
    return LogLevel.current();
  }

  @Override
  public void setLogLevel(String level) {
    LogLevel.change(level);
    log("log level " + level);
  }
}
