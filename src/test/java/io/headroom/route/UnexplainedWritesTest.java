package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headroom.rig.Console;
import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.Readme;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.Station;
import io.headroom.stock.UnexplainedWrite;
import io.headroom.sweep.PauseSwitch;
import io.headroom.sweep.UnexplainedWrites;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What else writes the qty of products, such as the PHP module's own refresh. */
@Tag("database")
class UnexplainedWritesTest extends Scenario {

  UnexplainedWritesTest(Shop shop) {
    super(shop);
  }

  private Station serve(Station.Draft draft) {
    // a Pending service would keep room, and this is about what others write
    Station station =
        start(
            draft
                .serving()
                .resting("sweep-timer")
                .with("headroom.reserve", "off")
                .with("headroom.sweep.period", "1d"));
    station.sync();
    return station;
  }

  private void write(int product, int qty) {
    shop.sql().update("UPDATE tblproducts SET qty = ? WHERE id = ?", qty, product);
  }

  private void sell(int product, int units) {
    shop.sql().update("UPDATE tblproducts SET qty = qty - ? WHERE id = ?", units, product);
    shop.service(product, shop.order("Pending"), "Pending", units);
  }

  private static UnexplainedWrites writes(Station station) {
    return station.process().unexplainedWrites();
  }

  private static List<UnexplainedWrite> found(Station station) {
    return writes(station).last();
  }

  private static long count(Station station) {
    return writes(station).count();
  }

