package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Activity;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Readme;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.StatementLog;
import io.headroom.rig.Station;
import io.headroom.sweep.SweepRequest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Headroom decided and wrote, and why, where its tables are. */
@Tag("database")
class LedgerTest extends Scenario {

  private static final String NOON = "2026-11-22T12:00:00Z";

  private final ManualTime time = ManualTime.at(NOON);
  private final ShopUser user;

  LedgerTest(Shop shop) {
    super(shop);
    user = new Readme().user(shop);
  }

  private Station.Draft ticking() {
    return uncached().as(user).at(time);
  }

  private static LocalDateTime noonAnd(int hours) {
    return LocalDateTime.of(2026, 11, 22, 12 + hours, 0);
  }

  private LocalDateTime time(int product, String column) {
    return shop
        .sql()
        .rows(
            "SELECT CAST("
                + column
                + " AS CHAR) AS at FROM mod_headroom_stock"
                + " WHERE product_id = ?",
            product)
        .stream()
        .map(row -> LocalDateTime.parse(row.get("at").toString().replace(' ', 'T')))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_decision_is_one_row_a_product() {
    start(ticking()).sync();

    Map<String, Object> row = ledger(12);
    assertThat(row.keySet())
        .containsExactlyInAnyOrder(
            "product_id", "qty", "outcome", "limited_by", "reason", "decided_at", "changed_at");
    assertThat(row)
        .containsEntry("qty", 12)
        .containsEntry("outcome", "changed")
        .containsEntry("limited_by", "memory")
        .containsEntry("reason", "memory in group 4");
    assertThat(shop.rows("mod_headroom_stock")).hasSize(2);
  }

  @Test
  void a_product_without_a_decision_has_no_qty_there() {
    panel.onGroup(4).reply(Reply.status(403));

    start(ticking()).sync();

    assertThat(ledger(12))
        .doesNotContainKey("qty")
        .containsEntry("outcome", "untouched")
        .containsEntry("limited_by", "");
  }

  @Test
  void a_product_that_becomes_untouched_keeps_its_last_decided_qty_there() {
    Station station = start(ticking());
    station.sync();
    panel.onGroup(4).reply(Reply.status(403));
    station.sync();

    assertThat(ledger(12)).containsEntry("qty", 12).containsEntry("outcome", "untouched");
  }

  @Test
  void times_are_utc_whatever_the_session_says() {
    String url = shop.jdbcUrl() + "?sessionVariables=time_zone='-05:00'";
    start(ticking().with("headroom.db.url", url)).sync();

    assertThat(time(12, "decided_at")).isEqualTo(noonAnd(0));
    assertThat(time(12, "changed_at")).isEqualTo(noonAnd(0));
  }

  @Test
  void a_qty_that_changes_moves_both_times() {
    Station station = start(ticking());
    station.sync();
    room(4, 11);
    time.pass(Duration.ofHours(1));
    station.sync();

    assertThat(time(12, "decided_at")).isEqualTo(noonAnd(1));
    assertThat(time(12, "changed_at")).isEqualTo(noonAnd(1));
  }

  @Test
  void an_outcome_that_changes_leaves_the_time_of_the_qty() {
    Station station = start(ticking());
    station.sync();
    panel.onGroup(4).reply(Reply.status(403));
    time.pass(Duration.ofHours(1));
    station.sync();

    assertThat(time(12, "decided_at")).isEqualTo(noonAnd(1));
    assertThat(time(12, "changed_at")).isEqualTo(noonAnd(0));
  }

  @Test
  void a_sweep_that_decides_nothing_new_touches_no_row() {
    Station station = start(ticking());
    station.sync();
    time.pass(Duration.ofHours(2));
    Activity before = shop.activityOf(user);
    station.sync();

    assertThat(shop.activityOf(user).rowsChanged()).isEqualTo(before.rowsChanged());
    assertThat(time(12, "decided_at")).isEqualTo(noonAnd(0));
  }

  @Test
  void a_restart_touches_no_row_either() {
    start(ticking()).sync();
    time.pass(Duration.ofHours(2));
    start(ticking()).sync();

    assertThat(time(12, "decided_at")).isEqualTo(noonAnd(0));
  }

  @Test
  void a_change_is_one_row_with_what_was_and_what_is_and_why_and_who_asked() {
    start(ticking()).sync();

    assertThat(shop.sql().rows("SELECT * FROM mod_headroom_change WHERE product_id = 12"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("qty_before", 1)
                    .containsEntry("qty_after", 12)
                    .containsEntry("limited_by", "memory")
                    .containsEntry("triggered_by", "sync")
                    .containsEntry("mode", "write"));
  }

  @Test
  void who_asked_is_cut_to_what_the_column_holds() {
    String long40 = "a-webhook-of-the-shop-" + "x".repeat(18);
    start(ticking()).process().sweep(SweepRequest.all(long40));

    assertThat(shop.rows("mod_headroom_change"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.get("triggered_by").toString()).hasSize(32));
  }

  @Test
  void a_reason_is_cut_to_what_the_column_holds() {
    shop.sql().update("UPDATE mod_headroom_stock SET reason = ''");
    Station station =
        start(ticking())
            .add(
                routes ->
                    routes
                        .from("direct:adjust-qty")
                        .throwException(new IllegalStateException("ü".repeat(2000))));
    station.sync();

    assertThat(ledger(12).get("reason").toString()).hasSize(500).endsWith("…");
  }

  private void recordOldChanges(int rows, int daysAgo) {
    LocalDateTime then = noonAnd(0).minus(daysAgo, ChronoUnit.DAYS);
    shop.insertAll(
        "mod_headroom_change",
        List.of("product_id", "changed_at"),
        Collections.nCopies(rows, List.<Object>of(99, then)));
  }

  private long oldChanges() {
    return shop.sql().number("SELECT COUNT(*) FROM mod_headroom_change WHERE product_id = 99");
  }

  @Test
  void changes_older_than_the_retention_are_removed_and_younger_ones_are_not() {
    recordOldChanges(7, 91);
    recordOldChanges(5, 89);

    start(ticking()).sync();

    assertThat(oldChanges()).isEqualTo(5);
  }

  @Test
  void the_retention_is_a_setting() {
    recordOldChanges(7, 3);

    start(ticking().with("headroom.ledger.retention", "2d")).sync();

    assertThat(oldChanges()).isZero();
  }

  @Test
  void old_changes_are_removed_in_small_batches() {
    recordOldChanges(1200, 91);
    Station station = start(ticking());
    try (StatementLog log = shop.logStatements()) {
      station.sync();

      assertThat(log.writesOf(user).stream().filter(sql -> sql.contains("DELETE")))
          .hasSize(3)
          .allMatch(sql -> sql.contains("LIMIT 500"));
    }
    assertThat(oldChanges()).isZero();
  }

  @Test
  void old_changes_are_looked_for_once_an_hour_at_most() {
    Station station = start(ticking());
    station.sync();
    recordOldChanges(7, 91);

    room(4, 11);
    time.pass(Duration.ofMinutes(59));
    station.sync();
    assertThat(oldChanges()).isEqualTo(7);

    room(4, 10);
    time.pass(Duration.ofMinutes(2));
    station.sync();
    assertThat(oldChanges()).isZero();
  }

  @Test
  void many_decisions_are_recorded_in_batches() {
    shop.insertAll(
        "tblproducts",
        List.of("id", "name", "servertype", "stockcontrol", "configoption1", "configoption2"),
        IntStream.rangeClosed(1001, 1600)
            .mapToObj(id -> List.<Object>of(id, "p", "VirtFusionDirect", 1, "4", "7"))
            .toList());

    start(ticking()).sync();

    assertThat(shop.rows("mod_headroom_stock")).hasSize(602);
    assertThat(shop.rows("mod_headroom_change")).hasSize(602);
  }
}
