package io.headroom.ops;

import io.headroom.capacity.Limit;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.panel.Panel;
import io.headroom.panel.PanelRequestListener;
import io.headroom.settings.AsyncLog;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.Agenda;
import io.headroom.sweep.StockBoard;
import io.headroom.sweep.SweepListener;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import io.headroom.sweep.UnexplainedWrites;
import io.headroom.text.OneLine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of the process, for Prometheus.
 *
 * <p>Labels are bounded: by the catalogue, and by terms that Headroom has a list of.
 */
final class Metrics implements SweepListener, PanelRequestListener, AutoCloseable {

  /** A route of an integrator may call itself anything. */
  private static final Set<String> TRIGGERS =
      Stream.concat(
              Stream.of("timer", "sync", "recalculate", "jmx", "plan", "explain", "events"),
              Arrays.stream(Kind.values()).map(Kind::term))
          .collect(Collectors.toUnmodifiableSet());

  private static final String UNKNOWN = "unknown";
  private static final String PRODUCT = "product";
  private static final int LONGEST_NAME = 80;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final MultiGauge qtys;
  private final MultiGauge limits;
  private final StockBoard board;

  Metrics(StockBoard board) {
    this.board = board;
    registry.config().meterFilter(ownCacheNames());
    qtys =
        MultiGauge.builder("headroom.stock.qty")
            .description("What the shop may sell of a product")
            .register(registry);
    limits =
        MultiGauge.builder("headroom.stock.limit")
            .description("1 for what limits a product")
            .register(registry);
    for (Outcome outcome : Outcome.values()) {
      count(
          "headroom.sweep.outcome", Tags.of("outcome", outcome.term()), () -> board.count(outcome));
    }
    count("headroom.write.contended", Tags.empty(), () -> board.count(Outcome.CONTENDED));
    count("headroom.sweep.failed", Tags.empty(), board::failures);
    count("headroom.log.dropped", Tags.empty(), AsyncLog::dropped);
    gauge("headroom.products.unknown", Tags.empty(), board::unknown);
    gauge("headroom.products.unwritten", Tags.empty(), () -> board.unwritten().size());
    gauge(
        "headroom.last.success.timestamp.seconds",
        Tags.empty(),
        () -> seconds(board.lastSuccess()));
    gauge(
        "headroom.last.attempt.timestamp.seconds",
        Tags.empty(),
        () -> seconds(board.lastAttempt()));
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** The library names the caches' figures without saying whose they are. */
  private static MeterFilter ownCacheNames() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith("cache.") ? id.withName("headroom." + id.getName()) : id;
      }
    };
  }

  /** Adds what the parts of the process tell. */
  void observe(Panel panel, UnexplainedWrites writes, Agenda agenda, Health health) {
    CaffeineCacheMetrics.monitor(registry, panel.packages(), "packages");
    CaffeineCacheMetrics.monitor(registry, panel.groups(), "groups");
    count("headroom.unexplained.writes", Tags.empty(), writes::count);
    gauge("headroom.events.waiting", Tags.empty(), agenda::waiting);
    gauge("headroom.ready", Tags.empty(), () -> health.isReady() ? 1 : 0);
    for (Health.Reason reason : Health.Reason.values()) {
      gauge(
          "headroom.degraded",
          Tags.of("reason", reason.term()),
          () -> health.troubles().stream().anyMatch(each -> each.reason() == reason) ? 1 : 0);
    }
  }

  private static double seconds(Optional<Instant> time) {
    return time.map(Instant::getEpochSecond).orElse(0L);
  }

  private void count(String name, Tags tags, Supplier<Number> count) {
    // of this object, which is kept: the registry itself keeps no hold of what it counts
    FunctionCounter.builder(name, this, metrics -> count.get().doubleValue())
        .tags(tags)
        .register(registry);
  }

  private void gauge(String name, Tags tags, Supplier<Number> value) {
    Gauge.builder(name, value).tags(tags).register(registry);
  }

  /** What counts the connections of a pool. */
  Object registry() {
    return registry;
  }

  @Override
  public void ended(SweepReport report) {
    timed(report.request(), report.durationMs());
    if (!report.request().dry()) {
      List<PlannedProduct> products =
          board.products().stream().map(StockBoard.Known::planned).toList();
      qtys.register(
          products.stream().map(each -> Row.of(tags(each), (double) qty(each))).toList(), true);
      limits.register(products.stream().flatMap(Metrics::limits).toList(), true);
    }
  }

  private static long qty(PlannedProduct product) {
    return product.qtyAfter();
  }

  private static Stream<Row<?>> limits(PlannedProduct product) {
    String binding = product.decision().isDecided() ? product.decision().limitTerm() : UNKNOWN;
    return Stream.concat(Arrays.stream(Limit.values()).map(Limit::term), Stream.of(UNKNOWN))
        .map(limit -> Row.of(tags(product).and("limit", limit), limit.equals(binding) ? 1.0 : 0.0));
  }

  private static Tags tags(PlannedProduct product) {
    return Tags.of(
        PRODUCT,
        Long.toString(product.id()),
        "name",
        OneLine.of(product.product().name(), LONGEST_NAME).text());
  }

  @Override
  public void failed(SweepRequest request, long millis) {
    timed(request, millis);
  }

  private void timed(SweepRequest request, long millis) {
    Timer.builder("headroom.sweep")
        .description("How long sweeps take")
        .tag("trigger", TRIGGERS.contains(request.trigger()) ? request.trigger() : "route")
        .serviceLevelObjectives(
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10))
        .register(registry)
        .record(Duration.ofMillis(millis));
  }

  @Override
  public void answered(String endpoint, String status, Duration took) {
    Timer.builder("headroom.panel.request")
        .description("How long the panel takes to answer")
        .tags("endpoint", endpoint, "status", status)
        .serviceLevelObjectives(
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5))
        .register(registry)
        .record(took);
  }

  /** Counts an event. */
  void event(Kind kind, Fate fate) {
    registry.counter("headroom.events", "kind", kind.term(), "fate", fate.term()).increment();
  }

  /** Returns the figures in the text format of Prometheus. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
