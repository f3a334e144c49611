package io.headroom.ops;

import com.sun.management.OperatingSystemMXBean;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.panel.Panel;
import io.headroom.panel.PanelRequestListener;
import io.headroom.settings.AsyncLog;
import io.headroom.stock.Outcome;
import io.headroom.sweep.Agenda;
import io.headroom.sweep.StockBoard;
import io.headroom.sweep.SweepListener;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import io.headroom.sweep.UnexplainedWrites;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
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
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
              Stream.of(
                  "timer", "sync", "recalculate", "jmx", "plan", "explain", "events", "approve"),
              Arrays.stream(Kind.values()).map(Kind::term))
          .collect(Collectors.toUnmodifiableSet());

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  Metrics(StockBoard board) {
    registry.config().meterFilter(plainNames());
    ProductFigures.register(registry.getPrometheusRegistry(), board);
    for (Outcome outcome : Outcome.values()) {
      count(
          "headroom.sweep.outcome",
          "How often sweeps came to an outcome for a product",
          Tags.of("outcome", outcome.term()),
          () -> board.count(outcome));
    }
    count(
        "headroom.write.contended",
        "Changes that were left out because somebody else wrote the qty meanwhile",
        () -> board.count(Outcome.CONTENDED));
    count("headroom.sweep.failed", "Sweeps that could not run", board::failures);
    count(
        "headroom.log.dropped",
        "Lines that were left out of the log because nobody read it in time",
        AsyncLog::dropped);
    gauge(
        "headroom.products.unknown",
        "Products that keep their qty because an answer of the panel is not known",
        board::unknown);
    gauge(
        "headroom.products.held",
        "Products that keep their qty until somebody confirms what it would be",
        board::held);
    gauge(
        "headroom.products.unwritten",
        "Products whose decided qty is not in the shop",
        () -> board.unwritten().size());
    gauge(
        "headroom.last.success.timestamp.seconds",
        "When a sweep last ended; 0 before the first",
        () -> seconds(board.lastSuccess()));
    gauge(
        "headroom.last.attempt.timestamp.seconds",
        "When a sweep was last tried; 0 before the first",
        () -> seconds(board.lastAttempt()));
    count("process.cpu.seconds", "Processor time of the process, in seconds", Metrics::cpuSeconds);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /**
   * The library names the caches' figures without saying whose they are, and two others in a way
   * that Prometheus's own check refuses.
   */
  private static MeterFilter plainNames() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        String name = id.getName();
        if (name.equals("system.cpu.count")) {
          return id.withName("system.cpus");
        }
        return name.startsWith("cache.") ? id.withName("headroom." + name) : id;
      }

      @Override
      public MeterFilterReply accept(Meter.Id id) {
        // in ns; there is process.cpu.seconds for it
        return id.getName().equals("process.cpu.time")
            ? MeterFilterReply.DENY
            : MeterFilterReply.NEUTRAL;
      }
    };
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** Adds the figures of the parts of the process. */
  void observe(Panel panel, UnexplainedWrites writes, Agenda agenda, Health health) {
    CaffeineCacheMetrics.monitor(registry, panel.packages(), "packages");
    CaffeineCacheMetrics.monitor(registry, panel.groups(), "groups");
    count(
        "headroom.unexplained.writes",
        "Qtys that neither Headroom nor an order explains",
        writes::count);
    gauge("headroom.events.waiting", "Events that wait for a sweep", agenda::waiting);
    gauge("headroom.ready", "1 if the process can take events", () -> health.isReady() ? 1 : 0);
    GaugeWithCallback.builder()
        .name("headroom_degraded")
        .help("1 for each reason why the process is degraded")
        .labelNames("reason")
        .callback(series -> degraded(health, series))
        .register(registry.getPrometheusRegistry());
  }

  private static void degraded(Health health, GaugeWithCallback.Callback series) {
    Set<Health.Reason> reasons =
        health.troubles().stream().map(Health.Trouble::reason).collect(Collectors.toSet());
    for (Health.Reason reason : Health.Reason.values()) {
      series.call(reasons.contains(reason) ? 1 : 0, reason.term());
    }
  }

  private static double seconds(Optional<Instant> time) {
    return time.map(Instant::getEpochSecond).orElse(0L);
  }

  private void count(String name, String help, Supplier<Number> count) {
    count(name, help, Tags.empty(), count);
  }

  private void count(String name, String help, Tags tags, Supplier<Number> count) {
    // of this object, which is kept: the registry itself keeps no hold of what it counts
    FunctionCounter.builder(name, this, metrics -> count.get().doubleValue())
        .description(help)
        .tags(tags)
        .register(registry);
  }

  private void gauge(String name, String help, Supplier<Number> value) {
    Gauge.builder(name, value).description(help).register(registry);
  }

  /** What counts the connections of a pool. */
  Object registry() {
    return registry;
  }

  @Override
  public void ended(SweepReport report) {
    timed(report.request(), report.durationMs());
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
    Counter.builder("headroom.events")
        .description("Events by kind, and by what became of them")
        .tags("kind", kind.term(), "fate", fate.term())
        .register(registry)
        .increment();
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
