package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.rig.Http;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.settings.LogLevel;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JMX over HTTP: Headroom's own bean and nothing else. */
class JolokiaTest extends Scenario {

  private static final String JOLOKIA = "/observe/jolokia";
  private static final String OPERATOR = "operator-0123456789abcdef";
  private static final String READER = "reader-0123456789abcdef";

  private Station station;

  JolokiaTest(Shop shop) {
    super(shop);
  }

  private Http serve(String on) {
    station =
        start(
            uncached()
                .serving()
                .resting("sweep-timer")
                .with("headroom.sweep.period", "1d")
                .with("headroom.http.jolokia", on)
                .with("headroom.http.tokens.operator.token", OPERATOR)
                .with("headroom.http.tokens.operator.scopes", "operate,read")
                .with("headroom.http.tokens.reader.token", READER)
                .with("headroom.http.tokens.reader.scopes", "read,events"));
    station.sync();
    return Http.on(station.process().port()).as(OPERATOR);
  }

  private String own() {
    return "io.headroom:type=Headroom,context=" + station.context().getManagementName();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return Http.json(answer);
  }

  private JsonNode post(Http http, String body) {
    return json(http.post(JOLOKIA, body.replace("OWN", own())));
  }

  @Test
  void it_is_off_by_default() {
    Station quiet = start(uncached().serving().with("headroom.sweep.period", "1d"));
    Http http = Http.on(quiet.process().port());

    assertThat(http.get(JOLOKIA + "/version").statusCode()).isEqualTo(404);
    assertThat(http.post(JOLOKIA, "{\"type\":\"version\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void an_attribute_of_headrooms_bean_is_read() {
    Http http = serve("true");
    JsonNode outcomes =
        post(http, "{\"type\":\"read\",\"mbean\":\"OWN\",\"attribute\":\"Outcomes\"}");

    assertThat(outcomes.path("status").asInt()).isEqualTo(200);
    assertThat(outcomes.at("/value/changed").isNumber()).isTrue();
    assertThat(json(http.get(JOLOKIA + "/read/" + own() + "/Paused")).path("value").asBoolean(true))
        .isFalse();
  }

  @Test
  void an_operation_of_headrooms_bean_is_called() {
    Http http = serve("true");
    shop.sql().update("UPDATE tblproducts SET qty = 99");
    JsonNode sweep = post(http, "{\"type\":\"exec\",\"mbean\":\"OWN\",\"operation\":\"sweep\"}");
    JsonNode explained = json(http.get(JOLOKIA + "/exec/" + own() + "/explain/12"));

    assertThat(sweep.path("status").asInt()).isEqualTo(200);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
    assertThat(explained.path("value").asText()).contains("headroom/explain/1");
  }

  @Test
  void the_log_level_is_set() {
    Http http = serve("true");
    String before = LogLevel.current();
    try {
      JsonNode written =
          post(
              http,
              "{\"type\":\"write\",\"mbean\":\"OWN\",\"attribute\":\"LogLevel\","
                  + "\"value\":\"WARN\"}");
      assertThat(written.path("status").asInt()).isEqualTo(200);
      assertThat(LogLevel.current()).isEqualTo("WARN");
    } finally {
      LogLevel.change(before);
    }
  }

  @Test
  void headrooms_bean_is_found() {
    Http http = serve("true");
    JsonNode found = post(http, "{\"type\":\"search\",\"mbean\":\"io.headroom:*\"}");

    assertThat(found.path("value").toString()).contains("type=Headroom");
  }

  @Test
  void an_operation_that_refuses_says_why_and_shows_no_stack_trace() {
    JsonNode refused =
        post(
            serve("true"),
            "{\"type\":\"exec\",\"mbean\":\"OWN\",\"operation\":\"explain\",\"arguments\":[77]}");

    assertThat(refused.path("error").asText())
        .contains("product 77 is not a VirtFusionDirect product under stock control");
    assertThat(refused.has("stacktrace")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'read','mbean':'java.lang:type=Memory'}",
        "{'type':'read','mbean':'java.lang:type=Runtime','attribute':'SystemProperties'}",
        "{'type':'read','mbean':'*:*'}",
        "{'type':'read','mbean':'org.apache.camel:*'}",
        "{'type':'write','mbean':'java.lang:type=Memory','attribute':'Verbose','value':true}",
        "{'type':'exec','mbean':'java.lang:type=Memory','operation':'gc'}",
        "{'type':'exec','mbean':'com.sun.management:type=DiagnosticCommand',"
            + "'operation':'vmSystemProperties'}",
        "{'type':'exec','mbean':'com.sun.management:type=HotSpotDiagnostic',"
            + "'operation':'dumpHeap(java.lang.String,boolean)','arguments':['/tmp/x.hprof',true]}",
        "{'type':'exec','mbean':'org.apache.camel:context=CONTEXT,type=context,"
            + "name=\\\"CONTEXT\\\"','operation':'stop'}",
        "{'type':'exec','mbean':'org.apache.camel:context=CONTEXT,type=routes,"
            + "name=\\\"sweep-timer\\\"','operation':'start'}",
        "{'type':'exec','mbean':'jolokia:type=Config','operation':'debugInfo'}",
        "{'type':'read','mbean':'jolokia:type=Config'}",
        "{'type':'read','mbean':'java.util.logging:type=Logging'}",
        "{'type':'notification','command':'add','client':'x','mode':'pull',"
            + "'mbean':'java.lang:type=Memory'}",
      })
  void whatever_is_not_headrooms_is_refused(String request) {
    Http http = serve("true");
    String body =
        request.replace("'", "\"").replace("CONTEXT", station.context().getManagementName());

    refused(post(http, body));
    JsonNode bulk = post(http, "[" + body + "," + body + "]");
    assertThat(bulk).hasSize(2);
    bulk.forEach(JolokiaTest::refused);
    assertThat(station.context().getRouteController().getRouteStatus("sweep-timer").isStopped())
        .isTrue();
  }

  private static void refused(JsonNode answer) {
    assertThat(answer.path("status").asInt()).as(answer.toString()).isNotEqualTo(200);
    assertThat(answer.has("value")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/read/java.lang:type=Memory",
        "/read/java.lang:type=Memory/HeapMemoryUsage",
        "/exec/java.lang:type=Memory/gc",
        "/write/java.lang:type=Memory/Verbose/true",
        "/exec/com.sun.management:type=DiagnosticCommand/vmSystemProperties",
        "/?p=read/java.lang:type=Memory"
      })
  void nor_is_it_given_by_its_address(String path) {
    refused(Http.json(serve("true").get(JOLOKIA + path)));
  }

  @Test
  void it_asks_no_other_process_in_the_callers_name() {
    Http http = serve("true");
    JsonNode answer =
        post(
            http,
            "{\"type\":\"read\",\"mbean\":\"OWN\",\"attribute\":\"Paused\","
                + "\"target\":{\"url\":\"service:jmx:rmi:///jndi/rmi://127.0.0.1:1/jmxrmi\"}}");

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("value").asBoolean(true)).isFalse();
  }

