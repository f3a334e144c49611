package io.headroom.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.rig.Http;
import io.headroom.rig.JsonSchemas;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API answers. */
class ApiTest extends Scenario {

  private Station station;
  private Http http;

  ApiTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void serve() {
    station =
        start(uncached().serving().resting("sweep-timer").with("headroom.sweep.period", "1d"));
    shop.sql().update("UPDATE tblproducts SET qty = 99");
    http = Http.on(station.process().port());
  }

  private String hold() {
    room(4, 30);
    room(5, 30);
    station.sync();
    fleet.group(4);
    fleet.group(5);
    station.sync();
    return station.process().guard().holds().get(0).id();
  }

  @Test
  void what_is_held_is_told_with_what_the_panel_said() {
    String id = hold();

    JsonNode holds = JsonSchemas.valid("holds", http.get("/api/holds").body());

    assertThat(holds.path("guarded").asBoolean()).isTrue();
    assertThat(holds.at("/holds/0/id").asText()).isEqualTo(id);
    assertThat(holds.at("/holds/0/products")).hasToString("[12,13]");
    assertThat(holds.at("/holds/0/causes/0").asText()).startsWith("group 4 had 1 node at ");
    assertThat(holds.at("/holds/0/byPerson").asBoolean()).isTrue();
  }

