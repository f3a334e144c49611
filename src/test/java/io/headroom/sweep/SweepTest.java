package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.LogLines;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole sweeps over the real routes, a real database and a real HTTP server. */
@Tag("database")
class SweepTest extends Scenario {

  SweepTest(Shop shop) {
    super(shop);
  }

  @Test
  void a_sweep_writes_what_the_hypervisors_can_still_place() {
    room(5, 5);
    try (Station station = Station.of(shop, panel).start()) {
      SweepReport report = station.sync();

      assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 5));
      assertThat(Station.product(report, 12).outcome()).isEqualTo(Outcome.CHANGED);
      assertThat(Station.product(report, 13).outcome()).isEqualTo(Outcome.UNCHANGED);
    }
  }

  @Test
  void a_sweep_that_changes_nothing_reads_three_times_and_asks_and_writes_nothing() {
    try (Station station = Station.of(shop, panel).start()) {
      station.sync();
      panel.clearRequests();

      SweepReport second = station.sync();

      assertThat(second.sqlRoundTrips()).isEqualTo(3);
      assertThat(second.panelRequests()).isZero();
      assertThat(panel.requests()).isEmpty();
    }
  }

  @Test
  void a_product_that_can_be_computed_again_is_logged_once() {
    try (Station station = Station.of(shop, panel).start();
        LogLines log = LogLines.listen()) {
      station.sync();
      shop.sql().update("UPDATE tblproducts SET configoption2 = '' WHERE id = 12");
      station.sync();
      shop.sql().update("UPDATE tblproducts SET configoption2 = '7' WHERE id = 12");
      station.sync();
      station.sync();

      assertThat(log.messages("Product 12 (KVM-4G) keeps qty 12")).hasSize(1);
      assertThat(log.messages("Product 12 (KVM-4G) is computed again")).hasSize(1);
    }
  }

  @Test
  void each_package_and_each_page_of_a_group_is_asked_for_once() {
    try (Station station = Station.of(shop, panel).start()) {
      SweepReport report = station.sync();

      assertThat(report.panelRequests()).isEqualTo(3);
      assertThat(panel.requests()).hasSize(3);
    }
  }

  @Test
  void a_dead_panel_leaves_every_qty_as_it_is() {
    panel.onEverything().reply(Reply.status(500));
    try (Station station = Station.of(shop, panel).start()) {
      SweepReport report = station.sync();

      assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
      assertThat(report.plan().count(Outcome.UNTOUCHED)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Zone & City, 'Zone &amp; City|Where'",
    "Zone &amp; City, Zone & City",
    "Data Center, 'Data\u00a0Center '",
    "Місце, Місце|Where"
  })
  void the_location_option_is_found_by_its_name_as_people_read_it(String name, String stored) {
    shop.option(12, stored).choice("5|Paris");
    try (Station station = Station.of(shop, panel).with("headroom.location-option", name).start()) {
      station.sync();

      assertThat(shop.qtys()).containsEntry(12, 20);
    }
  }

  @Test
  void a_route_that_does_not_claim_to_write_writes_nothing_and_says_why() {
    try (Station station = Station.of(shop, panel).start()) {
      station.advise("sweep", route -> route.weaveById("claim-writing").remove());

      SweepReport report = station.sync();

      assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
      assertThat(Station.product(report, 12).outcome()).isEqualTo(Outcome.UNTOUCHED);
      assertThat(Station.product(report, 12).reason()).contains("claim");
    }
  }

  @Test
  void a_route_that_logs_the_property_shows_how_far_the_sweep_has_come() {
    List<String> shown = new CopyOnWriteArrayList<>();
    try (Station station = Station.of(shop, panel).start()) {
      station.advise(
          "sweep",
          route ->
              route
                  .weaveById("build-report")
                  .before()
                  .setProperty("shown")
                  .simple("${exchangeProperty.sweep}")
                  .process(exchange -> shown.add(exchange.getProperty("shown", String.class))));

      station.sync();
    }

    assertThat(shown).hasSize(1);
    assertThat(shown.get(0))
        .matches(
            "sweep of [-0-9T:.]+Z: trigger sync, mode write, products 2, looked up 3, planned 2,"
                + " changes 2");
  }
}
