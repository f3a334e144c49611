package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Activity;
import io.headroom.rig.Readme;
import io.headroom.rig.RowLock;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.ShopUser;
import io.headroom.rig.StatementLog;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What reaches the shop, and what does not. */
@Tag("database")
class StockWriterTest extends Scenario {

  private final ShopUser user;

  StockWriterTest(Shop shop) {
    super(shop);
    user = new Readme().user(shop);
  }

  private Station station() {
    return start(uncached().as(user));
  }

  /** Makes a trigger fire where a row is updated. */
  private void whenUpdated(String product, String statement) {
    shop.sql()
        .update(
            "CREATE TRIGGER meddler BEFORE UPDATE ON tblproducts FOR EACH ROW IF OLD.id = "
                + product
                + " THEN "
                + statement
                + "; END IF");
  }

  @Test
  void a_qty_is_written_over_the_one_that_was_read_and_over_no_other() {
    Station station = station();
    try (StatementLog log = shop.logStatements()) {
      station.sync();

      assertThat(log.writesOf(user).stream().filter(sql -> sql.startsWith("UPDATE")))
          .map(sql -> sql.replaceAll("\\s+", " ").replaceAll("[0-9]{9,}", "T"))
          .containsExactly(
              "UPDATE tblproducts SET qty = 12 WHERE id = 12 AND stockcontrol = 1"
                  + " AND servertype = 'VirtFusionDirect' AND qty = 1 AND UNIX_TIMESTAMP() < T"
                  + " AND (12 <= 1 OR 0 >= (SELECT COALESCE(MAX(h.id), 0) FROM tblhosting h))",
              "UPDATE tblproducts SET qty = 8 WHERE id = 13 AND stockcontrol = 1"
                  + " AND servertype = 'VirtFusionDirect' AND qty = 5 AND UNIX_TIMESTAMP() < T"
                  + " AND (8 <= 5 OR 0 >= (SELECT COALESCE(MAX(h.id), 0) FROM tblhosting h))");
    }
  }

  @Test
  void only_the_qty_is_written() {
    Map<String, Object> before = row(12);

    station().sync();

    Map<String, Object> after = row(12);
    before.remove("qty");
    after.remove("qty");
    assertThat(after).isEqualTo(before);
  }

  private Map<String, Object> row(int product) {
    return shop.sql().rows("SELECT * FROM tblproducts WHERE id = ?", product).get(0);
  }

  @Test
  void a_sweep_that_changes_nothing_writes_nothing() {
    Station station = station();
    station.sync();
    Activity before = shop.activityOf(user);
    try (StatementLog log = shop.logStatements()) {
      station.sync();

      assertThat(log.writesOf(user)).isEmpty();
      assertThat(shop.activityOf(user).updates()).isEqualTo(before.updates());
    }
  }

  @Test
  void a_sweep_that_changes_one_product_writes_one_row() {
    Station station = station();
    station.sync();
    room(5, 7);
    try (StatementLog log = shop.logStatements()) {
      station.sync();

      assertThat(log.writesOf(user).stream().filter(sql -> sql.startsWith("UPDATE"))).hasSize(1);
    }
  }

  @Test
  void more_than_500_changes_go_in_batches() {
    fillWithAThousand();

    // what is ordered and what the guard remembers have statements of their own
    SweepReport report =
        start(
                uncached()
                    .as(user)
                    .with("headroom.reserve", "off")
                    .with("headroom.guard.enabled", "false"))
            .sync();

    assertThat(report.plan().count(Outcome.CHANGED)).isEqualTo(1002);
    assertThat(shop.sql().number("SELECT COUNT(*) FROM tblproducts WHERE qty = 8")).isPositive();
    // 3 reads, the ledger's read, what was ordered and sold, 3 deadlines, 3 batches each of stock,
    // ledger and changes, and the pruning
    assertThat(report.sqlStatements()).isEqualTo(3 + 1 + 2 + 3 + 3 * 1002 + 1);
    assertThat(report.sqlRoundTrips()).isEqualTo(3 + 1 + 2 + 3 + 3 * 3 + 1);
  }

  @Test
  void a_row_that_is_locked_is_waited_for_3_seconds_at_most() throws SQLException {
    Station station = station();
    DataSource source =
        station.context().getRegistry().lookupByNameAndType("shop", DataSource.class);
    try (Connection connection = source.getConnection();
        ResultSet result =
            connection.createStatement().executeQuery("SELECT @@innodb_lock_wait_timeout")) {
      result.next();
      assertThat(result.getInt(1)).isEqualTo(3);
    }
  }

