package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.StockApi;
import io.headroom.rig.Hold;
import io.headroom.rig.Http;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import io.headroom.rig.Swept;
import io.headroom.sweep.StockBoard;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sweep that takes longer than the one who asked for it waits. */
class PatienceTest extends Scenario {

  private static final String RECALCULATE = "/api/stock/recalculate";

  private Station station;
  private Http http;

  PatienceTest(Shop shop) {
    super(shop);
  }

  private void serve(Duration patience) {
    station =
        start(
            uncached()
                .serving()
                .resting("sweep-timer")
                .with("headroom.sweep.period", "1d")
                .prepared(
                    process ->
                        process
                            .main()
                            .bind(
                                "stockApi",
                                new StockApi(
                                    process.agenda(),
                                    process.sweeps(),
                                    new StockBoard(Clock.systemUTC(), System::nanoTime),
                                    patience))));
    http = Http.on(station.process().port());
  }

  /** Asks for a sweep, and returns where its result will be. */
  private String asked(String body, String state) {
    HttpResponse<String> answer = http.post(RECALCULATE, body);
    assertThat(answer.statusCode()).isEqualTo(202);
    String location = answer.headers().firstValue("Location").orElseThrow();
    JsonNode sweep = Http.json(answer);
    assertThat(sweep.path("schema").asText()).isEqualTo("headroom/sweep/1");
    assertThat(location).isEqualTo("/api/sweeps/" + sweep.path("id").asText());
    assertThat(sweep.path("state").asText()).isEqualTo(state);
    return location;
  }

  private JsonNode sweep(String location) {
    HttpResponse<String> answer = http.get(location);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Http.json(answer);
  }

  private void becomes(String state, String location) {
    Sweeping.awaitUntil(() -> sweep(location).path("state").asText().equals(state));
  }

  @Test
  void a_sweep_that_has_not_begun_is_waiting_and_then_done() {
    serve(Duration.ofMillis(1));
    station.stop("sweep-on-request");
    String location = asked("{\"productIds\":[13]}", "waiting");
    assertThat(sweep(location).path("state").asText()).isEqualTo("waiting");
    assertThat(sweep(location).has("result")).isFalse();

    station.startAgain("sweep-on-request");
    becomes("done", location);
    JsonNode result = sweep(location).path("result");
    assertThat(result.path("schema").asText()).isEqualTo("headroom/recalculate/1");
    assertThat(result.path("products").properties()).hasSize(1);
    assertThat(result.at("/products/13").asInt()).isEqualTo(8);
    assertThat(result.at("/summary/changed").isInt()).isTrue();
  }

  @Test
  void a_sweep_that_has_begun_is_running() {
    serve(Duration.ofMillis(1));
    station.stop("sweep-on-request");
    Hold hold = panel.onGroup(4).hold();
    String location = asked("", "waiting");
    station.startAgain("sweep-on-request");
    hold.awaitArrivals(1);
    assertThat(sweep(location).path("state").asText()).isEqualTo("running");

    hold.release();
    becomes("done", location);
    assertThat(sweep(location).at("/result/products/12").asInt()).isEqualTo(12);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_sweep_that_could_not_run_failed_and_says_why() {
    serve(Duration.ofMillis(1));
    station.stop("sweep-on-request");
    String location = asked("", "waiting");
    station.stop("write-ledger");
    station.startAgain("sweep-on-request");
    becomes("failed", location);

    assertThat(sweep(location).path("error").asText())
        .isEqualTo("the route at direct:write-ledger is not running: start it again");
    assertThat(sweep(location).has("result")).isFalse();
  }

  @Test
  void several_that_wait_are_served_by_one_sweep() {
    serve(Duration.ofMillis(1));
    station.stop("sweep-on-request");
    String one = asked("{\"productIds\":[12]}", "waiting");
    String other = asked("{\"productIds\":[13]}", "waiting");
    Swept swept = Swept.by(station);
    station.startAgain("sweep-on-request");
    becomes("done", one);
    becomes("done", other);

    assertThat(swept.next("recalculate").plan().products()).hasSize(2);
    assertThat(swept.unseen()).isZero();
    assertThat(sweep(one).at("/result/products").properties()).hasSize(1);
    assertThat(sweep(one).at("/result/products/12").asInt()).isEqualTo(12);
    assertThat(sweep(other).at("/result/products/13").asInt()).isEqualTo(8);
  }

  @Test
  void however_many_wait_for_a_sweep_events_are_taken() {
    serve(Duration.ofSeconds(50));
    station.stop("sweep-on-request");
    int callers = 30;
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.range(0, callers)
              .mapToObj(
                  caller ->
                      CompletableFuture.supplyAsync(() -> http.post(RECALCULATE, ""), threads))
              .toList();
      Sweeping.awaitUntil(() -> station.process().agenda().asked() == callers);

      assertThat(http.post("/api/events/product-saved", "{\"productId\":12}").statusCode())
          .isEqualTo(202);
      assertThat(http.get("/api/stock").statusCode()).isEqualTo(200);
      station.startAgain("sweep-on-request");
      assertThat(answers)
          .extracting(answer -> answer.join().statusCode())
          .contains(200, 202)
          .containsOnly(200, 202);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void one_who_waits_learns_when_the_process_stops() {
    serve(Duration.ofSeconds(50));
    station.stop("sweep-on-request");
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> http.post(RECALCULATE, ""));
    Sweeping.awaitUntil(() -> station.process().agenda().asked() == 1);
    station.process().agenda().stop();

    assertThat(answer.join().statusCode()).isEqualTo(503);
  }
}
