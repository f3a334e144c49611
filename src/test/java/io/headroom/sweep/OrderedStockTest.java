package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Http;
import io.headroom.rig.ManualTime;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Swept;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What orders make of the stock of a running process: group 4 has room for twelve. */
@Tag("database")
class OrderedStockTest extends Scenario {

  private final ManualTime time = new ManualTime();

  private Station station;
  private Swept swept;
  private Http http;

  OrderedStockTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void start_with_full_caches() {
    shop.product(14).named("KVM-4G again").group(4).packageId(7).buffer("0").qty(1).add();
    station =
        start(
            Station.of(shop, panel)
                .at(time)
                .serving()
                .with("headroom.sweep.period", "1d")
                .with("headroom.cache.group-ttl", "2m")
                .with("headroom.cache.package-ttl", "1d"));
    station.stop("sweep-timer");
    swept = Swept.by(station);
    http = Http.on(station.process().port());
    sweep();
    panel.clearRequests();
    assertThat(shop.qty(12)).isEqualTo(12);
    assertThat(shop.qty(14)).isEqualTo(12);
  }

  private SweepReport sweep() {
    http.post("/api/stock/recalculate", "");
    return swept.next("recalculate");
  }

  private SweepReport told(String event, String body) {
    time.pass(Duration.ofSeconds(1));
    assertThat(http.post("/api/events/" + event, body).statusCode()).isEqualTo(202);
    return swept.next(event);
  }

  /** Orders a product as a checkout does, and returns the service. */
  private int order(int product, String invoice) {
    int bill = shop.insert("tblinvoices", Map.of("userid", 31, "status", invoice));
    int order = shop.order("Pending");
    shop.sql()
        .update("UPDATE tblorders SET invoiceid = ?, `date` = NOW() WHERE id = ?", bill, order);
    int service = shop.service(product, order, "Pending");
    shop.sql().update("UPDATE tblhosting SET userid = ? WHERE id = ?", 31, service);
    shop.buy(product);
    return service;
  }

  private long orderOf(int service) {
    return shop.sql().number("SELECT orderid FROM tblhosting WHERE id = ?", service);
  }

  private SweepReport tellOrdered(int service) {
    return told(
        "ordered", "{\"orderId\":%d,\"serviceIds\":[%d]}".formatted(orderOf(service), service));
  }

  private void active(int service) {
    shop.sql().update("UPDATE tblhosting SET domainstatus = 'Active' WHERE id = ?", service);
  }

  @Test
  void an_order_lowers_the_siblings_within_two_seconds_without_a_request_to_the_panel() {
    int service = order(12, "Unpaid");
    long began = System.nanoTime();

    SweepReport report = tellOrdered(service);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    assertThat(report.plan().products()).extracting(PlannedProduct::id).containsExactly(12L, 14L);
    assertThat(panel.requests()).isEmpty();
    assertThat(shop.qty(12)).isEqualTo(11);
    assertThat(shop.qty(14)).isEqualTo(11);
    assertThat(shop.qty(13)).isEqualTo(8);
    assertThat(Station.product(report, 14).reason())
        .isEqualTo(
            "memory in group 4; 12 fit, 1 held for unpaid orders (#%d)"
                .formatted(orderOf(service)));
  }

  @Test
  void what_is_built_counts_once() {
    int service = order(12, "Paid");
    tellOrdered(service);
    room(4, 11);
    shop.built(service, 501);
    active(service);

    told("provisioned", "{\"serviceId\":%d,\"productId\":12,\"groupIds\":[4]}".formatted(service));

    assertThat(shop.qty(12)).isEqualTo(11);
    assertThat(shop.qty(14)).isEqualTo(11);
  }

  @Test
  void figures_from_before_a_build_are_asked_for_anew_without_any_event_of_it() {
    int service = order(12, "Paid");
    tellOrdered(service);
    room(4, 11);
    shop.built(service, 501);
    active(service);
    time.pass(Duration.ofSeconds(1));

    sweep();

    assertThat(panel.requestsTo("/compute/hypervisors/groups/4/resources")).hasSize(1);
    assertThat(panel.requestsTo("/compute/hypervisors/groups/5/resources")).isEmpty();
    assertThat(shop.qty(12)).isEqualTo(11);
    assertThat(shop.qty(14)).isEqualTo(11);
  }

