package io.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.rig.Http;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may call what, for every operation that the description of the API names. */
@Tag("rig")
class OperationScopesTest extends Scenario {

  private static final String EVENTS = "/api/events";
  private static final String TELLER = "a-token-that-may-tell-of-events";
  private static final String READER = "a-token-that-may-read-the-stock";

  private Http http;

  OperationScopesTest(Shop shop) {
    super(shop);
  }

  /** An operation, and a path that is one of its own. */
  private record Described(String method, String path) {

    int status(Http by) {
      return (method.equals("get") ? by.get(path) : by.post(path, "{}")).statusCode();
    }

    boolean isOfEvents() {
      return path.startsWith(EVENTS);
    }
  }

  private static List<Described> described() throws IOException {
    List<Described> operations = new ArrayList<>();
    try (InputStream page = ApiDescription.class.getResourceAsStream("openapi.json")) {
      JsonNode paths = new ObjectMapper().readTree(page).path("paths");
      paths
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .fieldNames()
                      .forEachRemaining(
                          method ->
                              operations.add(
                                  new Described(method, path.getKey().replace("{id}", "12")))));
    }
    return operations;
  }

  @BeforeEach
  void serve() {
    http =
        Http.on(
            start(
                    Station.of(shop, panel)
                        .serving()
                        .resting("sweep-timer")
                        .with("headroom.http.tokens.teller.token", TELLER)
                        .with("headroom.http.tokens.teller.scopes", "events")
                        .with("headroom.http.tokens.reader.token", READER)
                        .with("headroom.http.tokens.reader.scopes", "read"))
                .process()
                .port());
  }

  @Test
  void no_operation_is_open_to_who_has_no_token() throws IOException {
    assertThat(described())
        .hasSizeGreaterThan(20)
        .allSatisfy(each -> assertThat(each.status(http)).isEqualTo(401));
  }

  @Test
  void a_token_that_may_only_read_changes_nothing() throws IOException {
    assertThat(described())
        .filteredOn(each -> each.method().equals("post"))
        .allSatisfy(each -> assertThat(each.status(http.as(READER))).isEqualTo(403));
  }

  @Test
  void a_token_that_may_only_tell_of_events_reads_and_operates_nothing() throws IOException {
    assertThat(described())
        .filteredOn(each -> !each.isOfEvents())
        .allSatisfy(each -> assertThat(each.status(http.as(TELLER))).isEqualTo(403));
  }
}
