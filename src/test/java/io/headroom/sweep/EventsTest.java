package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Hold;
import io.headroom.rig.Http;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import io.headroom.rig.Swept;
import io.headroom.stock.PlannedProduct;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is posted to a process whose caches are full, and the sweeps that follow. */
class EventsTest extends Scenario {

  private final ManualTime time = new ManualTime();

  private Station station;
  private Swept swept;
  private Http http;

  EventsTest(Shop shop) {
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
                .resting("sweep-timer")
                .with("headroom.sweep.period", "1d")
                .with("headroom.cache.group-ttl", "1d"));
    swept = Swept.by(station);
    http = Http.on(station.process().port());
    http.post("/api/stock/recalculate", "");
    swept.next("recalculate");
    panel.clearRequests();
  }

  private void accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
  }

  private static List<Long> products(SweepReport report) {
    return report.plan().products().stream().map(PlannedProduct::id).toList();
  }

  @Test
  void a_vps_that_was_built_lets_its_group_be_asked_anew_and_all_that_share_it_be_computed() {
    room(4, 3);

    accepted(
        http.post(
            "/api/events/provisioned", "{\"serviceId\":1,\"productId\":12,\"groupIds\":[4]}"));
    SweepReport report = swept.next();

    assertThat(report.request().trigger()).isEqualTo("provisioned");
    assertThat(products(report)).containsExactly(12L, 14L);
    assertThat(panel.requests()).hasSize(1);
    assertThat(panel.requestsTo("/compute/hypervisors/groups/4/resources")).hasSize(1);
    assertThat(shop.qty(12)).isEqualTo(3);
    assertThat(shop.qty(14)).isEqualTo(3);
  }

  @Test
  void the_ordered_location_is_asked_anew_and_not_the_default_group() {
    shop.location(12, "5|Paris");
    accepted(http.post("/api/events/provisioned", "{\"productId\":12,\"groupIds\":[5]}"));
    SweepReport report = swept.next();

    assertThat(products(report)).containsExactly(12L, 13L);
    assertThat(panel.requestsTo("/compute/hypervisors/groups/4/resources")).isEmpty();
    assertThat(panel.requestsTo("/compute/hypervisors/groups/5/resources")).hasSize(1);
  }

  @Test
  void a_vps_of_a_product_without_stock_control_fills_groups_too() {
    accepted(http.post("/api/events/provisioned", "{\"productId\":99}"));

    assertThat(products(swept.next())).containsExactly(12L, 13L, 14L);
    assertThat(panel.requests()).hasSize(2);
  }

  @Test
  void a_burst_costs_two_sweeps() {
    String vps = "{\"productId\":12,\"groupIds\":[4]}";
    accepted(http.post("/api/events/provisioned", vps));
    swept.next("provisioned");
    for (int more = 0; more < 20; more++) {
      accepted(http.post("/api/events/provisioned", vps));
    }
    room(4, 2);
    time.pass(Duration.ofSeconds(30));
    swept.next("provisioned");

    assertThat(shop.qty(12)).isEqualTo(2);
    assertThat(swept.unseen()).isZero();
  }

  @Test
  void a_vps_that_was_given_up_is_looked_at_three_times() {
    accepted(http.post("/api/events/terminated", "{\"productId\":12,\"groupIds\":[4]}"));
    swept.next("terminated");
    time.pass(Duration.ofSeconds(30));
    swept.next("terminated");
    room(4, 13);
    time.pass(Duration.ofMinutes(5));
    swept.next("terminated");

    assertThat(shop.qty(12)).isEqualTo(13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cart-viewed", "product-saved"})
  void a_product_that_is_viewed_or_saved_is_computed_again_from_what_is_known(String kind) {
    shop.sql().update("UPDATE tblproducts SET qty = 99 WHERE id = 12");

    accepted(http.post("/api/events/" + kind, "{\"productId\":12}"));
    SweepReport report = swept.next(kind);

    assertThat(products(report)).containsExactly(12L);
    assertThat(panel.requests()).isEmpty();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  @Test
  void a_product_that_is_viewed_again_soon_is_not_computed_again() {
    accepted(http.post("/api/events/cart-viewed", "{\"productId\":12}"));
    swept.next("cart-viewed");
    accepted(http.post("/api/events/cart-viewed", "{\"productId\":12}"));
    accepted(http.post("/api/events/cart-viewed", "{\"productId\":13}"));

    assertThat(products(swept.next("cart-viewed"))).containsExactly(13L);
  }

  @Test
  void the_products_of_an_order_are_computed_again() {
    int order = shop.order("Pending");
    int service = shop.service(13, order, "Pending");

    accepted(
        http.post(
            "/api/events/ordered",
            "{\"orderId\":%d,\"serviceIds\":[%d]}".formatted(order, service)));

    assertThat(products(swept.next("ordered"))).containsExactly(13L);
  }

  @Test
  void an_order_whose_services_cannot_be_looked_up_concerns_every_product() {
    shop.sql().update("RENAME TABLE tblhosting TO hidden");

    accepted(http.post("/api/events/ordered", "{\"orderId\":1,\"serviceIds\":[1]}"));

    assertThat(products(swept.next("ordered"))).containsExactly(12L, 13L, 14L);
  }

  @ParameterizedTest
  @CsvSource({
    "order-paid, orderId",
    "order-pending, orderId",
    "order-cancelled, orderId",
    "order-refunded, orderId",
    "order-fraud, orderId",
    "order-deleted, orderId",
    "invoice-cancelled, invoiceId"
  })
  void what_is_told_before_the_shop_has_changed_is_read_again_two_seconds_later(
      String kind, String id) {
    shop.sql().update("UPDATE tblproducts SET qty = 99 WHERE id = 12");
    accepted(http.post("/api/events/" + kind, "{\"%s\":901}".formatted(id)));
    assertThat(products(swept.next(kind))).containsExactly(12L, 13L, 14L);
    assertThat(shop.qty(12)).isEqualTo(12);

    shop.sql().update("UPDATE tblproducts SET qty = 99 WHERE id = 12");
    time.pass(Duration.ofSeconds(2));
    swept.next(kind);

    assertThat(shop.qty(12)).isEqualTo(12);
    assertThat(panel.requests()).isEmpty();
  }

  @Test
  void a_vps_that_could_not_be_built_makes_the_panel_be_asked_again() {
    room(4, 7);

    accepted(http.post("/api/events/create-failed", "{\"productId\":12,\"groupIds\":[4]}"));
    swept.next("create-failed");

    assertThat(shop.qty(12)).isEqualTo(7);
  }

  @Test
  void several_events_at_once_are_taken_together() {
    accepted(
        http.post(
            "/api/events",
            "[{\"event\":\"cart-viewed\",\"productId\":13},"
                + "{\"event\":\"product-saved\",\"productId\":14}]"));
    SweepReport report = swept.next();

    assertThat(report.request().trigger()).isEqualTo("events");
    assertThat(products(report)).containsExactly(13L, 14L);
  }

  @Test
  void of_several_events_none_is_taken_if_one_cannot_be_read() {
    HttpResponse<String> answer =
        http.post(
            "/api/events",
            "[{\"event\":\"cart-viewed\",\"productId\":13},{\"event\":\"sold\",\"productId\":1}]");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(station.process().agenda().waiting()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "server.create, provisioned",
    "server.delete, terminated",
    "server.build, provisioned"
  })
  void a_webhook_of_the_panel_is_a_nudge_for_all_groups(String event, String trigger) {
    accepted(http.with("X-VirtFusion-Event", event).post("/api/events/virtfusion", "{\"id\":3}"));

    assertThat(products(swept.next(trigger))).containsExactly(12L, 13L, 14L);
    assertThat(panel.requestsTo("/compute/hypervisors/groups/*/resources")).hasSize(2);
  }

  @Test
  void a_webhook_whose_body_names_a_group_is_a_nudge_for_that_group() {
    accepted(
        http.with("X-VirtFusion-Event", "server.create")
            .post("/api/events/virtfusion", "{\"server\":{\"hypervisorGroupId\":5}}"));

    assertThat(products(swept.next("provisioned"))).containsExactly(13L);
  }

  @Test
  void a_webhook_that_comes_twice_is_taken_once() {
    http.with("X-VirtFusion-Event", "server.create").with("X-VirtFusion-Hook-Event", "77");
    accepted(http.post("/api/events/virtfusion", ""));
    swept.next("provisioned");
    accepted(http.post("/api/events/virtfusion", ""));

    assertThat(station.process().agenda().waiting()).isZero();
  }

  @Test
  void a_webhook_that_is_of_no_server_changes_nothing() {
    accepted(http.with("X-VirtFusion-Event", "user.create").post("/api/events/virtfusion", "{}"));

    assertThat(station.process().agenda().waiting()).isZero();
  }

  @Test
  void all_that_comes_during_a_sweep_is_served_by_one_more() {
    Hold hold = panel.onGroup(4).hold();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    answers.add(recalculation());
    hold.awaitArrivals(1);
    accepted(http.post("/api/events/product-saved", "{\"productId\":14}"));
    answers.add(recalculation());
    answers.add(recalculation());
    Sweeping.awaitUntil(() -> station.process().agenda().asked() == 2);
    panel.heal();
    hold.release();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    swept.next("recalculate");
    swept.next("recalculate");
    assertThat(swept.unseen()).isZero();
    assertThat(station.process().agenda().waiting()).isZero();
  }

  private CompletableFuture<HttpResponse<String>> recalculation() {
    return CompletableFuture.supplyAsync(
        () -> http.post("/api/stock/recalculate", "{\"productIds\":[12],\"fresh\":true}"));
  }

  @Test
  void an_event_whose_sweep_fails_is_tried_again() {
    station.stop("confirm-missing");
    accepted(http.post("/api/events/provisioned", "{\"productId\":12,\"groupIds\":[4]}"));
    swept.failure();
    room(4, 6);
    station.startAgain("confirm-missing");
    time.pass(Duration.ofSeconds(30));
    swept.next("provisioned");

    assertThat(shop.qty(12)).isEqualTo(6);
  }
}
