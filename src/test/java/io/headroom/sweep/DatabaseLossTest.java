package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.ops.SweepException;
import io.headroom.rig.Fleet;
import io.headroom.rig.Hold;
import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.Node;
import io.headroom.rig.OurBatch;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.RowLock;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.StandInPanel;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that goes away in the middle of a sweep, on a server of its own. */
@Tag("rig")
@Tag("database")
@Timeout(90)
class DatabaseLossTest {

  private final Fleet fleet = new Fleet();
  private final StandInPanel panel = StandInPanel.serving(fleet);
  private final ShopDatabase server = ShopDatabase.start();
  private final Shop shop = server.shop("lost");

  @BeforeEach
  void open_the_shop() {
    fleet.add(PanelPackage.of(7).memory(4096).cores(0).disk(0));
    fleet.group(4, Node.of(21).memory(65536, 16384));
    for (int id = 12; id < 15; id++) {
      shop.product(id).group(4).packageId(7).buffer("0").qty(1).add();
    }
  }

  @AfterEach
  void close() {
    panel.close();
    server.close();
  }

  @Test
  void a_connection_that_breaks_in_the_middle_of_a_batch_leaves_what_was_written() {
    try (Station station = Station.of(shop, panel).start();
        RowLock lock = shop.lockRow(13)) {
      SweepReport report = breaking(station);
      lock.release();

      assertThat(outcomes(report)).containsExactly(Outcome.CHANGED, Outcome.FAILED, Outcome.FAILED);
      assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 1, 14, 1));
    }
  }

  @Test
  void what_a_broken_batch_left_out_is_written_by_the_next_sweep() {
    try (Station station = Station.of(shop, panel).start()) {
      try (RowLock lock = shop.lockRow(13)) {
        breaking(station);
        lock.release();
      }
      station.sync();

      assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 12, 14, 12));
    }
  }

  /** Sweeps, and cuts the connection while the batch waits for product 13. */
  private SweepReport breaking(Station station) {
    Sweeping sweep = Sweeping.of(station);
    OurBatch.awaitAt(shop, 13);
    shop.sql()
        .rows("SELECT id FROM information_schema.processlist WHERE info LIKE 'UPDATE%'")
        .forEach(process -> shop.sql().update("KILL CONNECTION " + process.get("id")));
    return sweep.report();
  }

  private static List<Outcome> outcomes(SweepReport report) {
    return report.plan().products().stream().map(PlannedProduct::outcome).toList();
  }

  @Test
  void a_database_that_goes_between_reading_and_writing_is_written_when_it_is_back() {
    try (Station station = Station.of(shop, panel).start()) {
      Hold hold = panel.onGroup(4).hold();
      Sweeping sweep = Sweeping.of(station);
      hold.awaitArrivals(1);
      server.stop();
      hold.release();

      SweepReport report = sweep.report();
      assertThat(outcomes(report)).containsOnly(Outcome.FAILED);
      assertThat(Station.product(report, 12).reason())
          .startsWith("its qty could not be written: ")
          .endsWith("Connection refused");

      server.restart();
      station.sync();
      assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 12, 14, 12));
    }
  }

  @Test
  void a_database_that_hangs_does_not_hold_a_sweep_for_ever() {
    Station.Draft draft =
        Station.of(shop, panel).with("headroom.db.url", shop.jdbcUrl() + "?socketTimeout=2000");
    try (Station station = draft.start()) {
      station.sync();
      server.freeze();
      assertThatThrownBy(station::sync)
          .isInstanceOf(SweepException.class)
          .message()
          .startsWith("The sweep could not run: ")
          .hasLineCount(1);

      server.thaw();
      assertThat(outcomes(station.sync())).containsOnly(Outcome.UNCHANGED);
    }
  }

  @Test
  void a_database_that_is_down_is_logged_once_and_so_is_that_it_is_back() {
    Station.Draft draft =
        Station.of(shop, panel)
            .serving()
            .resting("sweep-timer")
            .with("headroom.sweep.period", "1s");
    try (Station station = draft.start();
        LogLines log = LogLines.listen()) {
      station.sync();
      Http http = Http.on(station.process().port());
      server.stop();
      // told to who asks
      assertThat(http.post("/api/stock/recalculate", "{}").statusCode()).isEqualTo(503);
      station.startAgain("sweep-timer");
      Sweeping.awaitUntil(() -> failures(http) >= 3);
      server.restart();
      log.await("Sweeps run again");

      assertThat(log.messages("The sweep could not run")).hasSize(1);
      assertThat(log.messages("Sweeps run again")).hasSize(1);
    }
  }

  private static double failures(Http http) {
    return http.get("/observe/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("headroom_sweep_failed_total "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void an_answer_of_the_database_is_waited_for_30_seconds_where_the_url_says_nothing_else()
      throws SQLException {
    try (Station station = Station.of(shop, panel).start();
        Connection connection =
            station
                .context()
                .getRegistry()
                .lookupByNameAndType("shop", DataSource.class)
                .getConnection()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
    }
  }
}