  @Test
  void a_cancelled_order_gives_its_room_back_by_new_figures_alone() {
    int service = order(12, "Unpaid");
    tellOrdered(service);
    shop.sql().update("UPDATE tblorders SET status = 'Cancelled' WHERE id = ?", orderOf(service));

    SweepReport old = told("order-cancelled", "{\"orderId\":%d}".formatted(orderOf(service)));

    assertThat(Station.product(old, 14).outcome()).isEqualTo(Outcome.CONTENDED);
    assertThat(Station.product(old, 14).reason()).startsWith("it would rise to 12 by figures");
    assertThat(shop.qty(14)).isEqualTo(11);
    time.pass(Duration.ofMinutes(3));
    sweep();
    assertThat(shop.qty(12)).isEqualTo(12);
    assertThat(shop.qty(14)).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({
    "order-paid, UPDATE tblinvoices SET status = 'Paid', 11, ordered and paid",
    "order-pending, UPDATE tblorders SET status = 'Pending', 11, held for unpaid",
    "order-cancelled, UPDATE tblorders SET status = 'Cancelled', 12, ''",
    "order-refunded, UPDATE tblinvoices SET status = 'Refunded', 12, ''",
    "order-fraud, UPDATE tblorders SET status = 'Fraud', 12, ''",
    "order-deleted, DELETE FROM tblhosting, 12, ''",
    "invoice-cancelled, UPDATE tblinvoices SET status = 'Cancelled', 12, ''",
  })
  void what_becomes_of_an_order_is_read_again_two_seconds_after_it_was_told(
      String event, String change, int available, String why) {
    int service = order(12, "Unpaid");
    tellOrdered(service);
    String subject = event.startsWith("invoice") ? "invoiceId" : "orderId";
    told(event, "{\"%s\":%d}".formatted(subject, orderOf(service)));
    shop.sql().update(change);
    time.pass(Duration.ofMinutes(3));

    SweepReport second = swept.next(event);

    assertThat(shop.qty(14)).isEqualTo(available);
    assertThat(Station.product(second, 14).reason()).contains(why);
  }

  @Test
  void a_service_that_could_not_be_built_keeps_its_room_beside_new_figures() {
    int service = order(12, "Paid");
    tellOrdered(service);

    told(
        "create-failed", "{\"serviceId\":%d,\"productId\":12,\"groupIds\":[4]}".formatted(service));

    assertThat(panel.requestsTo("/compute/hypervisors/groups/4/resources")).hasSize(1);
    assertThat(shop.qty(14)).isEqualTo(11);
  }

  @Test
  void while_the_panel_is_silent_orders_lower_and_nothing_rises() {
    panel.onGroup(4).reply(Reply.status(503));
    time.pass(Duration.ofMinutes(3));
    int first = order(12, "Paid");

    SweepReport silent = tellOrdered(first);

    assertThat(shop.qty(14)).isEqualTo(11);
    assertThat(Station.product(silent, 14).reason())
        .endsWith(", by figures from before the panel fell silent");
    shop.sql().update("UPDATE tblorders SET status = 'Cancelled' WHERE id = ?", orderOf(first));
    time.pass(Duration.ofMinutes(1));
    sweep();
    assertThat(shop.qty(14)).isEqualTo(11);
    assertThat(shop.qty(12)).isEqualTo(11);
  }

  @Test
  void nothing_is_raised_over_an_order_that_came_since_the_shop_was_read() {
    station.advise(
        "write-stock",
        route ->
            route
                .weaveById("read-deadline")
                .before()
                .process(
                    exchange -> {
                      if (shop.rows("tblhosting").isEmpty()) {
                        shop.service(14, 0, "Pending");
                      }
                    }));
    room(4, 20);
    room(5, 3);
    time.pass(Duration.ofMinutes(3));

    SweepReport raising = sweep();

    assertThat(Station.product(raising, 12).outcome()).isEqualTo(Outcome.CONTENDED);
    assertThat(Station.product(raising, 13).outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 3, 14, 12));
    time.pass(Duration.ofMinutes(3));
    sweep();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 19, 13, 3, 14, 19));
  }

  @Test
  void a_process_that_looks_at_one_product_counts_the_orders_of_all_that_share_its_nodes() {
    fleet.add(PanelPackage.of(8).named("KVM-16G").memory(16384).cores(0).disk(0));
    shop.product(15).named("KVM-16G").group(4).packageId(8).buffer("0").qty(1).add();

    try (Station alone = Station.of(shop, panel).start()) {
      PlannedProduct planned = Station.product(alone.plan(12L), 12);

      assertThat(planned.qtyAfter()).isEqualTo(12);
      assertThat(planned.groups().get(0).found().orElseThrow().depth().orders().count())
          .isEqualTo(3);
    }
  }
}
