package io.headroom.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call what. */
class RequestGuardTest extends Scenario {

  private static final String MASTER = "master-0123456789abcdef";
  private static final String HOOK = "webhook-0123456789abcdef";

  RequestGuardTest(Shop shop) {
    super(shop);
  }

  private Station.Draft draft() {
    return uncached().serving().with("headroom.sweep.period", "1d");
  }

  private Http guarded() {
    return Http.on(
        start(
                draft()
                    .with("headroom.http.token", MASTER)
                    .with("headroom.http.tokens.webhost.token", token("webhost"))
                    .with("headroom.http.tokens.webhost.scopes", "events")
                    .with("headroom.http.tokens.monitor.token", token("monitor"))
                    .with("headroom.http.tokens.monitor.scopes", "read")
                    .with("headroom.http.tokens.desk.token", token("desk"))
                    .with("headroom.http.tokens.desk.scopes", "read, operate")
                    .with("headroom.http.jolokia", "true")
                    .with("headroom.virtfusion.webhook-token", HOOK))
            .process()
            .port());
  }

  private static String token(String name) {
    return name + "-0123456789abcdef";
  }

  private static int status(Http http, String path) {
    String cart = "{\"productId\":12}";
    HttpResponse<String> answer =
        switch (path) {
          case "/api/events/cart-viewed" -> http.post(path, cart);
          case "/api/stock/recalculate" -> http.post(path, "");
          case "/api/events/virtfusion" -> http.post(path, "{}");
          default -> http.get(path);
        };
    return answer.statusCode();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/nothing",
        "/api/stock",
        "/api/openapi.json",
        "/api/stock/recalculate",
        "/api/events/cart-viewed",
        "/api/events/virtfusion",
        "/observe/jolokia/version"
      })
  void nobody_without_a_token_gets_in(String path) {
    Http http = guarded();

    assertThat(status(http, path)).isEqualTo(401);
    assertThat(http.get(path).headers().firstValue("WWW-Authenticate"))
        .contains("Bearer, Basic realm=\"headroom\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Basic x", "Basic !!", "Token x"})
  void a_token_that_is_none_is_as_good_as_no_token(String authorization) {
    assertThat(guarded().with("Authorization", authorization).get("/api/stock").statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_token_is_taken_as_bearer_and_as_the_password_of_basic() {
    Http http = guarded();
    String basic = Base64.getEncoder().encodeToString(("anybody:" + MASTER).getBytes(UTF_8));

    assertThat(http.with("Authorization", "Basic " + basic).get("/api/stock").statusCode())
        .isEqualTo(200);
    assertThat(http.with("Authorization", "bearer " + MASTER).get("/api/stock").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "webhost, 202, 403, 403, 202, 403",
    "monitor, 403, 200, 403, 403, 403",
    "desk,    403, 200, 200, 403, 200",
    "master,  202, 200, 200, 202, 200",
    "webhook, 401, 401, 401, 202, 401"
  })
  void a_token_is_good_for_its_scopes_alone(
      String name, int events, int read, int operate, int webhook, int jolokia) {
    Http http = guarded().as(token(name));

    assertThat(status(http, "/api/events/cart-viewed")).isEqualTo(events);
    assertThat(status(http, "/api/stock")).isEqualTo(read);
    assertThat(status(http, "/api/stock/recalculate")).isEqualTo(operate);
    assertThat(status(http, "/api/events/virtfusion")).isEqualTo(webhook);
    assertThat(status(http, "/observe/jolokia/version")).isEqualTo(jolokia);
  }

  @Test
  void the_panel_may_send_the_token_of_its_webhook_in_base64() {
    String encoded = Base64.getEncoder().encodeToString(HOOK.getBytes(UTF_8));

    assertThat(guarded().as(encoded).post("/api/events/virtfusion", "{}").statusCode())
        .isEqualTo(202);
  }

  @Test
  void the_token_of_a_webhook_cannot_be_used_by_another_spelling_of_another_path() {
    Http http = guarded().as(HOOK);

    assertThat(http.post("/api/events/virtfusion/../../stock/recalculate", "").statusCode())
        .isEqualTo(401);
    assertThat(http.get("/api/events/virtfusion/../../stock").statusCode()).isEqualTo(401);
    assertThat(http.get("/api/events/virtfusion%2F..%2F..%2Fstock").statusCode()).isEqualTo(401);
    assertThat(http.get("//api/stock").statusCode()).isIn(401, 404);
    assertThat(http.get("/api/./stock").statusCode()).isEqualTo(401);
    assertThat(http.get("/%61pi/stock").statusCode()).isEqualTo(401);
  }

  @Test
  void health_and_metrics_need_no_token_on_this_machine() {
    Http http = guarded();

    assertThat(status(http, "/observe/health")).isEqualTo(200);
    assertThat(status(http, "/observe/health/live")).isEqualTo(200);
    assertThat(status(http, "/observe/health/ready")).isEqualTo(200);
    assertThat(status(http, "/observe/live")).isEqualTo(200);
    assertThat(status(http, "/observe/ready")).isEqualTo(200);
    assertThat(status(http, "/observe/metrics")).isEqualTo(200);
  }

  @Test
  void metrics_need_read_where_others_can_reach_them() {
    int port =
        start(
                draft()
                    .with("headroom.http.host", "0.0.0.0")
                    .with("headroom.http.token", MASTER)
                    .with("headroom.http.tokens.webhost.token", token("webhost"))
                    .with("headroom.http.tokens.webhost.scopes", "events"))
            .process()
            .port();

    assertThat(Http.on(port).get("/observe/metrics").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).as(token("webhost")).get("/observe/metrics").statusCode())
        .isEqualTo(403);
    assertThat(Http.on(port).as(MASTER).get("/observe/metrics").statusCode()).isEqualTo(200);
    assertThat(Http.on(port).get("/observe/health").statusCode()).isEqualTo(200);
  }

  @Test
  void an_operation_is_logged_with_the_name_of_who_asked() {
    Http http = guarded();
    try (LogLines log = LogLines.listen()) {
      http.as(token("desk")).post("/api/stock/recalculate", "");

      assertThat(log.messages("POST /api/stock/recalculate")).hasSize(1);
      assertThat(log.pairs("POST /api/stock/recalculate")).contains("caller=desk");
    }
  }

  @Test
  void no_token_is_ever_logged() {
    Http http = guarded();
    try (LogLines log = LogLines.listenToEverything()) {
      http.as(MASTER).post("/api/stock/recalculate", "");
      http.as("wrong-0123456789abcdef").get("/api/stock");

      assertThat(log.messages()).isNotEmpty().noneMatch(line -> line.contains("0123456789abcdef"));
    }
  }

  @Test
  void a_token_that_asks_too_often_is_told_when_to_come_back() {
    Http http =
        Http.on(
                start(
                        draft()
                            .with("headroom.http.token", MASTER)
                            .with("headroom.http.rate-limit", "3"))
                    .process()
                    .port())
            .as(MASTER);
    for (int request = 0; request < 3; request++) {
      assertThat(status(http, "/api/stock")).isEqualTo(200);
    }

    HttpResponse<String> fourth = http.get("/api/stock");

    assertThat(fourth.statusCode()).isEqualTo(429);
    assertThat(fourth.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
    assertThat(status(http, "/api/stock/recalculate")).isEqualTo(429);
    assertThat(status(http, "/api/events/cart-viewed")).isEqualTo(202);
  }

  @Test
  void without_any_token_programs_on_this_machine_may_do_everything() {
    Http http = Http.on(start(draft()).process().port());

    assertThat(status(http, "/api/stock")).isEqualTo(200);
    assertThat(status(http, "/api/stock/recalculate")).isEqualTo(200);
  }

  @Test
  void without_any_token_a_page_in_a_browser_on_this_machine_may_do_nothing() {
    Http http = Http.on(start(draft()).process().port());

    assertThat(status(http.with("Origin", "https://evil.example"), "/api/stock/recalculate"))
        .isEqualTo(403);
  }

  @Test
  void a_taken_port_is_a_reason_not_to_start_that_says_what_to_do() {
    int taken = start(draft()).process().port();
    try (LogLines log = LogLines.listen()) {
      assertThat(
              org.junit.jupiter.api.Assertions.assertThrows(
                  RuntimeException.class,
                  () -> start(draft().with("headroom.http.port", Integer.toString(taken)))))
          .hasMessageContaining("cannot listen on 127.0.0.1 port " + taken)
          .hasMessageContaining("set headroom.http.host and headroom.http.port");
      assertThat(log.messages(Level.ERROR)).isEmpty();
    }
  }
}