  @Test
  void what_is_approved_is_written_at_once() {
    String id = hold();
    assertThat(shop.qty(12)).isEqualTo(30);

    json(http.post("/api/holds/" + id + "/approve", "{\"why\":\"it moves\"}"));

    Sweeping.awaitUntil(() -> shop.qty(12) == 0 && shop.qty(13) == 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|400|why is missing: give a reason",
        "{\"why\":\" \"}|400|why is missing: give a reason",
        "{\"why\":1}|400|why must be a text",
        "{\"who\":\"me\"}|400|who is not known: the body takes why",
        "[]|400|the body must be an object",
        "{\"why\":\"it moves\"}|404|nothing of that id is held: see /api/holds"
      })
  void an_approval_that_says_something_else_is_refused(String body, int status, String why) {
    var answer = http.post("/api/holds/drop-00000000/approve", body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(why);
  }

  @Test
  void a_pause_lasts_as_long_as_is_said() {
    JsonNode paused = json(http.post("/api/pause", "{\"for\":\"2h\"}"));

    assertThat(
            Duration.between(
                Instant.parse(paused.path("since").asText()),
                Instant.parse(paused.path("until").asText())))
        .isEqualTo(Duration.ofHours(2));
    assertThat(http.post("/api/pause", "{\"for\":\"soon\"}").statusCode()).isEqualTo(400);
    assertThat(http.post("/api/pause", "{\"for\":\"0s\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void a_pause_and_its_end_say_who_asked_and_nothing_is_written_between() {
    JsonNode paused = json(http.post("/api/pause", ""));
    assertThat(paused.path("paused").asBoolean()).isTrue();
    assertThat(paused.path("by").asText()).isEqualTo("local");
    assertThat(paused.path("kept").asBoolean()).isFalse();
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(99);

    JsonNode resumed = json(http.post("/api/resume", ""));
    assertThat(resumed.path("paused").asBoolean()).isFalse();
    assertThat(resumed.path("by").isNull()).isTrue();
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    return JsonSchemas.valid(answer.body());
  }

  private static Map<String, Object> products(JsonNode recalculation) {
    Map<String, Object> products = new TreeMap<>();
    recalculation
        .path("products")
        .properties()
        .forEach(each -> products.put(each.getKey(), each.getValue().toString()));
    return products;
  }

  private JsonNode refused(int status, String path, String body) {
    HttpResponse<String> answer = http.post(path, body);
    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode error = json(answer);
    assertThat(error.path("error").asText()).isNotBlank();
    return error;
  }

  @Test
  void a_recalculation_answers_with_the_qty_of_every_product() {
    JsonNode answer = json(http.post("/api/stock/recalculate", ""));

    assertThat(answer.path("schema").asText()).isEqualTo("headroom/recalculate/1");
    assertThat(products(answer)).isEqualTo(Map.of("12", "12", "13", "8"));
    assertThat(answer.at("/summary/changed").isInt()).isTrue();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_recalculation_of_some_products_leaves_the_others_alone() {
    JsonNode answer = json(http.post("/api/stock/recalculate", "{\"productIds\":[13]}"));

    assertThat(products(answer)).isEqualTo(Map.of("13", "8"));
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 99, 13, 8));
  }

  @Test
  void a_qty_that_is_not_known_to_be_right_is_null() {
    panel.onGroup(5).reply(Reply.status(500));

    JsonNode answer = json(http.post("/api/stock/recalculate", "{\"fresh\":true}"));

    assertThat(products(answer)).isEqualTo(Map.of("12", "12", "13", "null"));
  }

  @Test
  void a_recalculation_that_is_fresh_asks_the_panel_anew() {
    Station cached =
        start(
            Station.of(shop, panel)
                .serving()
                .resting("sweep-timer")
                .with("headroom.sweep.period", "1d"));
    Http caller = Http.on(cached.process().port());
    caller.post("/api/stock/recalculate", "");
    panel.clearRequests();

    caller.post("/api/stock/recalculate", "{\"productIds\":[12]}");
    assertThat(panel.requests()).isEmpty();

    caller.post("/api/stock/recalculate", "{\"productIds\":[12],\"fresh\":true}");
    assertThat(panel.requestsTo("/packages/7")).hasSize(1);
    assertThat(panel.requestsTo("/compute/hypervisors/groups/4/resources")).hasSize(1);
  }

  @Test
  void a_recalculation_of_a_product_that_is_not_kept_is_not_found_and_changes_nothing() {
    shop.product(20).withoutStockControl().add();
    JsonNode error =
        refused(404, "/api/stock/recalculate", "{\"productIds\":[12,20,77],\"fresh\":true}");

    assertThat(error.path("error").asText())
        .isEqualTo("products 20, 77 are not VirtFusionDirect products under stock control");
    assertThat(shop.qty(12)).isEqualTo(99);
  }

  @Test
  void a_recalculation_that_cannot_run_says_why() {
    station.stop("write-ledger");

    assertThat(refused(503, "/api/stock/recalculate", "").path("error").asText())
        .isEqualTo(
            "the sweep could not run: the route at direct:write-ledger is not running: start it"
                + " again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/stock/recalculate | {",
        "/api/stock/recalculate | []",
        "/api/stock/recalculate | {\"productIds\":12}",
        "/api/stock/recalculate | {\"productIds\":[]}",
        "/api/stock/recalculate | {\"productIds\":[\"12\"]}",
        "/api/stock/recalculate | {\"productIds\":[12.5]}",
        "/api/stock/recalculate | {\"productIds\":[-1]}",
        "/api/stock/recalculate | {\"fresh\":\"yes\"}",
        "/api/stock/recalculate | {} {}",
        "/api/stock/recalculate | {}[]",
        "/api/stock/recalculate | {} x",
        "/api/stock/recalculate | null",
        "/api/stock/recalculate | {\"productids\":[12]}",
        "/api/stock/recalculate | {\"productId\":12}",
        "/api/stock/recalculate | {\"productIds\":[12],\"Fresh\":true}",
        "/api/stock/recalculate | {\"productIds\":null}",
        "/api/stock/recalculate | {\"fresh\":null}",
        "/api/stock/recalculate | {\"fresh\":true,\"fresh\":false}",
        "/api/stock/recalculate | {\"productIds\":[12],\"productIds\":[13]}",
        "/api/stock/recalculate?productIds=12 | {}",
        "/api/routes/reload | {}",
        "/api/events?event=ordered | []",
        "/api/events | [{\"event\":\"cart-viewed\",\"productId\":12,\"serviceId\":1}]",
        "/api/events | [] []",
        "/api/events/provisioned | {\"productId\":12,\"groupIDs\":[4]}",
        "/api/events/provisioned | {\"productId\":12,\"event\":\"terminated\"}",
        "/api/events/cart-viewed | {\"productId\":12,\"productId\":13}",
        "/api/events/ordered | {\"orderId\":1,\"serviceIDs\":[1]}",
        "/api/events/virtfusion | {} {}",
        "/api/events/virtfusion | {\"a\":1,\"a\":2}",
        "/api/events | {}",
        "/api/events | [1]",
        "/api/events | [{\"event\":1}]",
        "/api/events/provisioned | null",
        "/api/events/provisioned | 12",
        "/api/events/provisioned | {}",
        "/api/events/provisioned | {\"productId\":0}",
        "/api/events/provisioned | {\"productId\":99999999999999999999}",
        "/api/events/provisioned | {\"productId\":12,\"serviceId\":\"4\"}",
        "/api/events/provisioned | {\"productId\":12,\"groupIds\":4}",
        "/api/events/terminated | {\"productId\":12,\"groupIds\":[null]}",
        "/api/events/cart-viewed | {\"productId\":true}",
        "/api/events/ordered | {\"serviceIds\":[1]}",
        "/api/events/ordered | {\"orderId\":1,\"serviceIds\":{}}",
        "/api/events/create-failed | {\"serviceId\":4}",
        "/api/events/order-paid | {}",
        "/api/events/order-deleted | {\"orderId\":\"1\"}",
        "/api/events/invoice-cancelled | {\"orderId\":1}",
        "/api/events/product-saved | <html>",
        "/api/events/virtfusion | {",
      })
  void what_cannot_be_read_is_refused_and_changes_nothing(String path, String body) {
    refused(400, path, body);

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 99, 13, 99));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} {} | the body holds more than one JSON document: post one",
        "{\"productids\":[12]} | productids is not known: the body takes fresh, productIds",
        "{\"fresh\":true,\"fresh\":true} | the body is not JSON: Duplicate field 'fresh'",
        "12 | the body must be an object",
      })
  void the_answer_says_what_is_wrong_with_a_body_that_cannot_be_read(String body, String why) {
    assertThat(refused(400, "/api/stock/recalculate", body).path("error").asText()).isEqualTo(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/stock/recalculate", "/api/events/cart-viewed", "/api/events/virtfusion"})
  void a_body_that_is_not_utf_8_is_refused(String path) {
    byte[] latin1 = "{\"produçt\":12}".getBytes(ISO_8859_1);
    HttpResponse<String> answer = http.post(path, latin1);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("error").asText()).isEqualTo("the body is not UTF-8");
    assertThat(http.post(path, "{}".getBytes(UTF_16LE)).statusCode()).isEqualTo(400);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 99, 13, 99));
  }

  @Test
  void a_byte_order_mark_before_a_body_is_passed_over() {
    JsonNode answer = json(http.post("/api/stock/recalculate", "\uFEFF{\"productIds\":[13]}"));

    assertThat(products(answer)).isEqualTo(Map.of("13", "8"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Type | text/plain",
        "Content-Type | application/xml",
        "Content-Type | application/jsonp",
        "Content-Type | application/json; charset=utf-16",
        "Content-Encoding | gzip",
      })
  void a_body_that_says_that_it_is_something_else_is_refused(String header, String value) {
    HttpResponse<String> answer =
        http.with(header, value).post("/api/stock/recalculate", "{\"productIds\":[12]}");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(json(answer).path("error").asText()).startsWith("post JSON");
    assertThat(shop.qty(12)).isEqualTo(99);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON;charset=UTF-8",
        "application/json ; charset=\"utf-8\"",
        "application/vnd.shop+json"
      })
  void json_by_any_of_its_names_is_read(String type) {
    HttpResponse<String> answer =
        http.with("Content-Type", type).post("/api/stock/recalculate", "{\"productIds\":[13]}");

    assertThat(products(json(answer))).isEqualTo(Map.of("13", "8"));
  }

  @Test
  void whatever_else_the_panel_says_in_a_webhook_is_its_own_matter() {
    HttpResponse<String> answer =
        http.with("Content-Type", "text/plain")
            .post("/api/events/virtfusion", "{\"data\":{\"hostname\":\"vps-1\",\"groupId\":4}}");

    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @Test
  void the_id_in_the_path_cannot_be_overridden_by_a_parameter() {
    assertThat(json(http.get("/api/stock/12?id=13")).at("/product/id").asInt()).isEqualTo(12);
    assertThat(json(http.with("id", "13").get("/api/stock/12")).at("/product/id").asInt())
        .isEqualTo(12);
  }

  @Test
  void a_route_that_is_stopped_says_so_by_its_name() {
    station.stop("api-stock");

    HttpResponse<String> answer = http.get("/api/stock");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(json(answer).path("error").asText())
        .isEqualTo("the route api-stock does not run: start it again");
    assertThat(http.get("/api/stock/12").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "Provisioned", "service-changed", "virtfusions"})
  void an_event_of_a_kind_that_there_is_not_is_not_found(String kind) {
    assertThat(refused(404, "/api/events/" + kind, "{}").path("error").asText())
        .startsWith("event is \"" + kind.toLowerCase(Locale.ROOT) + "\", but must be one of cart-");
  }

  private static Stream<String> kinds() {
    return Kind.told().stream().map(Kind::term);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void an_event_without_a_body_is_refused(String kind) {
    assertThat(refused(400, "/api/events/" + kind, "").path("error").asText())
        .isEqualTo("the body is empty: post JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/events/provisioned", "/api/stock/recalculate", "/api/nothing"})
  void a_body_over_64_kb_is_refused(String path) {
    String body = "{\"productId\":12,\"more\":\"" + "x".repeat(70_000) + "\"}";
    assertThat(refused(413, path, body).path("error").asText())
        .isEqualTo("the body is larger than 64 KB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-Urlencoded; charset=utf-8",
        "multipart/form-data; boundary=x"
      })
  void a_form_is_refused_since_its_fields_would_become_headers(String type) {
    HttpResponse<String> answer =
        http.with("Content-Type", type).post("/api/stock/recalculate", "CamelSqlQuery=x");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(json(answer).path("error").asText())
        .isEqualTo("post JSON, with Content-Type: application/json");
  }

  @Test
  void the_stock_is_as_the_last_sweeps_left_it() {
    http.post("/api/stock/recalculate", "");
    panel.onGroup(5).reply(Reply.status(500));
    http.post("/api/stock/recalculate", "{\"productIds\":[13]}");

    JsonNode stock = json(http.get("/api/stock"));

    assertThat(stock.path("schema").asText()).isEqualTo("headroom/stock/1");
    assertThat(stock.path("paused").asBoolean()).isFalse();
    assertThat(stock.path("at").asText()).isNotBlank();
    assertThat(stock.at("/products/0/qty").asInt()).isEqualTo(12);
    assertThat(stock.at("/products/0/limit").asText()).isEqualTo("memory");
    assertThat(stock.at("/products/1/qty").isNull()).isTrue();
    assertThat(stock.at("/products/1/outcome").asText()).isEqualTo("untouched");
  }

  @Test
  void the_explanation_of_a_product_writes_nothing() {
    JsonNode explanation = json(http.get("/api/stock/12"));

    assertThat(explanation.path("schema").asText()).isEqualTo("headroom/explain/1");
    assertThat(explanation.at("/product/qtyAfter").asInt()).isEqualTo(12);
    assertThat(shop.qty(12)).isEqualTo(99);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/stock/99",
        "/api/stock/0",
        "/api/stock/-1",
        "/api/stock/x",
        "/api/stock/12/more",
        "/api/sweeps/12",
        "/api/nothing",
        "/api",
        "/api/"
      })
  void what_is_not_there_is_not_found(String path) {
    HttpResponse<String> answer = http.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).path("error").asText()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/stock, GET",
    "DELETE, /api/stock/12, GET",
    "GET, /api/events/provisioned, POST",
    "GET, /api/routes/reload, POST",
    "GET, /api/pause, POST",
    "GET, /api/resume, POST"
  })
  void the_answer_to_a_method_that_a_path_does_not_take_names_those_that_it_takes(
      String method, String path, String allowed) {
    HttpResponse<String> answer = http.send(method, path);

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    assertThat(json(answer).path("error").asText()).startsWith("this takes " + allowed);
  }

  @Test
  void the_plan_writes_nothing() {
    JsonNode plan = json(http.get("/api/plan"));

    assertThat(plan.path("schema").asText()).isEqualTo("headroom/plan/1");
    assertThat(plan.at("/summary/changed").asInt()).isEqualTo(2);
    assertThat(shop.qty(12)).isEqualTo(99);
  }

  @Test
  void no_header_of_a_request_comes_back() {
    HttpResponse<String> answer = http.with("X-Anything", "secret").get("/api/stock");

    assertThat(answer.headers().map()).containsOnlyKeys("content-type", "transfer-encoding");
  }

  @Test
  void no_origin_is_allowed_to_read_across_sites() {
    HttpResponse<String> answer =
        http.with("Access-Control-Request-Method", "GET").send("OPTIONS", "/api/stock");

    assertThat(answer.headers().map().keySet())
        .noneMatch(
            header -> header.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
  }
}
