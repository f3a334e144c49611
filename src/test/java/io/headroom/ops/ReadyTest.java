package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.rig.Fleet;
import io.headroom.rig.Http;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.StandInPanel;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether events can be taken, with a database of its own that goes away. */
@Tag("rig")
@Timeout(90)
class ReadyTest {

  private static final int CALLERS = 40;

  private final ManualTime time = new ManualTime();
  private final StandInPanel panel = StandInPanel.serving(new Fleet());
  private final ShopDatabase server = ShopDatabase.start();
  private final Shop shop = server.shop("ready");

  @AfterEach
  void close() {
    panel.close();
    server.close();
  }

  private Station start(Clock clock) {
    return Station.of(shop, panel).at(clock).serving().with("headroom.sweep.period", "1d").start();
  }

  @Test
  void it_is_ready_as_long_as_the_database_answers() {
    try (Station station = start(time)) {
      Http http = Http.on(station.process().port());
      assertThat(http.get("/observe/health/ready").statusCode()).isEqualTo(200);

      server.stop();
      assertThat(http.get("/observe/health/ready").statusCode()).isEqualTo(200);
      time.pass(Duration.ofSeconds(5));
      HttpResponse<String> down = http.get("/observe/health/ready");
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(Http.json(down).path("status").asText()).isEqualTo("DOWN");

      server.restart();
      time.pass(Duration.ofSeconds(5));
      assertThat(http.get("/observe/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_clock_that_is_set_back_hides_no_database_that_went_away() {
    try (Station station = start(time)) {
      Http http = Http.on(station.process().port());
      assertThat(http.get("/observe/health/ready").statusCode()).isEqualTo(200);

      server.stop();
      time.setBack(Duration.ofHours(1));
      time.pass(Duration.ofSeconds(5));

      assertThat(http.get("/observe/health/ready").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void the_details_say_why_the_database_does_not_answer() {
    try (Station station = start(time)) {
      server.stop();
      HttpResponse<String> answer = Http.on(station.process().port()).get("/observe/health");

      assertThat(answer.statusCode()).isEqualTo(503);
      JsonNode health = Http.json(answer);
      assertThat(health.path("status").asText()).isEqualTo("DOWN");
      assertThat(health.path("ready").asBoolean()).isFalse();
      assertThat(health.path("live").asBoolean()).isTrue();
      assertThat(health.path("database").asText()).isNotBlank();
    }
  }

  @Test
  void without_panel_and_database_it_is_live() {
    try (Station station = start(time)) {
      panel.stop();
      server.stop();
      Http http = Http.on(station.process().port());

      assertThat(http.get("/observe/health/live").statusCode()).isEqualTo(200);
      assertThat(http.get("/observe/live").statusCode()).isEqualTo(200);
      assertThat(Http.json(http.get("/observe/live")).path("status").asText()).isEqualTo("UP");
    }
  }

  @Test
  void however_many_wait_for_a_database_that_hangs_it_is_live_and_they_are_all_answered() {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (Station station = start(Clock.systemUTC())) {
      Http http = Http.on(station.process().port());
      assertThat(http.get("/observe/health/ready").statusCode()).isEqualTo(200);
      server.freeze();
      Sweeping.awaitUntil(() -> http.get("/observe/health/ready").statusCode() == 503);
      List<CompletableFuture<Integer>> waiting =
          IntStream.range(0, CALLERS)
              .mapToObj(
                  caller ->
                      CompletableFuture.supplyAsync(
                          () -> http.get("/observe/health/ready").statusCode(), callers))
              .toList();

      assertThat(http.get("/observe/health/live").statusCode()).isEqualTo(200);
      assertThat(waiting).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(503));
      server.thaw();
    } finally {
      callers.shutdownNow();
    }
  }
}
