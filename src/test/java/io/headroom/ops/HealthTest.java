package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.reload.RequestHold;
import io.headroom.rig.Http;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import io.headroom.sweep.PauseSwitch;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong beside the database, and what it does to the health of the process. */
class HealthTest extends Scenario {

  private final ManualTime time = new ManualTime();

  private Station station;
  private Http http;

  HealthTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void sweep_once() {
    station = start(uncached().at(time).serving().with("headroom.sweep.period", "1d"));
    http = Http.on(station.process().port());
    Sweeping.awaitUntil(() -> health().hasNonNull("lastSuccess"));
  }

  private JsonNode health() {
    HttpResponse<String> answer = http.get("/observe/health");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    return Http.json(answer);
  }

  private static List<String> reasons(JsonNode health) {
    List<String> reasons = new ArrayList<>();
    health.path("troubles").forEach(each -> reasons.add(each.path("reason").asText()));
    return reasons;
  }

  /** Asserts that it is degraded for one reason, and neither unready nor dead. */
  private void degraded(String reason, String text) {
    JsonNode health = health();
    assertThat(reasons(health)).containsExactly(reason);
    assertThat(health.at("/troubles/0/text").asText()).isEqualTo(text);
    assertThat(health.path("status").asText()).isEqualTo("DEGRADED");
    assertThat(health.path("ready").asBoolean()).isTrue();
    assertThat(health.path("live").asBoolean()).isTrue();
    assertThat(http.get("/observe/health").statusCode()).isEqualTo(200);
    assertThat(http.get("/observe/health/ready").statusCode()).isEqualTo(200);
    assertThat(http.get("/observe/health/live").statusCode()).isEqualTo(200);
  }

  private void well() {
    JsonNode health = health();
    assertThat(reasons(health)).isEmpty();
    assertThat(health.path("status").asText()).isEqualTo("UP");
  }

  @Test
  void a_process_that_sweeps_is_up() {
    well();
    assertThat(health().path("lastSuccess").asText()).isEqualTo(ManualTime.START.toString());
    assertThat(health().has("database")).isFalse();
  }

  @Test
  void while_routes_are_swapped_requests_to_them_wait_and_the_health_answers() {
    RequestHold hold = station.process().serving().orElseThrow().requestHold();
    hold.beforeSwap();
    CompletableFuture<HttpResponse<String>> event =
        CompletableFuture.supplyAsync(
            () -> http.post("/api/events/product-saved", "{\"productId\":12}"));
    try {
      assertThat(http.get("/observe/live").statusCode()).isEqualTo(200);
      assertThat(http.get("/observe/ready").statusCode()).isEqualTo(200);
      assertThat(http.get("/observe/metrics").statusCode()).isEqualTo(200);
      well();
      assertThat(event).isNotDone();
    } finally {
      hold.afterSwap();
    }
    assertThat(event.orTimeout(30, TimeUnit.SECONDS).join().statusCode()).isEqualTo(202);
  }

  @Test
  void a_dead_panel_makes_it_degraded_until_it_answers_again() {
    panel.stop();
    station.sync();
    degraded(
        "panel", "2 of 2 products keep their qty, because an answer of the panel is not known");

    panel.restart();
    Sweeping.awaitUntil(() -> !station.sync().isUnknown());
    well();
  }

  @Test
  void a_sweep_that_is_older_than_three_periods_makes_it_degraded() {
    time.pass(Duration.ofDays(3));
    well();
    time.pass(Duration.ofSeconds(1));
    degraded("sweep-old", "the shop last had every decided qty 259201 s ago");

    station.sync();
    well();
  }

  @Test
  void a_clock_that_is_set_back_hides_no_old_sweep() {
    time.setBack(Duration.ofDays(30));
    well();
    time.pass(Duration.ofDays(3).plusSeconds(1));
    degraded("sweep-old", "the shop last had every decided qty 259201 s ago");
  }

  @Test
  void sweeps_that_fail_do_not_make_the_last_one_younger() {
    time.pass(Duration.ofDays(4));
    station.stop("write-ledger");
    http.post("/api/stock/recalculate", "");
    station.startAgain("write-ledger");

    assertThat(reasons(health())).containsExactly("sweep-old");
  }

  @Test
  void a_route_that_was_suspended_makes_it_degraded() throws Exception {
    station.context().getRouteController().suspendRoute("prune-ledger");
    degraded("route-suspended", "the route prune-ledger does not run: start it again");

    station.context().getRouteController().resumeRoute("prune-ledger");
    well();
  }

  @Test
  void a_route_that_was_stopped_makes_it_degraded() {
    station.stop("sweep-timer");
    degraded("route-suspended", "the route sweep-timer does not run: start it again");
  }

  @Test
  void what_is_held_makes_it_degraded() {
    room(4, 30);
    room(5, 30);
    station.sync();
    fleet.group(4);
    fleet.group(5);
    station.sync();

    assertThat(reasons(health())).containsExactly("held");
    assertThat(health().at("/troubles/0/text").asText())
        .startsWith("2 products keep their qty until somebody confirms it: group 4 had 1 node at ")
        .contains("and has none; group 5 had 1 node", "(headroom approve drop-");
  }

  @Test
  void it_says_whether_the_guard_is_on() {
    assertThat(health().path("guarded").asBoolean()).isTrue();
  }

  @Test
  void a_pause_makes_it_degraded() {
    station.process().sweeps().pauses().pause("me", PauseSwitch.USUAL);
    degraded(
        "paused",
        "nothing is written: paused by me since 2026-03-01T12:00:00Z until 2026-03-02T12:00:00Z or"
            + " somebody resumes");

    station.process().sweeps().pauses().resume("me");
    well();
  }

  @Test
  void everything_that_is_amiss_is_reported_at_once() {
    station.stop("sweep-timer");
    station.process().sweeps().pauses().pause("me", Duration.ofDays(5));
    time.pass(Duration.ofDays(4));

    assertThat(reasons(health())).containsExactly("sweep-old", "route-suspended", "paused");
  }

  @Test
  void what_something_else_wrote_is_shown_with_product_and_value() {
    shop.sql().update("UPDATE tblproducts SET qty = 99 WHERE id = 13");
    station.sync();

    JsonNode health = health();
    assertThat(health.path("unexplainedWrites").asInt()).isEqualTo(1);
    assertThat(health.at("/lastUnexplainedWrites/0").asText())
        .isEqualTo(
            "Product 13 (KVM-4G in Paris) has qty 99, but had 8 before, and since then 0"
                + " units were ordered and 0 given back: something else writes it");
    assertThat(health.path("status").asText()).isEqualTo("UP");
  }

  @Test
  void what_writes_again_and_again_degrades_since_it_does_not_know_the_orders() {
    for (int qty = 97; qty < 100; qty++) {
      shop.sql().update("UPDATE tblproducts SET qty = ? WHERE id = 13", qty);
      station.sync();
    }

    assertThat(health().path("status").asText()).isEqualTo("DEGRADED");
    assertThat(health().at("/troubles/0/reason").asText()).isEqualTo("other-writer");
  }
}
