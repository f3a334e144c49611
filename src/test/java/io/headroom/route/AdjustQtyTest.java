package io.headroom.route;

import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** The extension point {@code direct:adjust-qty}. */
class AdjustQtyTest extends AdjustQtyScenario {

  AdjustQtyTest(Shop shop) {
    super(shop);
  }

  @Test
  void a_lower_number_is_written() {
    adjusting(route -> route.setBody(constant(4))).sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 4, 13, 4));
  }

  @Test
  void a_number_as_text_is_written() {
    adjusting(route -> route.setBody(constant(" 4\n"))).sync();

    assertThat(shop.qty(12)).isEqualTo(4);
  }

  @Test
  void the_reason_shows_in_the_report() {
    Station station =
        adjusting(
            route -> route.setBody(constant(4)).setHeader("reason", constant("four; at a time")));

    assertThat(twelve(station).reason()).isEqualTo("four; at a time");
  }

  @Test
  void the_reason_shows_in_the_ledger() {
    adjusting(route -> route.setBody(constant(4)).setHeader("reason", constant("four; at a time")))
        .sync();

    assertThat(ledger(12))
        .containsEntry("limited_by", "adjusted")
        .containsEntry("reason", "four; at a time");
  }

  @Test
  void a_missing_reason_is_said_to_be_missing() {
    assertThat(twelve(adjusting(route -> route.setBody(constant(4)))).reason())
        .isEqualTo("direct:adjust-qty gave no reason");
  }

  @Test
  void a_reason_of_many_lines_is_logged_in_one() {
    Station station =
        adjusting(
            route ->
                route.setBody(constant(4)).setHeader("reason", constant("four\r\n  at\ta time\n")));

    assertThat(twelve(station).reason()).isEqualTo("four; at a time");
  }

  @Test
  void the_same_number_changes_nothing() {
    assertThat(twelve(adjusting(route -> route.setHeader("reason", constant("none")))).reason())
        .isEqualTo("memory in group 4");
  }

  @Test
  void zero_takes_the_product_out_of_the_sale() {
    adjusting(route -> route.setBody(constant(0))).sync();

    assertThat(shop.qty(12)).isZero();
  }

  @Test
  void a_product_that_is_not_decided_is_not_offered() {
    shop.product(14).group(4).qty(3).add();
    LinkedBlockingQueue<Object> ids = new LinkedBlockingQueue<>();
    adjusting(
            route ->
                route.process(exchange -> ids.add(exchange.getMessage().getHeader("productId"))))
        .sync();

    assertThat(ids).containsExactly(12L, 13L);
  }

  @Test
  void the_message_names_the_product() {
    LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    adjusting(route -> route.process(exchange -> messages.add(exchange.getMessage().copy())))
        .sync();

    Message message = messages.remove();
    assertThat(message.getBody()).isEqualTo(12L);
    assertThat(message.getHeaders())
        .contains(
            Map.entry("productId", 12L),
            Map.entry("productName", "KVM-4G"),
            Map.entry("qtyBefore", 1L),
            Map.entry("limit", "memory"),
            Map.entry("groupIds", List.of(4L)));
  }

  @Test
  void a_slow_route_is_waited_for() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Station station =
        adjusting(
            route ->
                route
                    .process(
                        exchange -> {
                          asked.countDown();
                          assertThat(answer.await(20, TimeUnit.SECONDS)).isTrue();
                        })
                    .setBody(constant(2)));
    Thread sweep = new Thread(station::sync);
    sweep.start();
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(shop.qty(12)).isEqualTo(1);

    answer.countDown();
    sweep.join();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 2, 13, 2));
  }

  @Test
  void a_route_that_ends_itself_early_does_not_end_the_sweep() {
    adjusting(route -> route.setBody(constant(4)).stop()).sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 4, 13, 4));
  }

  @Test
  void what_it_leaves_in_the_headers_does_not_change_what_is_written() {
    adjusting(
            route ->
                route
                    .setHeader("CamelSqlQuery", constant("UPDATE tblproducts SET qty = 99"))
                    .setProperty(Exchange.AGGREGATION_STRATEGY, constant("none")))
        .sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void it_shows_in_a_plan_too() {
    Station station = adjusting(route -> route.setBody(constant(4)));

    assertThat(Station.product(station.plan(), 12).qtyAfter()).isEqualTo(4);
    assertThat(shop.qty(12)).isEqualTo(1);
  }
}
