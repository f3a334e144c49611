package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Lookup;
import io.headroom.rig.Fleet;
import io.headroom.rig.Node;
import io.headroom.rig.PanelAnswer;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.RawServer;
import io.headroom.rig.Reply;
import io.headroom.rig.StandInPanel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an answer that is none, and what the operator reads. */
@Tag("rig")
class PanelFailuresTest {

  private static final Fleet FLEET = new Fleet().add(PanelPackage.of(7)).group(4, Node.of(21));

  private final StandInPanel standIn = StandInPanel.serving(FLEET);

  @AfterEach
  void stop() {
    standIn.close();
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        Arguments.of(201, "status 201 instead of 200"),
        Arguments.of(204, "status 204 instead of 200"),
        Arguments.of(301, "redirects (301)"),
        Arguments.of(400, "status 400 instead of 200"),
        Arguments.of(401, "refused the token (401): set headroom.panel.token"),
        Arguments.of(403, "may not read packages (403): give it that permission"),
        Arguments.of(409, "status 409 instead of 200"),
        Arguments.of(410, "status 410 instead of 200"),
        Arguments.of(422, "did not accept the request for packages (422)"),
        Arguments.of(429, "no more requests for now (429)"),
        Arguments.of(500, "failed (500): look at its log"),
        Arguments.of(503, "failed (503): look at its log"));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void a_status_other_than_200_and_404_is_unknown(int status, String reason) {
    standIn.onEverything().reply(PanelAnswer.empty(status));
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains(reason);
    }
  }

  @Test
  void a_token_that_may_not_read_groups_is_reported_as_such() {
    standIn.onEverything().reply(Reply.status(403));
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.group(4))).contains("may not read hypervisor groups");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>no</html>", " \n\t<!DOCTYPE html>"})
  void a_web_page_with_status_200_is_unknown(String page) {
    standIn.onEverything().reply(PanelAnswer.of(200, "text/html", page));
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("web page and not JSON");
      assertThat(PanelRoutes.reason(routes.group(4))).contains("web page and not JSON");
      assertThat(routes.connect().itself()).isFalse();
    }
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("", "the answer is empty"),
        Arguments.of("null", "the answer is null, not an object"),
        Arguments.of("[]", "the answer is an array, not an object"),
        Arguments.of("{\"data\":", "cut off"),
        Arguments.of("nonsense", "not one well-formed JSON value"),
        Arguments.of("{} {}", "not one well-formed JSON value"),
        Arguments.of("{\"data\":{},\"data\":{}}", "not one well-formed JSON value"),
        Arguments.of("[".repeat(100) + "]".repeat(100), "exceeds a limit"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_body_that_is_no_answer_is_unknown(String body, String reason) {
    standIn.onEverything().reply(PanelAnswer.of(200, "application/json", body));
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains(reason);
      assertThat(PanelRoutes.reason(routes.group(4))).contains(reason);
    }
  }

  @Test
  void an_answer_that_is_cut_off_is_unknown() {
    standIn.onEverything().reply(Reply.truncated());
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("broke off");
    }
  }

  @Test
  void an_answer_that_claims_to_be_whole_and_is_not_is_unknown() {
    standIn.onEverything().reply(Reply.halved());
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).containsAnyOf("cut off", "well-formed");
    }
  }

  @Test
  void a_connection_that_is_closed_without_an_answer_is_unknown_and_not_tried_again() {
    standIn.onEverything().reply(Reply.dropped());
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("without an answer");
    }
    assertThat(standIn.requests()).hasSize(1);
  }

  @Test
  void a_panel_that_is_down_is_unknown() {
    standIn.stop();
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("refused the connection");
    }
  }

  @Test
  void an_answer_that_is_larger_than_allowed_is_unknown() {
    standIn.onEverything().reply(Reply.huge(200L * 1024 * 1024));
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7)))
          .isEqualTo("the answer is larger than 16 MB (headroom.panel.max-response)");
    }
  }

  @Test
  void an_answer_that_does_not_say_how_large_it_is_is_cut_off_too() {
    String chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + ("400\r\n" + " ".repeat(1024) + "\r\n").repeat(50);
    try (RawServer raw = RawServer.answering(chunked);
        PanelRoutes routes =
            PanelRoutes.with(PanelRoutes.settings(raw.url("http")).maxResponse(2000).build())) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("larger than 2000 bytes");
    }
  }

  @Test
  void a_small_answer_that_unpacks_to_a_large_one_is_unknown() {
    standIn.onEverything().reply(zipped(" ".repeat(1_000_000), "gzip"));
    try (PanelRoutes routes =
        PanelRoutes.with(PanelRoutes.settings(standIn.url()).maxResponse(100_000).build())) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("larger than 100000 bytes");
    }
  }

  @Test
  void a_zipped_answer_is_understood() {
    standIn
        .onEverything()
        .reply(
            zipped(
                "{\"data\":{\"enabled\":true,\"memory\":1,\"cpuCores\":1,\"primaryStorage\":1}}",
                "gzip"));
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void an_answer_that_is_packed_in_an_unknown_way_is_unknown() {
    standIn.onEverything().reply(zipped("{}", "br"));
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("compressed");
    }
  }

  private static Reply zipped(String text, String encoding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return call ->
        call.begin(Reply.body("").with("Content-Encoding", encoding), bytes.size())
            .write(bytes.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_answer_that_does_not_end_is_given_up_at_the_deadline(boolean trickling) {
    standIn
        .onEverything()
        .reply(trickling ? Reply.trickle(Duration.ofMillis(20)) : Reply.hanging());
    try (PanelRoutes routes = withDeadline(Duration.ofMillis(400))) {
      long began = System.nanoTime();
      assertThat(PanelRoutes.reason(routes.vpsPackage(7)))
          .isEqualTo(
              "the panel did not answer in full within 400 ms (headroom.panel.response-timeout)");
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
    }
  }

  @Test
  void what_is_under_way_is_given_up_when_the_process_stops() {
    var hold = standIn.onEverything().hold();
    PanelRoutes routes = PanelRoutes.to(standIn);
    var answer = CompletableFuture.supplyAsync(() -> routes.vpsPackage(7));
    hold.awaitArrivals(1);

    routes.panel().close();

    assertThat(PanelRoutes.reason(answer.join())).contains("stopping");
    assertThat(PanelRoutes.reason(routes.vpsPackage(8))).contains("stopping");
    routes.close();
  }

  private PanelRoutes withDeadline(Duration deadline) {
    return PanelRoutes.with(PanelRoutes.settings(standIn.url()).responseTimeout(deadline).build());
  }
}