  @Test
  void a_search_names_nothing_that_is_not_headrooms() {
    JsonNode found = post(serve("true"), "{\"type\":\"search\",\"mbean\":\"*:*\"}");

    assertThat(found.path("value"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name.asText()).startsWith("io.headroom:"));
  }

  @Test
  void a_list_shows_headrooms_bean_alone() {
    JsonNode list = json(serve("true").get(JOLOKIA + "/list")).path("value");

    assertThat(list.has("io.headroom")).isTrue();
    assertThat(list.properties()).extracting(Map.Entry::getKey).containsExactly("io.headroom");
  }

  @Test
  void it_takes_the_scope_operate() {
    Http http = serve("true");
    int port = station.process().port();

    assertThat(http.get(JOLOKIA + "/version").statusCode()).isEqualTo(200);
    assertThat(Http.on(port).as(READER).get(JOLOKIA + "/version").statusCode()).isEqualTo(403);
    assertThat(Http.on(port).get(JOLOKIA + "/version").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).get(JOLOKIA + "x/../jolokia/version").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).get("/observe/jolokiax").statusCode()).isEqualTo(401);
    assertThat(http.get("/observe/jolokiax").statusCode()).isEqualTo(404);
  }

  @Test
  void a_page_of_another_site_is_not_served_by_it() {
    Http http = serve("true");
    HttpResponse<String> answer = http.with("Origin", "https://evil.example").get(JOLOKIA);

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }
}
