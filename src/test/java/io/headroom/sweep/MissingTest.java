package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.rig.PanelAnswer;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A 404 counts as missing only when the panel is seen to be itself. */
class MissingTest extends Scenario {

  private static final String NOTHING_SHOWS =
      "it answered 404, but nothing shows that the panel itself did: ";

  private final ManualTime time = ManualTime.at("2026-11-22T10:00:00Z");

  MissingTest(Shop shop) {
    super(shop);
  }

  /** Only the packages are asked for anew. */
  private Station ticking() {
    return start(Station.of(shop, panel).with("headroom.cache.package-ttl", "0s").at(time));
  }

  private int asked(String path) {
    return panel.requestsTo(path).size();
  }

  @Test
  void a_missing_group_beside_a_package_that_is_found_makes_the_qty_0() {
    fleet.removeGroup(4);

    start().sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 0, 13, 8));
    assertThat(asked("/connect")).isZero();
  }

  @Test
  void a_missing_package_beside_a_package_that_is_found_makes_the_qty_0() {
    shop.product(14).group(4).packageId(8).qty(3).add();

    start().sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8, 14, 0));
    assertThat(asked("/connect")).isZero();
  }

  @Test
  void the_report_names_what_is_missing() {
    fleet.removePackage(7);

    assertThat(Station.product(start().sync(), 12).reason())
        .isEqualTo("package 7 is missing at the panel");
  }

  @Test
  void a_404_that_only_connect_confirms_makes_the_qty_0() {
    fleet.removePackage(7);

    start().sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 0, 13, 0));
    assertThat(asked("/connect")).isOne();
  }

  @Test
  void a_404_that_nothing_confirms_leaves_everything_untouched() {
    panel.onEverything().reply(Reply.status(404));

    SweepReport report = start().sync();

    assertThat(report.plan().count(Outcome.UNTOUCHED)).isEqualTo(2);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }

  @Test
  void a_404_that_nothing_confirms_is_reported_with_what_to_look_at() {
    panel.onEverything().reply(Reply.status(404));

    assertThat(Station.product(start().sync(), 12).reason())
        .isEqualTo(
            "package 7: " + NOTHING_SHOWS + "/connect answers 404 too: check headroom.panel.url");
  }

  @Test
  void a_404_that_is_a_page_is_of_something_else_even_where_something_vouches_for_the_panel() {
    panel.onGroup(4).reply(PanelAnswer.html(404, "Not Found"));

    assertThat(Station.product(start().sync(), 12).reason())
        .isEqualTo(
            "hypervisor group 4: it answered 404 with a body that is not the panel's:"
                + " check headroom.panel.url");
  }

  @Test
  void a_404_without_a_body_is_the_panels() {
    panel.onGroup(4).reply(PanelAnswer.empty(404));

    assertThat(Station.product(start().sync(), 12).qtyAfter()).isZero();
  }

  @Test
  void a_404_that_nothing_confirms_is_logged_once_and_not_as_known_again() {
    LogLines lines = closing(LogLines.listen());
    Station station = start();
    panel.onEverything().reply(Reply.status(500));
    station.sync();
    panel.onEverything().reply(Reply.status(404));

    station.sync();
    station.sync();

    assertThat(lines.messages("package 7 is unknown: " + NOTHING_SHOWS)).hasSize(1);
    assertThat(lines.messages("known again")).isEmpty();
  }

  @Test
  void a_404_that_is_confirmed_is_logged_as_known_again() {
    LogLines lines = closing(LogLines.listen());
    Station station = start();
    panel.onPackage(7).times(1).reply(Reply.status(500));
    station.sync();
    fleet.removePackage(7);

    station.sync();

    assertThat(lines.messages("package 7 is known again")).hasSize(1);
  }

  @Test
  void a_404_leaves_everything_untouched_while_connect_fails() {
    fleet.removePackage(7);
    panel.on("/connect").reply(Reply.status(500));

    SweepReport report = start().sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
    assertThat(Station.product(report, 12).reason())
        .startsWith("package 7: " + NOTHING_SHOWS + "/connect: the panel,");
  }

  @Test
  void connect_is_asked_once_for_any_number_of_404s() {
    fleet.removePackage(7);
    shop.product(14).group(4).packageId(8).qty(3).add();
    shop.product(15).group(5).packageId(9).qty(3).add();

    start().sync();

    assertThat(asked("/connect")).isOne();
  }

  @Test
  void a_404_that_was_not_confirmed_is_asked_for_again() {
    fleet.removePackage(7);
    panel.on("/connect").times(1).reply(Reply.status(500));
    Station station = start();

    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));

    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 0, 13, 0));
  }

  @Test
  void a_confirmed_404_stays_confirmed_while_the_panel_is_down() {
    fleet.removeGroup(4);
    Station station = ticking();
    station.sync();
    panel.onGroup(4).reply(Reply.status(500));
    shop.sql().update("UPDATE tblproducts SET qty = 3 WHERE id = 12");

    time.pass(Duration.ofSeconds(59));
    station.sync();

    assertThat(shop.qty(12)).isZero();
  }

  @Test
  void a_confirmed_404_is_asked_for_again_after_its_time() {
    fleet.removeGroup(4);
    Station station = ticking();
    station.sync();
    room(4, 12);

    time.pass(Duration.ofSeconds(59));
    station.sync();
    assertThat(shop.qty(12)).isZero();

    time.pass(Duration.ofSeconds(2));
    station.sync();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  @Test
  void a_cached_answer_does_not_vouch_for_a_404_of_this_sweep() {
    Station station = start(Station.of(shop, panel).at(time));
    station.sync();
    panel.onEverything().reply(Reply.status(404));

    time.pass(Duration.ofSeconds(121));
    station.sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_missing_group_beside_one_with_room_adds_nothing() {
    shop.location(12, "9|Gone");

    start().sync();

    assertThat(shop.qty(12)).isEqualTo(12);
  }
}
