package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.rig.Announcements;
import io.headroom.rig.Console;
import io.headroom.rig.Hold;
import io.headroom.rig.Http;
import io.headroom.rig.JsonSchemas;
import io.headroom.rig.LogLines;
import io.headroom.rig.Readme;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.StandInWhmcsApi;
import io.headroom.rig.StatementLog;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.management.Attribute;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The process as an operator steers it over a JMX connection. */
class HeadroomBeanTest extends Scenario {

  private final ShopUser user;

  private Station station;
  private Console console;
  private HeadroomMXBean bean;

  HeadroomBeanTest(Shop shop) {
    super(shop);
    user = new Readme().user(shop);
  }

  @BeforeEach
  void connect() throws Exception {
    open(uncached().as(user));
  }

  private void open(Station.Draft draft) throws Exception {
    station = start(draft.serving().resting("sweep-timer").with("headroom.sweep.period", "1d"));
    station.sync();
    shop.sql().update("UPDATE tblproducts SET qty = 99");
    panel.clearRequests();
    console = closing(Console.connect());
    bean = console.of(station);
  }

  private static JsonNode json(String text) {
    return JsonSchemas.valid(text);
  }

  @Test
  void a_sweep_is_of_every_product_and_returns_what_it_came_to() {
    JsonNode sweep = json(bean.sweep());

    assertThat(sweep.path("schema").asText()).isEqualTo("headroom/sweep/1");
    assertThat(sweep.path("state").asText()).isEqualTo("done");
    assertThat(sweep.at("/result/products/12").asInt()).isEqualTo(12);
    assertThat(sweep.at("/result/products/13").asInt()).isEqualTo(8);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_sweep_that_cannot_run_says_why() {
    station.stop("write-ledger");
    JsonNode sweep = json(bean.sweep());

    assertThat(sweep.path("state").asText()).isEqualTo("failed");
    assertThat(sweep.path("error").asText())
        .isEqualTo("the route at direct:write-ledger is not running: start it again");
  }

  @Test
  void a_recalculation_is_of_one_product_and_passes_by_the_cache() throws Exception {
    open(Station.of(shop, panel));
    JsonNode sweep = json(bean.recalculate(13));

    assertThat(sweep.path("state").asText()).isEqualTo("done");
    assertThat(sweep.at("/result/products").size()).isEqualTo(1);
    assertThat(sweep.at("/result/products/13").asInt()).isEqualTo(8);
    assertThat(panel.requestsTo("/packages/7")).hasSize(1);
    assertThat(panel.requestsTo("/compute/hypervisors/groups/*/resources")).hasSize(1);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 99, 13, 8));
  }

  @ParameterizedTest
  @ValueSource(longs = {77, 0, -1, Long.MAX_VALUE})
  void a_product_that_is_not_kept_is_refused(long product) {
    String why = "product " + product + " is not a VirtFusionDirect product under stock control";

    assertThatThrownBy(() -> bean.recalculate(product))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
    assertThatThrownBy(() -> bean.explain(product))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 99, 13, 99));
  }

  @Test
  void an_explanation_is_the_whole_arithmetic_and_writes_nothing() {
    JsonNode explanation = json(bean.explain(12));

    assertThat(explanation.path("schema").asText()).isEqualTo("headroom/explain/1");
    assertThat(explanation.at("/product/qtyAfter").asInt()).isEqualTo(12);
    assertThat(shop.qty(12)).isEqualTo(99);
  }

  @Test
  void an_explanation_that_cannot_be_made_is_refused_in_words_that_every_console_can_read() {
    shop.sql().update("RENAME TABLE tblproducts TO elsewhere");

    assertThatThrownBy(() -> bean.explain(12))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessageStartingWith("The sweep could not run: ");
  }

  @Test
  void caches_that_are_emptied_are_filled_anew() throws Exception {
    open(Station.of(shop, panel));
    bean.sweep();
    assertThat(panel.requests()).isEmpty();
    bean.invalidateCaches();
    bean.sweep();

    assertThat(panel.requests()).hasSize(3);
  }

  @Test
  void a_paused_process_reads_and_answers_and_writes_nothing() {
    bean.pause();
    try (StatementLog log = shop.logStatements()) {
      JsonNode sweep = json(bean.sweep());
      JsonNode explanation = json(bean.explain(12));

      assertThat(sweep.path("state").asText()).isEqualTo("done");
      assertThat(explanation.at("/product/qtyAfter").asInt()).isEqualTo(12);
      assertThat(log.of(user)).isNotEmpty();
      assertThat(log.writesOf(user)).isEmpty();
    }
    assertThat(bean.isPaused()).isTrue();
    assertThat(panel.requests()).isNotEmpty();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 99, 13, 99));
    assertThat(bean.getTroubles())
        .anySatisfy(
            trouble -> assertThat(trouble).startsWith("nothing is written: paused by jmx since "));
  }

  @Test
  void a_pause_lasts_as_long_as_is_said() {
    bean.pauseFor("2h");
    assertThat(bean.isPaused()).isTrue();
    bean.resume();

    assertThatThrownBy(() -> bean.pauseFor("soon")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bean.pauseFor("0s")).isInstanceOf(IllegalArgumentException.class);
    assertThat(bean.isPaused()).isFalse();
  }

  @Test
  void what_is_held_is_shown_and_approved() {
    bean.sweep();
    fleet.group(4);
    fleet.group(5);
    panel.clearRequests();
    bean.invalidateCaches();
    bean.sweep();
    String id = json(bean.getHolds()).at("/holds/0/id").asText();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
    assertThatThrownBy(() -> bean.approve(id, " ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bean.approve("drop-1", "why"))
        .isInstanceOf(IllegalArgumentException.class);

    bean.approve(id, "they move");

    Sweeping.awaitUntil(() -> shop.qty(12) == 0 && shop.qty(13) == 0);
  }

  @Test
  void a_paused_process_does_not_pretend_that_it_wrote() {
    bean.pause();
    JsonNode sweep = json(bean.sweep());
    JsonNode stock = Http.json(Http.on(station.process().port()).get("/api/stock"));

    assertThat(sweep.at("/result/products/12").isNull()).isTrue();
    assertThat(stock.path("paused").asBoolean()).isTrue();
    assertThat(stock.at("/products/0/qty").isNull()).isTrue();
    assertThat(stock.at("/products/0/outcome").asText()).isEqualTo("untouched");
    assertThat(stock.at("/products/0/reason").asText())
        .isEqualTo("not written: Headroom is paused");
    assertThat(bean.getOutcomes()).containsEntry("changed", 2L).containsEntry("untouched", 2L);
  }

  @Test
  void a_paused_process_announces_nothing() {
    Announcements announcements = Announcements.of(station);
    room(4, 0);
    bean.pause();
    bean.sweep();
    bean.resume();
    bean.sweep();

    assertThat(announcements.nextInShort()).containsExactly("12 out-of-stock 12->0");
  }

  @Test
  void a_paused_process_accepts_no_order() throws Exception {
    StandInWhmcsApi api = closing(StandInWhmcsApi.of(shop));
    open(uncached().with(api.settings()));
    station.stop("accept-timer");
    bean.pause();
    shop.service(12, shop.order("Pending"), "Active");
    lookAtTheOrders();
    assertThat(api.forms()).isEmpty();

    bean.resume();
    lookAtTheOrders();
    assertThat(api.forms()).hasSize(1);
  }

  private void lookAtTheOrders() {
    station.context().createProducerTemplate().sendBody("direct:accept-orders", "");
  }

  @Test
  void a_pause_in_the_middle_of_a_sweep_holds_for_that_sweep() {
    Hold hold = panel.onGroup(4).hold();
    CompletableFuture<String> sweep = CompletableFuture.supplyAsync(bean::sweep);
    hold.awaitArrivals(1);
    bean.pause();
    hold.release();

    assertThat(json(sweep.join()).at("/result/products/12").isNull()).isTrue();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 99, 13, 99));
  }

  @Test
  void a_process_that_is_resumed_writes_again() {
    bean.pause();
    bean.sweep();
    bean.resume();
    bean.sweep();

    assertThat(bean.isPaused()).isFalse();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_reload_of_the_routes_answers() {
    assertThat(json(bean.reloadRoutes()).isObject()).isTrue();
    assertThat(bean.getRejectedRouteEdit()).isEmpty();
  }

  @Test
  void the_last_sweep_is_shown_product_by_product() {
    bean.sweep();
    JsonNode last = json(bean.getLastSweep());

    assertThat(last.path("schema").asText()).isEqualTo("headroom/plan/1");
    assertThat(last.at("/summary/changed").asInt()).isEqualTo(2);
  }

  @Test
  void outcomes_are_counted_since_the_start() {
    long before = bean.getOutcomes().get("unchanged");
    bean.sweep();
    bean.sweep();

    assertThat(bean.getOutcomes())
        .containsOnlyKeys(
            "changed", "unchanged", "untouched", "contended", "deferred", "failed", "held")
        .containsEntry("changed", 4L)
        .containsEntry("unchanged", before + 2)
        .containsEntry("failed", 0L);
  }

  @Test
  void cache_statistics_show_what_is_kept_and_how_often_it_was_used() throws Exception {
    open(Station.of(shop, panel));
    double before = bean.getCacheStatistics().get("groups.hits");
    bean.sweep();

    assertThat(bean.getCacheStatistics())
        .containsEntry("groups.size", 2.0)
        .containsEntry("groups.misses", 2.0)
        .containsEntry("groups.hits", before + 2)
        .containsEntry("groups.hit-rate", (before + 2) / (before + 4))
        .containsEntry("packages.size", 1.0)
        .containsKeys("packages.hits", "packages.misses", "packages.evictions");
  }

  @Test
  void what_something_else_wrote_is_shown_in_words() {
    bean.sweep();

    assertThat(bean.getUnexplainedWrites())
        .containsExactly(
            "Product 12 (KVM-4G) has qty 99, but had 12 before, and since then 0 units"
                + " were ordered and 0 given back: something else writes it",
            "Product 13 (KVM-4G in Paris) has qty 99, but had 8 before, and since then 0"
                + " units were ordered and 0 given back: something else writes it");
  }

  @Test
  void what_is_wrong_is_shown_in_words() {
    assertThat(bean.getTroubles()).isEmpty();
    station.stop("sweep-on-request");

    assertThat(bean.getTroubles())
        .containsExactly("the route sweep-on-request does not run: start it again");
  }

  @Test
  void the_log_level_can_be_changed_while_it_runs() {
    String before = bean.getLogLevel();
    try {
      bean.setLogLevel("debug");
      assertThat(bean.getLogLevel()).isEqualTo("DEBUG");
      assertThat(LoggerFactory.getLogger("io.headroom.sweep.SweepLog").isDebugEnabled()).isTrue();

      bean.setLogLevel("ERROR");
      try (LogLines log = LogLines.listen()) {
        bean.sweep();
        assertThat(log.messages()).isEmpty();
      }
    } finally {
      bean.setLogLevel(before);
    }
    assertThat(bean.getLogLevel()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LOUD", "OFF", "ALL", "2"})
  void a_log_level_that_is_none_is_refused(String level) {
    String before = bean.getLogLevel();

    assertThatThrownBy(() -> bean.setLogLevel(level))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the level must be one of ERROR, WARN, INFO, DEBUG, TRACE, but is " + level);
    assertThat(bean.getLogLevel()).isEqualTo(before);
  }

  @Test
  void the_finest_log_level_shows_no_header_of_a_request() {
    String before = bean.getLogLevel();
    try (LogLines log = LogLines.listen()) {
      bean.setLogLevel("TRACE");
      bean.sweep();

      assertThat(log.messages()).noneMatch(line -> line.contains(panel.token()));
      for (String name : new String[] {"headers", "wire"}) {
        assertThat(
                ((ch.qos.logback.classic.Logger)
                        LoggerFactory.getLogger("org.apache.hc.client5.http." + name))
                    .getEffectiveLevel())
            .isEqualTo(Level.OFF);
      }
    } finally {
      bean.setLogLevel(before);
    }
  }

  @Test
  void whatever_steers_the_process_is_logged() {
    try (LogLines log = LogLines.listen()) {
      bean.pause();
      bean.resume();
      bean.invalidateCaches();
      bean.sweep();
      bean.recalculate(12);
      var unused = bean.reloadRoutes();

      assertThat(log.messages("Pause: nothing is written until ")).hasSize(1);
      assertThat(log.messages())
          .contains(
              "Resume; it lasts as long as this process (headroom.state-dir is not set)",
              "invalidate caches",
              "sweep",
              "recalculate 12",
              "reload routes");
      assertThat(log.pairs("recalculate 12")).containsExactly("caller=jmx");
    }
  }

  @Test
  void every_attribute_and_operation_is_there_by_its_name() throws Exception {
    var info = console.beans().getMBeanInfo(Console.name(station));

    assertThat(info.getOperations())
        .extracting(operation -> operation.getName())
        .containsExactlyInAnyOrder(
            "sweep",
            "recalculate",
            "explain",
            "invalidateCaches",
            "pause",
            "pauseFor",
            "resume",
            "approve",
            "reloadRoutes");
    assertThat(info.getAttributes())
        .extracting(attribute -> attribute.getName())
        .containsExactlyInAnyOrder(
            "LastSweep",
            "Outcomes",
            "CacheStatistics",
            "RejectedRouteEdit",
            "UnexplainedWrites",
            "Holds",
            "Troubles",
            "Paused",
            "LogLevel");
    assertThat(Arrays.stream(HeadroomMXBean.class.getMethods()).map(Method::getName))
        .hasSize(info.getOperations().length + info.getAttributes().length + 1);
  }

  @Test
  void only_the_log_level_can_be_set() throws Exception {
    ObjectName name = Console.name(station);

    assertThatThrownBy(() -> console.beans().setAttribute(name, new Attribute("Paused", true)))
        .isInstanceOf(javax.management.AttributeNotFoundException.class);
  }

  @Test
  void the_bean_is_gone_when_the_process_has_stopped() throws Exception {
    ObjectName name = Console.name(station);
    assertThat(console.beans().isRegistered(name)).isTrue();
    station.close();

    assertThat(console.beans().isRegistered(name)).isFalse();
  }
}
