package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rig")
class StandInPanelTest {
  private static final String RESOURCES = "/compute/hypervisors/groups/4/resources";

  private final Fleet fleet = new Fleet();
  private final StandInPanel panel = StandInPanel.serving(fleet);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    panel.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return get(path, panel.token());
  }

  private HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(panel.url() + "/api/v1" + path))
            .header("Authorization", "Bearer " + token)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws Exception {
    return new ObjectMapper().readTree(get(path).body());
  }

  private static List<Integer> ids(JsonNode page) {
    return StreamSupport.stream(page.path("data").spliterator(), false)
        .map(row -> row.at("/hypervisor/id").asInt())
        .toList();
  }

  private void addGroupOf(int nodes) {
    fleet.group(4, "Amsterdam");
    IntStream.rangeClosed(1, nodes).forEach(id -> fleet.add(4, Node.of(id)));
  }

  @Test
  void connect_answers_with_an_empty_array() throws Exception {
    assertThat(get("/connect"))
        .returns(200, HttpResponse::statusCode)
        .returns("[]", HttpResponse::body);
  }

  @Test
  void a_wrong_token_is_refused_without_a_word() throws Exception {
    panel.acceptOnly("another");
    assertThat(get("/connect", "stand-in-token"))
        .returns(401, HttpResponse::statusCode)
        .returns("", HttpResponse::body);
    assertThat(get("/connect", "another").statusCode()).isEqualTo(200);
  }

  @Test
  void a_package_has_its_documented_fields() throws Exception {
    fleet.add(PanelPackage.of(7).named("KVM-4G").memory(4096).cores(2).disk(80).storageType(1));
    JsonNode data = json("/packages/7").path("data");
    assertThat(data.path("name").asText()).isEqualTo("KVM-4G");
    assertThat(data.path("primaryStorageProfile").asInt()).isOne();
    assertThat(data).hasSize(19);
  }

  @Test
  void what_does_not_exist_is_a_404_in_json() throws Exception {
    assertThat(get("/packages/8"))
        .returns(404, HttpResponse::statusCode)
        .returns("{\"errors\":[\"Package not found\"]}", HttpResponse::body);
    assertThat(get(RESOURCES).statusCode()).isEqualTo(404);
  }

  @Test
  void what_the_api_does_not_have_is_a_404_in_html() throws Exception {
    assertThat(get("/servers").statusCode()).isEqualTo(404);
    assertThat(get("/servers").body()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void the_groups_are_listed_in_pages() throws Exception {
    fleet.group(4, "Amsterdam").group(5, "Paris");
    JsonNode page = json("/compute/hypervisors/groups?results=1");
    assertThat(page.path("total").asInt()).isEqualTo(2);
    assertThat(page.at("/data/0/name").asText()).isEqualTo("Amsterdam");
  }

  @Test
  void twenty_rows_come_where_no_number_is_asked_for() throws Exception {
    addGroupOf(21);
    JsonNode page = json(RESOURCES);
    assertThat(page.path("data")).hasSize(20);
    assertThat(page.path("last_page").asInt()).isEqualTo(2);
  }

  @Test
  void a_group_of_more_than_200_nodes_is_paged() throws Exception {
    addGroupOf(205);
    JsonNode last = json(RESOURCES + "?results=200&page=2");
    assertThat(ids(last)).containsExactly(201, 202, 203, 204, 205);
    assertThat(last.path("from").asInt()).isEqualTo(201);
    assertThat(last.path("to").asInt()).isEqualTo(205);
    assertThat(last.path("total").asInt()).isEqualTo(205);
    assertThat(last.path("next_page_url").isNull()).isTrue();
    assertThat(last.path("prev_page_url").asText())
        .isEqualTo("https://cp.example.net/api/v1" + RESOURCES + "?results=200&page=1");
  }

  @Test
  void more_than_200_rows_a_page_are_refused() throws Exception {
    addGroupOf(1);
    assertThat(get(RESOURCES + "?results=201").statusCode()).isEqualTo(422);
  }

  @Test
  void a_page_beyond_the_last_is_empty() throws Exception {
    addGroupOf(1);
    JsonNode page = json(RESOURCES + "?page=2");
    assertThat(page.path("data")).isEmpty();
    assertThat(page.path("from").isNull()).isTrue();
  }

  @Test
  void every_request_is_remembered_as_it_came() throws Exception {
    get("/packages/7?x=%20y");
    get("/connect");
    assertThat(panel.requestsTo("/packages/*"))
        .singleElement()
        .returns("/api/v1/packages/7?x=%20y", PanelRequest::target)
        .returns("Bearer stand-in-token", one -> one.header("authorization").orElse("none"));
    panel.clearRequests();
    assertThat(panel.requests()).isEmpty();
  }

  @Test
  void the_fleet_may_change_while_the_panel_runs() throws Exception {
    addGroupOf(2);
    fleet.update(4, 2, node -> node.memory(4096, 1024).ipv4(9));
    JsonNode node = json(RESOURCES).at("/data/1/resources");
    assertThat(node.at("/memory/free").asInt()).isEqualTo(3072);
    assertThat(node.at("/network/total/ipv4/free").asInt()).isEqualTo(9);
    fleet.removeNode(4, 2);
    assertThat(json(RESOURCES).path("total").asInt()).isOne();
  }

  @Test
  void an_answer_of_the_fleet_is_given_as_it_is() throws Exception {
    fleet.answerPackage(7, PanelAnswer.empty(429));
    fleet.answerGroup(4, PanelAnswer.of(200, "application/json", "{\"data\":{}}"));
    assertThat(get("/packages/7").statusCode()).isEqualTo(429);
    assertThat(get(RESOURCES).body()).isEqualTo("{\"data\":{}}");
  }

  @Test
  void a_restarted_panel_keeps_its_port() throws Exception {
    int port = panel.port();
    panel.stop();
    panel.restart();
    assertThat(panel.port()).isEqualTo(port);
    assertThat(get("/connect").statusCode()).isEqualTo(200);
  }
}
