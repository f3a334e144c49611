package io.headroom.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import io.headroom.ops.SweepException;
import io.headroom.rig.LogLines;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes, with some of their steps replaced and some of them stopped. */
class RoutesTest extends Scenario {

  private static final String PACKAGE =
      "{\"data\":{\"enabled\":true,\"memory\":8192,\"cpuCores\":0,\"primaryStorage\":0}}";

  RoutesTest(Shop shop) {
    super(shop);
  }

  /** Answers a request of the route panel-request, as the http component does. */
  private static void answer(Exchange exchange) {
    boolean isPackage = exchange.getVariable("panelPath", String.class).equals("/packages/7");
    exchange.setVariable("panelAnswer", (isPackage ? PACKAGE : "[]").getBytes(UTF_8));
    exchange.setVariable("header:panelAnswer.CamelHttpResponseCode", isPackage ? 200 : 503);
  }

  @Test
  void what_the_panel_answers_is_what_the_step_get_received() {
    Station station =
        start()
            .advise(
                "panel-request",
                route -> route.weaveById("get-from-panel").replace().process(RoutesTest::answer));

    assertThat(Station.product(station.sync(), 12).reason())
        .isEqualTo(
            "hypervisor group 4: the panel, or a proxy in front of it, failed (503): look"
                + " at its log");
    assertThat(panel.requests()).isEmpty();
  }

  @Test
  void what_is_written_is_what_the_step_write_qty_is_given() {
    LinkedBlockingQueue<Object> written = new LinkedBlockingQueue<>();
    Station station =
        start()
            .advise(
                "write-stock",
                route ->
                    route
                        .weaveById("write-qty")
                        .replace()
                        .process(exchange -> written.add(exchange.getMessage().getBody()))
                        .setHeader("CamelSqlUpdateCount", route.constant(2)));

    SweepReport report = station.sync();

    assertThat(written)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
        .allSatisfy(row -> assertThat(((Map<?, ?>) row).size()).isEqualTo(5))
        .extracting("id", "new", "read")
        .containsExactly(tuple(12L, 12L, 1L), tuple(13L, 8L, 5L));
    assertThat(report.plan().count(Outcome.CHANGED)).isEqualTo(2);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }

  @Test
  void a_count_that_is_short_is_not_believed() {
    Station station =
        start()
            .advise(
                "write-stock",
                route ->
                    route
                        .weaveById("write-qty")
                        .replace()
                        .setHeader("CamelSqlUpdateCount", route.constant(1)));

    Plan plan = station.sync().plan();
    assertThat(plan.count(Outcome.CHANGED)).isZero();
    assertThat(plan.count(Outcome.DEFERRED)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lookup-package",
        "lookup-group",
        "fetch-package",
        "fetch-group",
        "panel-get",
        "panel-request"
      })
  void a_route_of_the_panel_that_is_stopped_leaves_everything_untouched(String route) {
    SweepReport report = start().stop(route).sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
    assertThat(report.plan().products())
        .map(PlannedProduct::reason)
        .allMatch(
            why -> why.endsWith(": a route that asks the panel is not running: start it again"));
  }

  @Test
  void a_route_that_is_suspended_is_a_route_that_is_stopped() throws Exception {
    Station station = start();
    station.context().getRouteController().suspendRoute("lookup-group");
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));

    station.context().getRouteController().resumeRoute("lookup-group");
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_route_that_is_stopped_is_logged_in_one_line_and_without_a_stack_trace() {
    Station station = start().stop("lookup-group");
    try (LogLines log = LogLines.listen()) {
      station.sync();
      station.sync();

      assertThat(log.messages(Level.WARN))
          .containsExactly(
              "2 of 2 products keep their qty, because an answer that they need is not known: 12,"
                  + " 13 (hypervisor group 4: a route that asks the panel is not running: start it"
                  + " again)");
      assertThat(log.stackTraces()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm-missing", "read-ledger", "write-stock"})
  void a_sweep_without_one_of_its_parts_says_which(String route) {
    Station station = start().stop(route);

    assertThatThrownBy(station::sync)
        .isInstanceOf(SweepException.class)
        .hasMessage(
            "The sweep could not run: the route at direct:%s is not running: start it again"
                .formatted(route));
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }
}
