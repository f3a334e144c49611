package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Hold;
import io.headroom.rig.Http;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Promtool;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Scrape;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import io.headroom.stock.Outcome;
import io.headroom.sweep.PauseSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of a process, as Prometheus scrapes them. */
class MetricsTest extends Scenario {

  private final ManualTime time = new ManualTime();

  private Station station;
  private Http http;

  MetricsTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void sweep_once() {
    station =
        start(
            uncached()
                .at(time)
                .serving()
                .resting("sweep-timer")
                .with("headroom.sweep.period", "1d"));
    http = Http.on(station.process().port());
    station.sync();
  }

  private Map<String, Double> scrape() {
    Map<String, Double> series = new TreeMap<>();
    http.get("/observe/metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line ->
                series.put(
                    line.substring(0, line.lastIndexOf(' ')),
                    Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
    return series;
  }

  private double value(String series) {
    Map<String, Double> all = scrape();
    assertThat(all).containsKey(series);
    return all.get(series);
  }

  private List<String> series(String part) {
    return scrape().keySet().stream().filter(series -> series.contains(part)).toList();
  }

  @Test
  void a_scrape_has_every_name_that_alerts_and_dashboard_may_ask_for() throws Exception {
    Set<String> promised = Scrape.promised().names();
    http.post("/api/events/product-saved", "{\"productId\":12}");
    Sweeping.awaitUntil(
        () -> {
          System.gc();
          return Scrape.of(http.get("/observe/metrics").body()).names().containsAll(promised);
        });

    assertThat(Scrape.of(http.get("/observe/metrics").body()).names()).containsAll(promised);
  }

  @Test
  void a_scrape_is_in_the_text_format_of_prometheus() {
    assertThat(http.get("/observe/metrics").headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
  }

  @Test
  void every_metric_has_a_help_text_and_a_name_that_promtool_accepts() {
    http.post("/api/events/product-saved", "{\"productId\":12}");
    Sweeping.awaitUntil(() -> !series("headroom_events_total{").isEmpty());
    Promtool.Ended ended =
        Promtool.reading(http.get("/observe/metrics").body(), "check", "metrics");

    assertThat(ended.exitCode()).describedAs(ended.output()).isZero();
  }

  @Test
  void every_scrape_is_answered_while_sweeps_end() {
    CompletableFuture<Void> sweeps =
        CompletableFuture.runAsync(
            () -> {
              for (int more = 0; more < 30; more++) {
                station.sync();
              }
            });
    int scrapes = 0;
    while (scrapes == 0 || !sweeps.isDone()) {
      assertThat(http.get("/observe/metrics").statusCode()).isEqualTo(200);
      scrapes++;
    }

    sweeps.join();
  }

  @Test
  void the_qty_of_every_product_is_shown() {
    assertThat(value("headroom_stock_qty{name=\"KVM-4G\",product=\"12\"}")).isEqualTo(12);
    assertThat(value("headroom_stock_qty{name=\"KVM-4G in Paris\",product=\"13\"}")).isEqualTo(8);
  }

  @Test
  void what_orders_keep_and_how_many_are_sure_to_build_is_told() {
    assertThat(value("headroom_reserved_units{product=\"12\",state=\"paid\"}")).isZero();
    assertThat(value("headroom_reserved_units{product=\"12\",state=\"unpaid\"}")).isZero();
    assertThat(value("headroom_safe_orders{group=\"4\",product=\"12\"}")).isEqualTo(12);
  }

  private Map<String, Double> limits(int product) {
    Map<String, Double> limits = new TreeMap<>();
    scrape()
        .forEach(
            (series, value) -> {
              if (series.startsWith("headroom_stock_limit{")
                  && series.contains("product=\"" + product + "\"")) {
                limits.put(series.replaceFirst(".*limit=\"([^\"]*)\".*", "$1"), value);
              }
            });
    return limits;
  }

  @Test
  void of_the_limits_the_one_that_binds_is_shown_and_no_other() {
    assertThat(limits(12)).containsOnly(Map.entry("memory", 1.0));
    assertThat(series("headroom_stock_limit{")).hasSize(2);
  }

  @Test
  void a_limit_that_changes_takes_the_place_of_the_one_before() {
    panel.onGroup(4).reply(Reply.status(500));
    station.sync();

    assertThat(limits(12)).containsOnly(Map.entry("unknown", 1.0));
    assertThat(value("headroom_products_unknown")).isOne();
    assertThat(value("headroom_degraded{reason=\"panel\"}")).isOne();
  }

  @Test
  void a_product_that_the_shop_has_no_more_is_gone_after_the_next_whole_sweep() {
    shop.sql().update("DELETE FROM tblproducts WHERE id = 13");
    http.post("/api/stock/recalculate", "{\"productIds\":[12]}");
    assertThat(series("product=\"13\"")).isNotEmpty();

    station.sync();
    assertThat(series("product=\"13\"")).isEmpty();
    assertThat(series("product=\"12\"")).isNotEmpty();
  }

  @Test
  void a_product_that_is_renamed_is_shown_once() {
    shop.sql().update("UPDATE tblproducts SET name = 'KVM \"4\"' WHERE id = 12");
    station.sync();

    assertThat(series("headroom_stock_qty{"))
        .containsExactlyInAnyOrder(
            "headroom_stock_qty{name=\"KVM \\\"4\\\"\",product=\"12\"}",
            "headroom_stock_qty{name=\"KVM-4G in Paris\",product=\"13\"}");
  }

  @Test
  void a_plan_changes_no_figure_of_the_stock() {
    room(4, 3);
    station.plan();

    assertThat(value("headroom_stock_qty{name=\"KVM-4G\",product=\"12\"}")).isEqualTo(12);
  }

  @Test
  void a_pause_leaves_the_figure_at_what_the_shop_has() {
    station.process().sweeps().pauses().pause("me", PauseSwitch.USUAL);
    room(4, 3);
    station.sync();

    assertThat(value("headroom_stock_qty{name=\"KVM-4G\",product=\"12\"}")).isEqualTo(12);
    assertThat(value("headroom_degraded{reason=\"paused\"}")).isOne();
  }

  @Test
  void sweeps_are_distinguished_by_who_asked() {
    http.post("/api/stock/recalculate", "");
    http.get("/api/plan");

    assertThat(value("headroom_sweep_seconds_count{trigger=\"sync\"}")).isOne();
    assertThat(value("headroom_sweep_seconds_count{trigger=\"recalculate\"}")).isOne();
    assertThat(value("headroom_sweep_seconds_count{trigger=\"plan\"}")).isOne();
  }

  @Test
  void whatever_routes_of_an_integrator_call_themselves_they_are_one() {
    for (String name : new String[] {"nightly", "hourly"}) {
      station
          .context()
          .createProducerTemplate()
          .sendBodyAndHeader("direct:sweep", "", "trigger", name);
    }

    assertThat(value("headroom_sweep_seconds_count{trigger=\"route\"}")).isEqualTo(2);
    assertThat(series("nightly")).isEmpty();
  }

  @Test
  void outcomes_are_counted_since_the_start() {
    room(4, 3);
    station.sync();

    assertThat(value("headroom_sweep_outcome_total{outcome=\"changed\"}")).isEqualTo(3);
    assertThat(value("headroom_sweep_outcome_total{outcome=\"unchanged\"}"))
        .isGreaterThanOrEqualTo(1);
  }

  @Test
  void a_sweep_that_fails_is_an_attempt_and_no_success() {
    double before = value("headroom_last_success_timestamp_seconds");
    assertThat(before).isEqualTo((double) ManualTime.START.getEpochSecond());
    time.pass(Duration.ofHours(1));
    station.stop("write-ledger");
    http.post("/api/stock/recalculate", "");

    assertThat(value("headroom_last_attempt_timestamp_seconds")).isEqualTo(before + 3600);
    assertThat(value("headroom_last_success_timestamp_seconds")).isEqualTo(before);
    assertThat(value("headroom_sweep_failed_total")).isOne();
    assertThat(value("headroom_sweep_seconds_count{trigger=\"recalculate\"}")).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "product-saved | {\"productId\":12} | product-saved | accepted",
        "cart-viewed | {\"productId\":12} | cart-viewed | accepted",
        "provisioned | {\"productId\":12} | provisioned | accepted",
        "terminated | {\"productId\":12} | terminated | accepted",
        "virtfusion | {} | provisioned | ignored",
      })
  void events_are_counted_by_kind_and_fate(String path, String body, String kind, String fate) {
    if (path.equals("virtfusion")) {
      http.with("X-VirtFusion-Event", "user.create");
    }
    station.stop("sweep-on-request");
    assertThat(http.post("/api/events/" + path, body).statusCode()).isEqualTo(202);

    assertThat(series("headroom_events_total{"))
        .containsExactly("headroom_events_total{fate=\"%s\",kind=\"%s\"}".formatted(fate, kind));
    assertThat(value(series("headroom_events_total{").get(0))).isOne();
  }

  @Test
  void events_that_are_left_out_are_counted_too() {
    station.stop("sweep-on-request");
    for (int view = 0; view < 3; view++) {
      http.post("/api/events/cart-viewed", "{\"productId\":12}");
    }
    http.with("X-VirtFusion-Event", "server.create").with("X-VirtFusion-Hook-Event", "7");
    http.post("/api/events/virtfusion", "");
    http.post("/api/events/virtfusion", "");

    assertThat(value("headroom_events_total{fate=\"accepted\",kind=\"cart-viewed\"}")).isOne();
    assertThat(value("headroom_events_total{fate=\"too-soon\",kind=\"cart-viewed\"}")).isEqualTo(2);
    assertThat(value("headroom_events_total{fate=\"duplicate\",kind=\"provisioned\"}")).isOne();
    assertThat(value("headroom_events_waiting")).isEqualTo(2);
  }

  @Test
  void requests_to_the_panel_are_distinguished_by_endpoint_and_status() {
    double packages = count("packages", "200");
    double groups = count("groups", "200");
    panel.onGroup(5).reply(Reply.status(500));
    station.sync();

    assertThat(count("packages", "200")).isEqualTo(packages + 1);
    assertThat(count("groups", "200")).isEqualTo(groups + 1);
    assertThat(count("groups", "500")).isEqualTo(1);
  }

  private double count(String endpoint, String status) {
    return value(
        "headroom_panel_request_seconds_count{endpoint=\"%s\",status=\"%s\"}"
            .formatted(endpoint, status));
  }

  @Test
  void a_request_that_nobody_answers_has_no_status() {
    panel.onPackage(7).reply(Reply.dropped());
    station.sync();

    assertThat(count("packages", "none")).isGreaterThanOrEqualTo(1);
  }

  @Test
  void a_connection_that_nobody_takes_is_a_request_without_an_answer() {
    panel.stop();
    station.sync();

    assertThat(count("packages", "none")).isGreaterThanOrEqualTo(1);
  }

  @Test
  void a_write_that_somebody_else_was_faster_with_is_counted() {
    room(4, 3);
    Hold hold = panel.onGroup(4).hold();
    Sweeping sweep = Sweeping.of(station);
    hold.awaitArrivals(1);
    shop.buy(12);
    hold.release();

    assertThat(sweep.report().plan().count(Outcome.CONTENDED)).isOne();
    assertThat(value("headroom_write_contended_total")).isOne();
    assertThat(value("headroom_sweep_outcome_total{outcome=\"contended\"}")).isOne();
  }

  @Test
  void what_something_else_wrote_is_counted() {
    shop.sql().update("UPDATE tblproducts SET qty = 99 WHERE id = 13");
    station.sync();

    assertThat(value("headroom_unexplained_writes_total")).isOne();
  }

  @Test
  void the_use_of_the_caches_is_shown() {
    Station cached =
        start(
            Station.of(shop, panel)
                .serving()
                .resting("sweep-timer")
                .with("headroom.sweep.period", "1d"));
    http = Http.on(cached.process().port());
    cached.sync();
    cached.sync();

    assertThat(value("headroom_cache_size{cache=\"groups\"}")).isEqualTo(2);
    assertThat(value("headroom_cache_gets_total{cache=\"groups\",result=\"hit\"}"))
        .isGreaterThanOrEqualTo(2);
    assertThat(value("headroom_cache_gets_total{cache=\"packages\",result=\"miss\"}")).isOne();
  }

  @Test
  void the_pool_and_the_jvm_are_shown() {
    assertThat(value("hikaricp_connections_max{pool=\"shop\"}")).isEqualTo(4);
    assertThat(value("headroom_ready")).isOne();
    assertThat(value("jvm_threads_live_threads")).isPositive();
    assertThat(value("process_uptime_seconds")).isPositive();
    assertThat(series("jvm_memory_used_bytes{")).isNotEmpty();
  }
}
