package io.headroom.rig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rig")
class MisbehaviourTest {
  private final Fleet fleet =
      new Fleet().add(PanelPackage.of(7)).group(4, Node.of(1), Node.of(2), Node.of(3));
  private final StandInPanel panel = StandInPanel.serving(fleet);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    panel.close();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(panel.url() + "/api/v1" + path))
        .header("Authorization", "Bearer " + panel.token())
        .build();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path), BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> ask(String path) {
    return client.sendAsync(request(path), BodyHandlers.ofString());
  }

  @Test
  void a_rule_recovers_after_its_number_of_requests() throws Exception {
    PanelRule rule =
        panel.on("/packages/*").times(2).reply(Reply.status(503).with("Retry-After", "1"));
    assertThat(get("/packages/7").headers().firstValue("Retry-After")).contains("1");
    assertThat(get("/packages/7").statusCode()).isEqualTo(503);
    assertThat(get("/packages/7").statusCode()).isEqualTo(200);
    assertThat(rule.hits()).isEqualTo(2);
  }

  @Test
  void a_rule_spares_other_paths_and_ends_when_the_panel_heals() throws Exception {
    panel.onPackage(7).reply(Reply.html(200));
    assertThat(get("/connect").body()).isEqualTo("[]");
    assertThat(get("/packages/7").body()).startsWith("<!DOCTYPE html>");
    panel.heal();
    assertThat(get("/packages/7").body()).startsWith("{\"data\"");
  }

  @Test
  void one_page_of_a_group_can_fail() throws Exception {
    panel.onGroup(4).page(2).reply(Reply.status(500));
    String resources = "/compute/hypervisors/groups/4/resources?results=2&page=";
    assertThat(get(resources + 1).statusCode()).isEqualTo(200);
    assertThat(get(resources + 2).statusCode()).isEqualTo(500);
  }

  @Test
  void rows_can_move_between_two_pages() throws Exception {
    panel.onGroup(4).page(2).reply(Reply.doing(() -> fleet.addFirst(4, Node.of(9))));
    String resources = "/compute/hypervisors/groups/4/resources?results=2&page=";
    assertThat(get(resources + 1).body()).contains("\"id\":2");
    assertThat(get(resources + 2).body()).contains("\"id\":2").contains("\"total\":4");
  }

  @Test
  void fields_of_an_answer_can_be_changed() throws Exception {
    panel.onGroup(4).reply(Reply.edited(json -> json.put("total", 9).remove("last_page")));
    String body = get("/compute/hypervisors/groups/4/resources").body();
    assertThat(body).contains("\"total\":9").doesNotContain("last_page");
  }

  @Test
  void a_halved_answer_is_well_framed() throws Exception {
    panel.onPackage(7).reply(Reply.halved());
    assertThat(get("/packages/7").body()).startsWith("{\"data\"").doesNotEndWith("}");
  }

  @Test
  void a_truncated_answer_breaks_off() {
    panel.onPackage(7).reply(Reply.truncated());
    assertThatThrownBy(() -> get("/packages/7")).isInstanceOf(IOException.class);
  }

  @Test
  void a_dropped_call_gets_no_answer() throws Exception {
    panel.onEverything().reply(Reply.dropped());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), panel.port())) {
      socket
          .getOutputStream()
          .write("GET /api/v1/connect HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void a_redirect_names_another_host() throws Exception {
    panel.onEverything().reply(Reply.redirect("http://other.example.net/"));
    assertThat(get("/connect").headers().firstValue("Location"))
        .contains("http://other.example.net/");
  }

  @Test
  void a_late_answer_comes_after_its_latency() throws Exception {
    panel.onEverything().reply(Reply.normal().after(Duration.ofMillis(50)));
    long start = System.nanoTime();
    get("/connect");
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(50));
  }

  @Test
  void a_trickling_answer_begins_at_once_and_does_not_end() throws Exception {
    panel.onPackage(7).reply(Reply.trickle(Duration.ofMinutes(1)));
    InputStream body = client.send(request("/packages/7"), BodyHandlers.ofInputStream()).body();
    assertThat(body.read()).isEqualTo('{');
    assertThat(body.available()).isZero();
  }

  @Test
  void a_huge_answer_has_the_size_that_was_asked_for() throws Exception {
    panel.onEverything().reply(Reply.huge(20_000_000));
    assertThat(client.send(request("/connect"), BodyHandlers.ofByteArray()).body())
        .hasSize(20_000_000);
  }

  @Test
  void a_hanging_call_runs_into_the_clients_timeout() {
    panel.onEverything().reply(Reply.hanging());
    HttpRequest impatient =
        HttpRequest.newBuilder(request("/connect"), (name, value) -> true)
            .timeout(Duration.ofMillis(100))
            .build();
    assertThatThrownBy(() -> client.send(impatient, BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void held_calls_are_counted_and_answered_on_release() {
    Hold hold = panel.on("/packages/*").hold();
    List<CompletableFuture<HttpResponse<String>>> calls =
        Stream.generate(() -> ask("/packages/7")).limit(5).toList();
    hold.awaitArrivals(5);
    assertThat(panel.maxInFlight()).isEqualTo(5);
    hold.release();
    assertThat(calls).allMatch(call -> call.join().statusCode() == 200);
  }

  @Test
  void calls_one_after_another_are_never_two_in_flight() throws Exception {
    for (int i = 0; i < 50; i++) {
      get("/connect");
    }
    assertThat(panel.maxInFlight()).isOne();
  }

  @Test
  void closing_ends_calls_that_hang_trickle_or_flood_at_once() {
    panel.onPackage(7).reply(Reply.hanging());
    panel.onGroup(4).reply(Reply.trickle(Duration.ofMinutes(1)));
    panel.on("/connect").reply(Reply.huge(Long.MAX_VALUE));
    Hold hold = panel.onPackage(8).hold();
    List<CompletableFuture<?>> calls =
        List.of(
            ask("/packages/7"),
            ask("/compute/hypervisors/groups/4/resources"),
            client.sendAsync(request("/connect"), BodyHandlers.discarding()),
            ask("/packages/8"));
    hold.awaitArrivals(1);
    panel.close();
    assertThat(calls).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(5)));
  }
}