  @Test
  void a_write_by_something_else_is_counted_and_put_right_in_the_next_sweep() {
    Station station = serve(uncached());
    write(12, 30);
    station.sync();

    assertThat(found(station)).containsExactly(new UnexplainedWrite(12, "KVM-4G", 12, 0, 0, 30));
    assertThat(count(station)).isOne();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  @Test
  void it_is_logged_with_product_and_value() {
    Station station = serve(uncached());
    write(12, 30);
    try (LogLines log = LogLines.listen()) {
      station.sync();

      assertThat(log.messages(Level.WARN))
          .containsExactly(
              "Product 12 (KVM-4G) has qty 30, but had 12 before, and since then 0 units"
                  + " were ordered and 0 given back: something else writes it; Headroom writes its"
                  + " own figure again");
      assertThat(log.pairs("something else writes it"))
          .containsExactly("product=12", "expected=12", "taken=0", "returned=0", "found=30");
    }
  }

  @Test
  void it_is_shown_by_health_and_metrics_and_the_bean() throws Exception {
    Station station = serve(uncached());
    write(12, 30);
    station.sync();
    Http http = Http.on(station.process().port());

    assertThat(Http.json(http.get("/observe/health")).path("unexplainedWrites").asInt()).isOne();
    assertThat(http.get("/observe/metrics").body())
        .contains("\nheadroom_unexplained_writes_total 1.0\n");
    try (Console console = Console.connect()) {
      assertThat(console.of(station).getUnexplainedWrites())
          .singleElement()
          .asString()
          .startsWith("Product 12 (KVM-4G) has qty 30");
    }
  }

  @Test
  void it_is_counted_once() {
    Station station = serve(uncached());
    write(12, 30);
    station.sync();
    station.sync();
    station.sync();

    assertThat(count(station)).isOne();
  }

  @Test
  void a_write_of_the_same_qty_changes_nothing_and_is_none() {
    Station station = serve(uncached());
    write(12, 12);
    station.sync();

    assertThat(count(station)).isZero();
  }

  @Test
  void a_write_of_what_would_have_been_computed_is_one_all_the_same() {
    Station station = serve(uncached());
    room(4, 3);
    write(12, 3);
    station.sync();

    assertThat(found(station)).containsExactly(new UnexplainedWrite(12, "KVM-4G", 12, 0, 0, 3));
  }

  @Test
  void a_sale_is_none() {
    Station station = serve(uncached());
    sell(12, 1);
    station.sync();
    sell(12, 3);
    sell(13, 2);
    station.sync();

    assertThat(count(station)).isZero();
  }

  @Test
  void an_order_that_the_shop_cancels_or_takes_for_fraud_is_none() {
    int cancelled = shop.service(12, shop.order("Pending"), "Pending");
    int fraud = shop.service(12, shop.order("Pending"), "Pending", 2);
    Station station = serve(uncached());
    end(cancelled, "Cancelled");
    write(12, 13);
    station.sync();
    end(fraud, "Fraud");
    write(12, 14);
    station.sync();

    assertThat(count(station)).isZero();
  }

  private void end(int service, String status) {
    shop.sql().update("UPDATE tblhosting SET domainstatus = ? WHERE id = ?", status, service);
  }

  @Test
  void an_order_that_ends_while_its_services_stay_as_they_are_is_none() {
    int order = shop.order("Pending");
    shop.service(12, order, "Pending");
    Station station = serve(uncached());
    shop.sql().update("UPDATE tblorders SET status = 'Cancelled' WHERE id = ?", order);
    write(12, 13);
    station.sync();

    assertThat(count(station)).isZero();
  }

  @Test
  void a_service_that_an_upgrade_moves_to_another_product_is_none() {
    int service = shop.service(12, shop.order("Active"), "Active");
    Station station = serve(uncached());
    shop.sql().update("UPDATE tblhosting SET packageid = 13 WHERE id = ?", service);
    write(12, 13);
    write(13, 7);
    station.sync();

    assertThat(count(station)).isZero();
  }

  @Test
  void more_than_the_shop_gave_back_is_one() {
    int service = shop.service(12, shop.order("Pending"), "Pending");
    Station station = serve(uncached());
    end(service, "Terminated");
    write(12, 14);
    station.sync();

    assertThat(found(station)).containsExactly(new UnexplainedWrite(12, "KVM-4G", 12, 0, 1, 14));
  }

  @Test
  void a_sale_that_left_the_qty_right_is_none() {
    Station station = serve(uncached());
    sell(12, 1);
    room(4, 11);
    station.sync();
    sell(12, 1);
    room(4, 10);
    station.sync();

    assertThat(count(station)).isZero();
  }

  @Test
  void a_qty_that_fell_by_more_than_was_ordered_is_one() {
    Station station = serve(uncached());
    sell(12, 1);
    station.sync();
    sell(12, 1);
    shop.buy(12);
    station.sync();

    assertThat(found(station)).containsExactly(new UnexplainedWrite(12, "KVM-4G", 12, 1, 0, 10));
  }

  @Test
  void a_sale_and_a_write_together_are_distinguished() {
    Station station = serve(uncached());
    sell(13, 1);
    station.sync();
    sell(12, 1);
    sell(13, 1);
    write(12, 7);
    station.sync();

    assertThat(found(station)).containsExactly(new UnexplainedWrite(12, "KVM-4G", 12, 1, 0, 7));
  }

  @Test
  void what_was_ordered_of_another_product_explains_nothing() {
    Station station = serve(uncached());
    sell(13, 1);
    station.sync();
    sell(13, 1);
    shop.buy(12);
    station.sync();

    assertThat(found(station)).containsExactly(new UnexplainedWrite(12, "KVM-4G", 12, 0, 0, 11));
  }

  @Test
  void what_was_ordered_before_explains_nothing_any_more() {
    Station station = serve(uncached());
    sell(12, 2);
    station.sync();
    write(12, 10);
    station.sync();

    assertThat(found(station)).containsExactly(new UnexplainedWrite(12, "KVM-4G", 12, 0, 0, 10));
  }

  @Test
  void a_sweep_of_some_products_takes_no_sale_of_others_away() {
    Station station = serve(uncached());
    sell(12, 1);
    sell(13, 1);
    Http.on(station.process().port()).post("/api/stock/recalculate", "{\"productIds\":[12]}");
    station.sync();

    assertThat(count(station)).isZero();
  }

  @Test
  void in_observe_mode_nothing_is_counted() {
    Station station = serve(uncached().with("headroom.mode", "observe"));
    write(12, 30);
    station.sync();

    assertThat(count(station)).isZero();
    assertThat(shop.qty(12)).isEqualTo(30);
  }

  @Test
  void a_paused_process_counts_what_was_written_when_it_goes_on() {
    Station station = serve(uncached());
    station.process().sweeps().pauses().pause("me", PauseSwitch.USUAL);
    write(12, 30);
    station.sync();
    station.process().sweeps().pauses().resume("me");
    station.sync();

    assertThat(found(station)).containsExactly(new UnexplainedWrite(12, "KVM-4G", 12, 0, 0, 30));
  }

  private ShopUser userWithoutSales() {
    return shop.user(
        new Readme()
            .grants().stream()
                .filter(grant -> !grant.contains("tblhosting"))
                .toArray(String[]::new));
  }

  @Test
  void without_the_grant_sweeps_go_on_and_say_so_once() {
    Readme.ledger().forEach(shop.sql()::update);
    ShopUser user = userWithoutSales();
    try (LogLines log = LogLines.listen()) {
      Station station = serve(uncached().as(user));
      write(12, 30);
      station.sync();
      write(12, 5);
      station.sync();

      assertThat(shop.qty(12)).isEqualTo(12);
      assertThat(log.messages("Sales cannot be read"))
          .singleElement()
          .asString()
          .contains("run the grants of the README")
          .contains("SELECT command denied")
          .contains("tblhosting");
      assertThat(found(station)).containsExactly(new UnexplainedWrite(12, "KVM-4G", 12, 0, 0, 30));
    }
  }

  @Test
  void once_the_grant_is_there_the_log_says_that_sales_can_be_read_again() {
    Readme.ledger().forEach(shop.sql()::update);
    ShopUser user = userWithoutSales();
    try (LogLines log = LogLines.listen()) {
      Station station = serve(uncached().as(user));
      write(12, 30);
      station.sync();
      shop.sql()
          .update("GRANT SELECT ON %s.tblhosting TO '%s'@'%%'".formatted(shop.name(), user.name()));
      station.sync();
      station.sync();

      assertThat(log.messages("Sales can be read again")).hasSize(1);
    }
  }

  @Test
  void a_sweep_that_changes_nothing_still_costs_three_statements() {
    Station station = serve(uncached().with("headroom.reserve", "off"));

    assertThat(station.sync().sqlRoundTrips()).isEqualTo(3);
  }

  @Test
  void a_restart_counts_nothing_by_mistake() {
    serve(uncached()).close();
    write(12, 30);
    sell(13, 2);
    Station restarted = serve(uncached());
    restarted.sync();

    assertThat(count(restarted)).isZero();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_product_that_is_new_to_the_shop_is_none() {
    Station station = serve(uncached());
    shop.product(14).group(4).packageId(7).buffer("0").qty(77).add();
    station.sync();

    assertThat(count(station)).isZero();
  }

  @Test
  void the_last_twenty_are_kept() {
    Station station = serve(uncached());
    for (int qty = 100; qty < 125; qty++) {
      write(12, qty);
      station.sync();
    }

    assertThat(count(station)).isEqualTo(25);
    assertThat(found(station))
        .hasSize(20)
        .last()
        .extracting(UnexplainedWrite::found)
        .isEqualTo(124L);
  }
}
