package io.headroom.route;

import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.header;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headroom.rig.LogLines;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code direct:adjust-qty} may not do, and what becomes of it. */
class AdjustQtyFailureTest extends AdjustQtyScenario {

  AdjustQtyFailureTest(Shop shop) {
    super(shop);
  }

  @Test
  void a_failure_leaves_the_product_untouched() {
    Station station =
        adjusting(
            route ->
                route
                    .filter(header("productId").isEqualTo(12))
                    .throwException(
                        new IllegalStateException("the price list is gone\nsince Friday")));

    assertThat(twelve(station).outcome()).isEqualTo(Outcome.UNTOUCHED);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 8));
  }

  @Test
  void a_failure_is_reported_in_one_line() {
    Station station =
        adjusting(
            route ->
                route.throwException(
                    new IllegalStateException("the price list is gone\nsince Friday")));

    assertThat(twelve(station).reason())
        .isEqualTo("direct:adjust-qty failed: the price list is gone");
  }

  @Test
  void a_failure_without_a_message_is_named() {
    Station station = adjusting(route -> route.throwException(new NullPointerException()));

    assertThat(twelve(station).reason())
        .isEqualTo("direct:adjust-qty failed: NullPointerException");
  }

  @Test
  void a_failure_is_logged_once_and_without_a_stack_trace() {
    Station station =
        adjusting(route -> route.throwException(new IllegalStateException("no price list")));
    try (LogLines log = LogLines.listen()) {
      station.sync();
      station.sync();

      assertThat(log.messages(Level.WARN)).hasSize(1).allMatch(line -> line.contains("no price"));
      assertThat(log.stackTraces()).isEmpty();
    }
  }

  @Test
  void a_failure_in_a_route_that_it_calls_is_logged_once_too() {
    Station station =
        start()
            .add(
                routes -> {
                  routes.from("direct:adjust-qty").to("direct:price-list");
                  routes
                      .from("direct:price-list")
                      .throwException(new IllegalStateException("no price list"));
                });
    try (LogLines log = LogLines.listen()) {
      station.sync();

      assertThat(log.messages(Level.WARN)).hasSize(1).allMatch(line -> line.contains("no price"));
      assertThat(log.stackTraces()).isEmpty();
    }
  }

  @Test
  void its_own_handling_of_errors_is_left_to_it() {
    String handles =
        """
        - routeConfiguration:
            id: a-cautious-rule
            onException:
              - onException:
                  exception: [java.lang.IllegalStateException]
                  handled: {constant: {expression: "true"}}
                  steps:
                    - setBody: {constant: {expression: "3"}}
        - route:
            id: the-rule
            routeConfigurationId: a-cautious-rule
            from:
              uri: direct:adjust-qty
              steps:
                - throwException: {exceptionType: java.lang.IllegalStateException, message: "no list"}
        """;
    start(uncached().custom(route(handles))).sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 3, 13, 3));
  }

  @Test
  void a_rise_leaves_the_product_untouched() {
    PlannedProduct twelve = twelve(adjusting(route -> route.setBody(constant(13))));

    assertThat(twelve.outcome()).isEqualTo(Outcome.UNTOUCHED);
    assertThat(twelve.reason())
        .isEqualTo(
            "direct:adjust-qty returned 13 for 12, but it may only lower the number to 0"
                + " or more");
  }

  @Test
  void a_negative_number_leaves_the_product_untouched() {
    assertThat(twelve(adjusting(route -> route.setBody(constant(-1)))).outcome())
        .isEqualTo(Outcome.UNTOUCHED);
  }

  @Test
  void a_text_leaves_the_product_untouched_and_is_shown_in_part() {
    PlannedProduct twelve =
        twelve(adjusting(route -> route.setBody(constant("a few\n" + "x".repeat(1000)))));

    assertThat(twelve.outcome()).isEqualTo(Outcome.UNTOUCHED);
    assertThat(twelve.reason())
        .startsWith("direct:adjust-qty gave \"a few; x")
        .endsWith("…\", which is not a whole number")
        .hasSizeLessThan(150);
  }

  @Test
  void nothing_leaves_the_product_untouched() {
    assertThat(twelve(adjusting(route -> route.setBody(constant(null)))).reason())
        .isEqualTo("direct:adjust-qty returned nothing instead of a whole number");
  }

  @Test
  void a_route_that_is_stopped_leaves_the_products_untouched() {
    Station station = adjusting(route -> route.setBody(constant(4))).stop("the-rule");

    assertThat(twelve(station).outcome()).isEqualTo(Outcome.UNTOUCHED);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }

  @Test
  void a_route_that_is_stopped_is_reported_with_the_same_words_in_every_sweep() {
    Station station = adjusting(route -> route.setBody(constant(4))).stop("the-rule");

    assertThat(twelve(station).reason())
        .isEqualTo(
            "direct:adjust-qty failed: the route at direct:adjust-qty is not running: start it"
                + " again")
        .isEqualTo(twelve(station).reason());
  }
}
