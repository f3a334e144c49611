package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Fleet;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.StandInPanel;
import io.headroom.rig.Station;
import io.headroom.rig.VectorCase;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The known answers, from the rows of a real shop to the qty that is written there. */
@Tag("rig")
@ExtendWith(SharedDatabase.class)
@Timeout(60)
class VectorsTest {

  private static final List<String> TABLES =
      List.of(
          "tblproducts",
          "tblproductconfiglinks",
          "tblproductconfigoptions",
          "tblproductconfigoptionssub");

  private static Premises module;
  private static Premises panel;

  /** A shop, a panel and a station with one set of rules, which all cases go through in turn. */
  private record Premises(String rules, Shop shop, Fleet fleet, StandInPanel panel, Station station)
      implements AutoCloseable {

    static Premises open(String rules, Shop shop) {
      Fleet fleet = new Fleet();
      StandInPanel panel = StandInPanel.serving(fleet);
      Station station =
          Station.of(shop, panel)
              .with("headroom.rules", rules)
              .with("headroom.unbounded-qty", "2147483647")
              // a vector has what fits of each product, and not how they share the last places
              .with("headroom.last-places", "0")
              .with("headroom.cache.package-ttl", "0s")
              .with("headroom.cache.group-ttl", "0s")
              .with("headroom.cache.missing-ttl", "0s")
              .start();
      return new Premises(rules, shop, fleet, panel, station);
    }

    void sweep(VectorCase known) {
      TABLES.forEach(table -> shop.sql().update("DELETE FROM " + table));
      shop.load(known.whmcs());
      fleet.become(known.panel());
      SortedMap<Integer, Integer> expected = new TreeMap<>(shop.qtys());
      known.expected(rules).forEach((id, qty) -> qty.ifPresent(now -> expected.put(id, now)));

      station.sync();

      assertThat(shop.qtys()).isEqualTo(expected);
    }

    @Override
    public void close() {
      station.close();
      panel.close();
      shop.close();
    }
  }

  @BeforeAll
  static void open_the_shops(ShopDatabase server) {
    module = Premises.open("module", server.shop("vectors_module"));
    panel = Premises.open("panel", server.shop("vectors_panel"));
  }

  @AfterAll
  static void close() {
    module.close();
    panel.close();
  }

  static Stream<VectorCase> cases() {
    return VectorCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void under_the_rules_of_the_module(VectorCase known) {
    module.sweep(known);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void under_the_rules_of_the_panel(VectorCase known) {
    panel.sweep(known);
  }
}
