package io.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.rig.ShippedRoutes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the API, held against the routes that serve it. */
class OpenApiTest {

  private static final String SCHEME = "platform-http:";

  private final JsonNode document;

  OpenApiTest() throws IOException {
    document = new ObjectMapper().readTree(new ApiDescription().text());
  }

  private static Map<String, Set<String>> served() {
    Map<String, Set<String>> served = new TreeMap<>();
    for (JsonNode route : ShippedRoutes.routes()) {
      String uri = route.at("/from/uri").asText();
      if (uri.startsWith(SCHEME)) {
        String method = route.at("/from/parameters/httpMethodRestrict").asText();
        served.put(
            uri.substring(SCHEME.length()), Set.of(method.toLowerCase(Locale.ROOT).split(",")));
      }
    }
    return served;
  }

  @Test
  void it_describes_every_route_and_no_other() throws IOException {
    Map<String, Set<String>> described = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              Set<String> methods = new TreeSet<>();
              path.getValue().fieldNames().forEachRemaining(methods::add);
              described.put(path.getKey(), methods);
            });

    Map<String, Set<String>> served = served();
    // no routes, so that no edit of a route can take them away
    Stream.of("/api/routes/reload", "/api/pause", "/api/resume", "/api/holds/{id}/approve")
        .forEach(path -> served.put(path, Set.of("post")));
    served.put("/api/holds", Set.of("get"));
    // described kind by kind, since each has a body of its own
    Set<String> methods = Optional.ofNullable(served.remove("/api/events/{kind}")).orElseThrow();
    Stream.concat(Kind.told().stream().map(Kind::term), Stream.of("virtfusion"))
        .forEach(kind -> served.put("/api/events/" + kind, methods));
    assertThat(described).isEqualTo(served);
  }

  @Test
  void it_names_the_kinds_of_events_that_there_are() {
    List<String> kinds = new ArrayList<>();
    body("/api/events")
        .at("/items/properties/event/enum")
        .forEach(kind -> kinds.add(kind.asText()));

    assertThat(kinds).containsExactlyElementsOf(Kind.told().stream().map(Kind::term).toList());
  }

  @Test
  void each_kind_of_event_takes_the_id_of_what_it_happens_to() {
    for (Kind kind : Kind.told()) {
      JsonNode body = body("/api/events/" + kind.term());

      assertThat(body.path("required"))
          .as(kind.term())
          .hasToString("[\"" + kind.subject().member() + "\"]");
      assertThat(body.path("properties").has(kind.subject().member())).as(kind.term()).isTrue();
      assertThat(body.path("additionalProperties").asBoolean(true)).as(kind.term()).isFalse();
    }
  }

  /** The schema of what is posted to a path. */
  private JsonNode body(String path) {
    return document
        .path("paths")
        .path(path)
        .at("/post/requestBody/content/application~1json/schema");
  }

  @Test
  void every_reference_in_it_leads_somewhere() {
    List<String> references = document.findValuesAsText("$ref");

    assertThat(references)
        .isNotEmpty()
        .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
  }

  @Test
  void every_parameter_of_a_path_is_described() {
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              boolean hasId = path.getKey().contains("{id}");
              assertThat(path.getValue().findValuesAsText("in").contains("path"))
                  .as(path.getKey())
                  .isEqualTo(hasId);
            });
  }

  @Test
  void every_operation_says_that_a_token_is_needed() {
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        assertThat(operation.path("responses").has("401")).isTrue();
        assertThat(operation.path("responses").has("403")).isTrue();
        assertThat(operation.path("operationId").asText()).isNotBlank();
      }
    }
  }
}
