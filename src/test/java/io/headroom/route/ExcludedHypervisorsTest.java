package io.headroom.route;

import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headroom.capacity.Lookup;
import io.headroom.rig.LogLines;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

/** The extension point {@code direct:excluded-hypervisors}. */
class ExcludedHypervisorsTest extends Scenario {

  ExcludedHypervisorsTest(Shop shop) {
    super(shop);
  }

  /** An integrator's route at the extension point. */
  private interface Steps {
    ProcessorDefinition<?> after(RouteDefinition route);
  }

  private Station excluding(Steps steps) {
    return start()
        .add(
            routes ->
                steps.after(routes.from("direct:excluded-hypervisors").routeId("the-calendar")));
  }

  private Station excluding(Object body) {
    return excluding(route -> route.setBody(constant(body)));
  }

  private static PlannedProduct twelve(Station station) {
    return Station.product(station.sync(), 12);
  }

  /** Why the node of group 4 does not count. */
  private static String idle(SweepReport report) {
    return report
        .answers()
        .group(4)
        .map(fits -> fits.group().nodes().get(0).idle().orElse("it counts"))
        .fold(why -> why, () -> "missing", unknown -> unknown);
  }

  @Test
  void a_node_of_the_map_does_not_count() {
    excluding(Map.of("21", "new disks on Friday")).sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 0, 13, 8));
  }

  @Test
  void a_node_of_the_list_does_not_count() {
    excluding(List.of(Map.of("id", 21, "reason", "new disks"))).sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 0, 13, 8));
  }

  @Test
  void the_report_says_why_a_node_does_not_count() {
    Station station = excluding(Map.of(21L, "new disks\n on Friday"));

    assertThat(idle(station.sync())).isEqualTo("excluded: new disks; on Friday");
  }

  @Test
  void a_missing_reason_is_said_to_be_missing() {
    Station station = excluding(List.of(Map.of("id", "21")));

    assertThat(idle(station.sync())).isEqualTo("excluded: no reason given");
  }

  @Test
  void an_empty_map_excludes_nothing() {
    excluding(Map.of()).sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void it_is_asked_once_a_sweep_with_the_group_ids() {
    LinkedBlockingQueue<Object> bodies = new LinkedBlockingQueue<>();
    excluding(
            route ->
                route
                    .process(exchange -> bodies.add(exchange.getMessage().getBody()))
                    .setBody(constant(Map.of())))
        .sync();

    assertThat(bodies).containsExactly(List.of(4L, 5L));
  }

  @Test
  void a_failure_leaves_every_product_untouched() {
    Station station =
        excluding(route -> route.throwException(new IllegalStateException("no calendar\nat all")));

    assertThat(twelve(station).outcome()).isEqualTo(Outcome.UNTOUCHED);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }

  @Test
  void a_failure_is_the_reason_of_every_group() {
    Station station =
        excluding(route -> route.throwException(new IllegalStateException("no calendar\nat all")));

    assertThat(station.sync().answers().group(5))
        .isEqualTo(new Lookup.Unknown<>("direct:excluded-hypervisors failed: no calendar"));
  }

  @Test
  void a_failure_is_logged_without_a_stack_trace_and_not_again() {
    Station station =
        excluding(route -> route.throwException(new IllegalStateException("no calendar")));
    try (LogLines log = LogLines.listen()) {
      station.sync();
      station.sync();

      assertThat(log.messages(Level.WARN)).hasSize(1).allMatch(line -> line.contains("calendar"));
      assertThat(log.stackTraces()).isEmpty();
    }
  }

  @Test
  void something_else_than_a_map_or_a_list_leaves_every_product_untouched() {
    assertThat(twelve(excluding("21")).reason())
        .isEqualTo(
            "hypervisor group 4: direct:excluded-hypervisors failed: it gave String, which"
                + " is neither a map of hypervisor id to reason nor a list of maps with id and"
                + " reason");
  }

  @Test
  void an_id_that_is_no_number_leaves_every_product_untouched() {
    assertThat(twelve(excluding(Map.of("node-21", "x"))).reason())
        .endsWith("failed: \"node-21\" is not a hypervisor's id");
  }

  @Test
  void a_route_that_is_stopped_leaves_every_product_untouched() {
    Station station = excluding(Map.of()).stop("the-calendar");

    assertThat(twelve(station).reason())
        .isEqualTo(
            "hypervisor group 4: direct:excluded-hypervisors failed: the route at"
                + " direct:excluded-hypervisors is not running: start it again");
  }

  @Test
  void a_route_that_ends_itself_early_does_not_end_the_sweep() {
    excluding(route -> route.setBody(constant(Map.of("21", "x"))).stop()).sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 0, 13, 8));
  }

  @Test
  void what_it_leaves_in_the_headers_does_not_change_what_is_written() {
    excluding(
            route ->
                route
                    .setHeader("CamelSqlQuery", constant("UPDATE tblproducts SET qty = 99"))
                    .setHeader("CamelCaffeineKey", constant("5"))
                    .setBody(constant(Map.of())))
        .sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }
}
