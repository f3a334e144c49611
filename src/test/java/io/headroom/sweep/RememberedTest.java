package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.Scope;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.Plan;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What a sweep takes over from the one before, and what it must not. */
class RememberedTest extends Scenario {

  RememberedTest(Shop shop) {
    super(shop);
  }

  /** A station with full caches, whose products have the qty that is right. */
  private Station settled() {
    Station station = start(Station.of(shop, panel));
    station.sync();
    return station;
  }

  private void change(String column, Object value) {
    shop.sql().update("UPDATE tblproducts SET " + column + " = ? WHERE id = 12", value);
  }

  @Test
  void a_sweep_of_a_shop_and_a_panel_that_stayed_the_same_plans_the_same() {
    Station station = settled();
    Plan second = station.sync().plan();

    assertThat(station.sync().plan()).isSameAs(second);
  }

  @Test
  void a_qty_that_somebody_else_changed_is_seen() {
    Station station = settled();
    change("qty", 40);
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  @Test
  void a_buffer_that_was_changed_counts_from_the_next_sweep_on() {
    Station station = settled();
    change("configoption7", "25");
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(4);
    change("configoption7", "0");
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  @Test
  void a_package_that_was_changed_counts_from_the_next_sweep_on() {
    Station station = settled();
    fleet.add(PanelPackage.of(8).memory(8192).cores(0).disk(0));
    change("configoption2", "8");
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(6);
  }

  @Test
  void a_location_that_was_added_or_hidden_counts_from_the_next_sweep_on() {
    Station station = settled();
    shop.location(12, "5|Paris");
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(20);
    shop.sql().update("UPDATE tblproductconfigoptionssub SET optionname = '4|Lyon'");
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  @Test
  void a_product_that_was_added_counts_from_the_next_sweep_on() {
    Station station = settled();
    shop.product(14).named("KVM-4G too").group(4).packageId(7).buffer("0").qty(0).add();
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8, 14, 12));
  }

  @Test
  void a_group_that_the_panel_answers_otherwise_is_computed_anew() {
    Station station = start();
    station.sync();
    room(4, 3);
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 3, 13, 8));
  }

  @Test
  void a_group_that_was_unknown_is_computed_when_it_is_known_again() {
    Station station = start();
    station.sync();
    panel.onGroup(4).times(1).reply(Reply.status(500));
    change("qty", 40);
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(40);
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  @Test
  void a_node_that_is_excluded_from_one_sweep_to_the_next_does_not_count() {
    Map<String, String> calendar = new ConcurrentHashMap<>();
    Station station =
        start(Station.of(shop, panel))
            .add(
                routes ->
                    routes
                        .from("direct:excluded-hypervisors")
                        .process(exchange -> exchange.getMessage().setBody(Map.copyOf(calendar))));
    station.sync();
    calendar.put("21", "new disks on Friday");
    station.sync();
    assertThat(shop.qty(12)).isZero();
    calendar.clear();
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  @Test
  void a_sweep_of_one_product_does_not_hide_the_others_from_the_next() {
    Station station = settled();
    change("qty", 40);
    shop.sql().update("UPDATE tblproducts SET qty = 40 WHERE id = 13");
    station.process().sweep(SweepRequest.sync(Scope.of(Set.of(12L))));
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 40));
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }
}
