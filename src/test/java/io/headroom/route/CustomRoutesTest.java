package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.ops.StartException;
import io.headroom.rig.LogLines;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Route files of an integrator, as a start takes or refuses them. */
class CustomRoutesTest extends Scenario {

  CustomRoutesTest(Shop shop) {
    super(shop);
  }

  private static String routeWith(String id, String uri, String step) {
    return """
    - route:
        id: %s
        from:
          uri: "%s"
          steps:
            - %s
    """
        .formatted(id, uri, step);
  }

  private String refusal(String yaml) {
    Station.Draft draft = uncached().custom(route(yaml));
    try {
      draft.start().close();
      return "it started";
    } catch (StartException refused) {
      return refused.getMessage();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "direct:x?nonsense=1 | log: hi | Failed to resolve endpoint: direct://x?nonsense=1",
        "direct:x | bean: {ref: nobody} | No bean could be found in the registry for: nobody",
        "direct:x | to: {uri: 'kafka:x'} | No endpoint could be found for: kafka://x"
      })
  void a_route_that_cannot_be_built_is_named_in_one_line(String uri, String step, String reason) {
    assertThat(refusal(routeWith("a-sample", uri, step)))
        .startsWith("Headroom cannot start: route a-sample: " + reason)
        .hasLineCount(1);
  }

  @Test
  void a_misspelt_step_is_refused_with_its_place_in_the_file() {
    assertThat(refusal(routeWith("a-sample", "direct:x", "setBoody: {constant: 1}")))
        .startsWith("Headroom cannot start: Unknown node id: setBoody in file:")
        .contains(".camel.yaml, line 6, column")
        .hasLineCount(1);
  }

  @Test
  void a_placeholder_without_a_value_is_refused_by_its_name() {
    assertThat(refusal(routeWith("a-sample", "direct:x", "to: {uri: '{{chat.no-such}}'}")))
        .contains("Property with key [chat.no-such] not found")
        .hasLineCount(1);
  }

  @Test
  void an_id_of_the_shipped_routes_is_refused_and_replaces_nothing() {
    assertThat(refusal(routeWith("sweep", "direct:x", "log: hi")))
        .contains("the route id sweep is used twice");
  }

  @Test
  void a_second_route_at_an_extension_point_is_refused() {
    String two =
        routeWith("one", "direct:adjust-qty", "log: hi")
            + routeWith("two", "direct:adjust-qty", "log: hi");

    assertThat(refusal(two))
        .isEqualTo(
            "Headroom cannot start: Failed to start route: two because: Multiple consumers for the"
                + " same endpoint is not allowed: direct://adjust-qty");
  }

  @Test
  void a_subscriber_that_would_take_announcements_away_from_others_is_refused() {
    assertThat(refusal(routeWith("greedy", "seda:stock-changed", "log: hi")))
        .isEqualTo(
            "Headroom cannot start: the route greedy takes announcements away from others: add"
                + " multipleConsumers=true to its seda:stock-changed");
  }

  @Test
  void a_process_that_cannot_start_logs_nothing_beside() {
    try (LogLines log = LogLines.listen()) {
      refusal(routeWith("greedy", "seda:stock-changed", "log: hi"));

      assertThat(log.stackTraces()).isEmpty();
    }
  }

  @Test
  void a_route_that_begins_by_itself_does_not_begin_in_a_process_that_sweeps_once() {
    Station station =
        start(uncached().custom(route(routeWith("ticks", "timer:ticks", "to: direct:sweep"))));

    assertThat(station.context().getRouteController().getRouteStatus("ticks").isStopped()).isTrue();
  }

  @Test
  void a_product_with_a_name_of_many_lines_is_logged_in_one() {
    shop.sql().update("UPDATE tblproducts SET name = 'KVM\\n-4G' WHERE id = 12");
    Station station = start();
    try (LogLines log = LogLines.listen()) {
      station.sync();

      assertThat(log.messages()).allSatisfy(line -> assertThat(line).hasLineCount(1));
    }
  }
}
