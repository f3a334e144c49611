package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Announcements;
import io.headroom.rig.LogLines;
import io.headroom.rig.Readme;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.StatementLog;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shop that is watched: everything happens but the writing of the qty. */
class ObserveTest extends Scenario {

  private final ShopUser user;

  ObserveTest(Shop shop) {
    super(shop);
    user = new Readme().user(shop);
  }

  private Station observing() {
    return start(uncached().as(user).with("headroom.mode", "observe"));
  }

  private List<Map<String, Object>> changes(int product) {
    return shop.sql()
        .rows(
            "SELECT qty_before, qty_after, mode FROM mod_headroom_change WHERE product_id = ?"
                + " ORDER BY id",
            product);
  }

  private static Map<String, Object> change(int before, int after) {
    return Map.of("qty_before", before, "qty_after", after, "mode", "observe");
  }

  @Test
  void no_qty_is_written() {
    Station station = observing();
    try (StatementLog log = shop.logStatements()) {
      station.sync();

      assertThat(log.writesOf(user)).noneMatch(sql -> sql.contains("tblproducts"));
    }
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }

  @Test
  void the_report_names_the_change() {
    SweepReport report = observing().sync();

    assertThat(report.plan().count(Outcome.CHANGED)).isEqualTo(2);
  }

  @Test
  void a_change_is_reported_once() {
    Station station = observing();
    station.sync();

    PlannedProduct twelve = Station.product(station.sync(), 12);

    assertThat(twelve.outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(twelve.qtyBefore()).isEqualTo(12);
  }

  @Test
  void a_change_is_logged_once_and_as_observed() {
    Station station = observing();
    try (LogLines log = LogLines.listen()) {
      station.sync();
      station.sync();

      assertThat(log.messages("Product 12"))
          .containsExactly(
              "Product 12 (KVM-4G): qty 1 -> 12 (observed, not written): memory in group 4");
    }
  }

  @Test
  void a_change_is_recorded_once() {
    Station station = observing();
    station.sync();
    station.sync();

    assertThat(changes(12)).containsExactly(change(1, 12));
  }

  @Test
  void a_later_change_is_held_against_what_would_have_been_written_before() {
    Station station = observing();
    station.sync();
    room(4, 9);
    station.sync();

    assertThat(changes(12)).containsExactly(change(1, 12), change(12, 9));
  }

  @Test
  void a_change_back_to_what_the_shop_has_is_a_change() {
    Station station = observing();
    station.sync();
    room(4, 1);
    station.sync();

    assertThat(changes(12)).containsExactly(change(1, 12), change(12, 1));
  }

  @Test
  void a_change_is_announced_once() {
    room(4, 0);
    Station station = observing();
    Announcements announcements = Announcements.of(station);
    station.sync();
    station.sync();
    station.close();

    Map<String, Object> event = announcements.next().get(0);
    assertThat(event).containsEntry("event", "out-of-stock").containsEntry("mode", "observe");
    assertThat(announcements.left()).isZero();
  }

  @Test
  void the_shop_selling_meanwhile_is_no_news() {
    Station station = observing();
    station.sync();
    shop.buy(13);
    station.sync();

    assertThat(changes(13)).containsExactly(change(5, 8));
  }

  @Test
  void a_restart_does_not_log_it_again() {
    room(4, 0);
    observing().sync();
    Station restarted = observing();
    Announcements announcements = Announcements.of(restarted);

    SweepReport report = restarted.sync();
    restarted.close();

    assertThat(report.plan().count(Outcome.UNCHANGED)).isEqualTo(2);
    assertThat(changes(12)).containsExactly(change(1, 0));
    assertThat(announcements.left()).isZero();
  }

  @Test
  void when_it_is_trusted_with_writing_it_writes_over_what_the_shop_has() {
    observing().sync();

    start(uncached().as(user)).sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }
}
