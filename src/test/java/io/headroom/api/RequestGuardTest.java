package io.headroom.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.RawCall;
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
  void anybody_may_know_whether_it_lives() {
    Http http = guarded();

    assertThat(status(http, "/observe/health")).isEqualTo(200);
    assertThat(status(http, "/observe/health/")).isEqualTo(200);
    assertThat(status(http, "/observe/health/live")).isEqualTo(200);
    assertThat(status(http, "/observe/health/ready")).isEqualTo(200);
    assertThat(status(http, "/observe/live")).isEqualTo(200);
    assertThat(status(http, "/observe/ready")).isEqualTo(200);
  }

  @Test
  void who_may_not_read_gets_the_status_and_no_names() {
    Http outsider = guarded();
    int port = outsider.port();

    assertThat(outsider.get("/observe/health").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(Http.on(port).as(token("webhost")).get("/observe/health").body())
        .isEqualTo("{\"status\":\"UP\"}");
    assertThat(Http.on(port).as(HOOK).get("/observe/health").body())
        .isEqualTo("{\"status\":\"UP\"}");
    assertThat(Http.on(port).as(token("monitor")).get("/observe/health").body())
        .contains("troubles");
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.http.host, 0.0.0.0",
    "headroom.http.host, 127.0.0.1",
  })
  void metrics_need_read_as_soon_as_there_is_a_token(String key, String value) {
    int port =
        start(
                draft()
                    .with(key, value)
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

  @ParameterizedTest
  @CsvSource({
    "headroom.virtfusion.webhook-token, webhook",
    "headroom.http.tokens.webhost.token, webhost"
  })
  void a_single_token_of_any_kind_closes_everything_to_who_has_none(String key, String name) {
    Station.Draft draft = draft().with(key, token(name)).with("headroom.http.jolokia", "true");
    if (name.equals("webhost")) {
      draft = draft.with("headroom.http.tokens.webhost.scopes", "events");
    }
    int port = start(draft).process().port();

    for (String path :
        new String[] {
          "/api/stock",
          "/api/plan",
          "/api/stock/recalculate",
          "/api/events/cart-viewed",
          "/api/events/virtfusion",
          "/observe/metrics",
          "/observe/jolokia/version",
          "/nothing",
          "/"
        }) {
      assertThat(status(Http.on(port), path)).as(path).isEqualTo(401);
    }
    assertThat(status(Http.on(port).as(token(name)), "/api/events/virtfusion")).isEqualTo(202);
    assertThat(status(Http.on(port).as(token(name)), "/api/stock")).isIn(401, 403);
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
  void a_token_that_asks_too_often_learns_when_to_come_back() {
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

  private void refusesEverything(String... requests) {
    int port = start(draft().with("headroom.http.jolokia", "true")).process().port();
    for (String request : requests) {
      for (String path :
          new String[] {"/api/stock", "/observe/metrics", "/observe/jolokia/version", "/other"}) {
        String sent = request.replace("PATH", path).replace("PORT", Integer.toString(port));
        assertThat(RawCall.of(port, sent)).as(sent).startsWith("HTTP/1.1 403 ");
      }
      String health = request.replace("PATH", "/observe/health").replace("PORT", "" + port);
      assertThat(RawCall.of(port, health)).as(health).endsWith("\r\n\r\n{\"status\":\"UP\"}");
    }
  }

  private static String with(String header) {
    return "GET PATH HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n" + header + "\r\n";
  }

  @Test
  void without_any_token_a_request_by_way_of_a_proxy_is_never_local() {
    refusesEverything(
        with("Forwarded: for=192.0.2.1"),
        with("X-Forwarded-For: 127.0.0.1"),
        with("x-forwarded-proto: https"),
        with("X-FORWARDED-HOST: 127.0.0.1"),
        with("X-Forwarded: for=127.0.0.1"),
        with("Via: 1.1 proxy"),
        with("X-Real-IP: 127.0.0.1"),
        with("X-Client-IP: 127.0.0.1"),
        with("X-Cluster-Client-IP: 127.0.0.1"),
        with("True-Client-IP: 127.0.0.1"),
        with("CF-Connecting-IP: 127.0.0.1"),
        with("CF-Ray: 1"),
        with("CDN-Loop: cloudflare"),
        with("Fastly-Client-IP: 127.0.0.1"),
        with("X-Original-URL: /api/stock"),
        with("X-Rewrite-URL: /api/stock"),
        with("Proxy-Client-IP: 127.0.0.1"),
        with("WL-Proxy-Client-IP: 127.0.0.1"),
        with("X-Envoy-External-Address: 127.0.0.1"),
        with("X-Amzn-Trace-Id: Root=1"));
  }

  @Test
  void without_any_token_a_browser_is_refused_however_it_is_made_to_call() {
    refusesEverything(
        with("Origin: https://evil.example"),
        with("Origin: null"),
        with("Origin: http://127.0.0.1:PORT"),
        with("Referer: https://evil.example/"),
        with("Sec-Fetch-Site: cross-site"),
        with("Sec-Fetch-Site: none"),
        with("Sec-Fetch-Mode: no-cors"),
        with("Sec-Ch-Ua: x"),
        with("Sec-Purpose: prefetch"),
        with("Cookie: a=b"),
        with("Upgrade-Insecure-Requests: 1"),
        with("User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:109.0)"));
  }

  @Test
  void without_any_token_no_other_name_leads_here() {
    refusesEverything(
        "GET PATH HTTP/1.1\r\nHost: evil.example:PORT\r\n",
        "GET PATH HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n",
        "GET PATH HTTP/1.1\r\nHost: localhost.evil.example\r\n",
        "GET PATH HTTP/1.1\r\nHost: localhost.\r\n",
        "GET PATH HTTP/1.1\r\nHost: 0.0.0.0\r\n",
        "GET PATH HTTP/1.1\r\nHost: 192.0.2.1\r\n",
        "GET PATH HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n",
        "GET http://evil.examplePATH HTTP/1.1\r\nHost: 127.0.0.1\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user@127.0.0.1", "", "127.0.0.1/x", "127.0.0.1:x", "a b"})
  void a_host_that_is_none_is_refused(String host) {
    int port = start(draft()).process().port();

    assertThat(RawCall.of(port, "GET /api/stock HTTP/1.1\r\nHost: " + host + "\r\n"))
        .containsPattern("^HTTP/1.1 40[03] ");
  }

  @Test
  void without_any_token_an_old_protocol_is_a_proxys() {
    int port = start(draft()).process().port();

    assertThat(RawCall.of(port, "GET /api/stock HTTP/1.0\r\nHost: 127.0.0.1\r\n"))
        .contains(" 403 ");
    assertThat(RawCall.of(port, "GET /api/stock HTTP/1.0\r\n")).contains(" 403 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST:1", "[::1]:8480", "127.0.0.2"})
  void without_any_token_the_names_of_this_machine_are_served(String host) {
    int port = start(draft()).process().port();

    assertThat(RawCall.of(port, "GET /api/stock HTTP/1.1\r\nHost: " + host + "\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_page_cannot_use_the_password_that_a_browser_knows() {
    Http http = guarded();
    String basic = Base64.getEncoder().encodeToString(("anybody:" + MASTER).getBytes(UTF_8));
    http.with("Authorization", "Basic " + basic);

    assertThat(http.with("Sec-Fetch-Site", "none").get("/api/stock").statusCode()).isEqualTo(200);
    assertThat(lured(http.port(), basic, "cross-site")).isEqualTo(401);
    assertThat(lured(http.port(), basic, "same-site")).isEqualTo(401);
    assertThat(lured(http.port(), basic, "same-origin")).isEqualTo(200);
  }

  private static int lured(int port, String basic, String site) {
    return Http.on(port)
        .with("Authorization", "Basic " + basic)
        .with("Sec-Fetch-Site", site)
        .post("/api/stock/recalculate", "")
        .statusCode();
  }

  @Test
  void a_token_is_good_by_way_of_a_proxy_too() {
    Http http = guarded().as(MASTER).with("X-Forwarded-For", "192.0.2.1");

    assertThat(status(http, "/api/stock")).isEqualTo(200);
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