  @Test
  void a_row_that_the_database_refuses_fails_and_the_rest_stand() {
    whenUpdated("12", "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not today'");

    SweepReport report = station().sync();

    assertThat(Station.product(report, 12).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 8));
  }

  @Test
  void the_report_says_why_a_row_failed_in_the_same_words_each_time() {
    whenUpdated("12", "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not today'");

    assertThat(Station.product(station().sync(), 12).reason())
        .isEqualTo("its qty could not be written: not today");
  }

  @Test
  void a_row_that_failed_is_written_by_the_next_sweep() {
    whenUpdated("12", "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not today'");
    Station station = station();
    station.sync();
    shop.sql().update("DROP TRIGGER meddler");

    station.sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_product_that_left_stock_control_meanwhile_is_left_alone() {
    var hold = panel.onGroup(4).hold();
    Station station = station();
    Sweeping sweep = Sweeping.of(station);
    hold.awaitArrivals(1);
    shop.sql().update("UPDATE tblproducts SET stockcontrol = 0 WHERE id = 12");
    hold.release();

    assertThat(Station.product(sweep.report(), 12).outcome()).isEqualTo(Outcome.CONTENDED);
    assertThat(shop.qty(12)).isEqualTo(1);
  }

  @Test
  void a_shop_whose_tables_know_no_transactions_is_kept_too(ShopDatabase server) {
    Shop old = server.shop("old_tables", "MyISAM");
    old.product(12).group(4).packageId(7).buffer("0").qty(1).add();

    start(Station.of(old, panel)).sync();

    assertThat(old.qty(12)).isEqualTo(12);
    old.close();
  }

  private void fillWithAThousand() {
    shop.insertAll(
        "tblproducts",
        List.of("id", "name", "servertype", "stockcontrol", "configoption1", "configoption2"),
        IntStream.rangeClosed(1001, 2000)
            .mapToObj(id -> List.<Object>of(id, "p", "VirtFusionDirect", 1, "4", "7"))
            .toList());
  }

  /** Lets so many seconds pass until the deadline of a batch. */
  private Station within(int seconds) {
    return station()
        .advise(
            "write-stock",
            route ->
                route
                    .weaveById("read-deadline")
                    .replace()
                    .to("sql:SELECT UNIX_TIMESTAMP() + " + seconds + " AS deadline"));
  }

  @Test
  void after_the_deadline_nothing_is_written_and_that_is_nobodys_fault() {
    SweepReport report = within(0).sync();

    assertThat(report.plan().products())
        .extracting(PlannedProduct::outcome)
        .containsOnly(Outcome.DEFERRED);
    assertThat(Station.product(report, 12).reason())
        .isEqualTo(
            "its qty was not written, because the rows before it took too long; the next sweep"
                + " decides again");
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }

  @Test
  void a_row_after_the_deadline_is_not_waited_for_though_it_is_locked() {
    shop.product(14).group(4).packageId(7).buffer("0").qty(1).add();
    Station station = within(1);
    try (RowLock first = shop.lockRow(12);
        RowLock last = shop.lockRow(14)) {
      SweepReport report = station.sync();
      first.release();
      last.release();

      assertThat(report.plan().products())
          .extracting(PlannedProduct::outcome)
          .containsExactly(Outcome.FAILED, Outcome.DEFERRED, Outcome.DEFERRED);
      assertThat(report.durationMs()).isLessThan(6_000);
    }
  }

  @Test
  void rows_that_were_locked_come_last_in_the_next_sweep() {
    Station station = within(1);
    try (RowLock lock = shop.lockRow(12)) {
      assertThat(Station.product(station.sync(), 13).outcome()).isEqualTo(Outcome.DEFERRED);
      assertThat(Station.product(station.sync(), 13).outcome()).isEqualTo(Outcome.CHANGED);
      lock.release();
    }
  }

  @Test
  void the_batches_after_one_that_ran_out_of_time_wait_for_the_next_sweep() {
    fillWithAThousand();

    SweepReport report = within(0).sync();

    assertThat(report.plan().count(Outcome.DEFERRED)).isEqualTo(1002);
    // with three batches written and read back it would be more
    assertThat(report.sqlRoundTrips()).isLessThan(28);
  }
}
