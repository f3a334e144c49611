package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headroom.rig.Documents;
import io.headroom.rig.LogLines;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The route files that docs/routes.md shows to integrators, word for word. */
class DocumentsSamplesTest extends Scenario {

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<Map<String, List<String>>> headers = new LinkedBlockingQueue<>();
  private HttpServer chat;
  private volatile int status = 200;

  DocumentsSamplesTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void open_the_chat() throws IOException {
    chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    chat.createContext("/", this::hear);
    chat.start();
    closing(() -> chat.stop(0));
  }

  private void hear(HttpExchange exchange) throws IOException {
    headers.add(Map.copyOf(exchange.getRequestHeaders()));
    said.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private Station with(String file) {
    return start(custom(file));
  }

  private Station.Draft custom(String file) {
    return uncached()
        .custom(route(Documents.route(file)))
        .with("chat.webhook-url", "http://127.0.0.1:" + chat.getAddress().getPort() + "/hook");
  }

  private JsonNode heard() throws Exception {
    return new ObjectMapper().readTree(String.valueOf(said.poll(20, TimeUnit.SECONDS)));
  }

  @Test
  void the_chat_hears_of_a_product_that_ran_out() throws Exception {
    room(5, 0);
    with("chat-out-of-stock.camel.yaml").sync();

    JsonNode event = heard();
    assertThat(event.path("event").asText()).isEqualTo("out-of-stock");
    assertThat(event.path("text").asText())
        .isEqualTo("KVM-4G in Paris is out of stock: memory in group 5");
  }

  @Test
  void the_chat_hears_of_each_product_apart() throws Exception {
    room(4, 0);
    room(5, 0);
    with("chat-out-of-stock.camel.yaml").sync();

    assertThat(List.of(heard().path("productId").asInt(), heard().path("productId").asInt()))
        .containsExactly(12, 13);
  }

  @Test
  void the_chat_hears_of_nothing_else() {
    shop.sql().update("UPDATE tblproducts SET qty = 0 WHERE id = 12");
    room(5, 2);
    Station station = with("chat-out-of-stock.camel.yaml");
    station.sync();
    station.close();

    assertThat(said).isEmpty();
  }

  @Test
  void the_chat_hears_of_nothing_that_was_only_observed() {
    room(5, 0);
    Station station =
        start(custom("chat-out-of-stock.camel.yaml").with("headroom.mode", "observe"));
    station.sync();
    station.close();

    assertThat(said).isEmpty();
  }

  @Test
  void the_chat_gets_json_and_no_token() throws Exception {
    room(5, 0);
    with("chat-out-of-stock.camel.yaml").sync();

    Map<String, List<String>> sent = headers.poll(20, TimeUnit.SECONDS);
    assertThat(sent).containsEntry("Content-type", List.of("application/json"));
    assertThat(sent).doesNotContainKeys("Authorization", "Trigger", "Location");
    assertThat(sent.toString()).doesNotContain(panel.token());
  }

  @Test
  void a_chat_that_refuses_is_logged_in_one_line() throws Exception {
    room(5, 0);
    status = 500;
    Station station = with("chat-out-of-stock.camel.yaml");
    try (LogLines log = LogLines.listen()) {
      station.sync();
      heard();
      station.close();

      assertThat(log.messages(Level.WARN))
          .singleElement()
          .asString()
          .startsWith("The route failed: ")
          .endsWith("with statusCode: 500")
          .hasLineCount(1);
      assertThat(log.stackTraces()).isEmpty();
    }
    assertThat(shop.qty(13)).isZero();
  }

  @Test
  void the_promotion_shows_five_of_product_12() {
    with("cap-the-promotion.camel.yaml").sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 5, 13, 8));
  }

  @Test
  void the_promotion_says_why_it_shows_five() {
    Station station = with("cap-the-promotion.camel.yaml");

    assertThat(Station.product(station.sync(), 12).reason())
        .isEqualTo("the promotion shows five at a time");
  }

  @Test
  void the_promotion_leaves_fewer_than_five_alone() {
    room(4, 3);
    Station station = with("cap-the-promotion.camel.yaml");

    assertThat(Station.product(station.sync(), 12).reason()).isEqualTo("memory in group 4");
    assertThat(shop.qty(12)).isEqualTo(3);
  }
}
