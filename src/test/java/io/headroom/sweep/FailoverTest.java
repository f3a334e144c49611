package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.ops.SweepException;
import io.headroom.rig.Fleet;
import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Node;
import io.headroom.rig.OurBatch;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.RowLock;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.ShopUser;
import io.headroom.rig.StandInPanel;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import io.headroom.rig.TcpProxy;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that takes no writes, or loses connections in the middle of one. */
@Tag("rig")
@Tag("database")
@Timeout(90)
class FailoverTest {

  private static final String READ_ONLY =
      "its qty could not be written: The MariaDB server is running with the --read-only option so"
          + " it cannot execute this statement";

  private final Fleet fleet = new Fleet();
  private final StandInPanel panel = StandInPanel.serving(fleet);
  private final ShopDatabase server = ShopDatabase.start();
  private final Shop shop = filled(server);
  private final ManualTime time = new ManualTime();

  @BeforeEach
  void open_the_panel() {
    fleet.add(PanelPackage.of(7).memory(4096).cores(0).disk(0));
    room(12);
  }

  private void room(int vpses) {
    fleet.group(4, Node.of(21).memory(65536, 65536 - 4096L * vpses));
  }

  private static Shop filled(ShopDatabase server) {
    Shop shop = server.shop("failing");
    for (int id = 12; id < 15; id++) {
      shop.product(id).group(4).packageId(7).buffer("0").qty(1).add();
    }
    return shop;
  }

  @AfterEach
  void close() {
    panel.close();
    server.close();
  }

  private Station.Draft draft() {
    return Station.of(shop, panel)
        .with("headroom.cache.group-ttl", "0s")
        .with("headroom.sweep.period", "1d");
  }

  private static String through(TcpProxy proxy) {
    return "jdbc:mariadb://127.0.0.1:" + proxy.port() + "/failing";
  }

  private static void readOnly(ShopDatabase server, boolean on) {
    server.root().update("SET GLOBAL read_only = " + (on ? 1 : 0));
  }

  private static List<Outcome> outcomes(SweepReport report) {
    return report.plan().products().stream().map(PlannedProduct::outcome).toList();
  }

  private static Map<Integer, Integer> all(int qty) {
    return Map.of(12, qty, 13, qty, 14, qty);
  }

  @Test
  void a_server_that_became_read_only_fails_every_row_in_its_own_words() {
    try (Station station = draft().start()) {
      readOnly(server, true);
      SweepReport report = station.sync();

      assertThat(outcomes(report)).containsOnly(Outcome.FAILED);
      assertThat(report.plan().products())
          .extracting(PlannedProduct::reason)
          .containsOnly(READ_ONLY);
      assertThat(shop.qtys()).isEqualTo(all(1));
    }
  }

  @Test
  void after_a_failover_the_rows_are_written_to_the_new_server_in_the_same_sweep() {
    try (ShopDatabase other = ShopDatabase.start();
        TcpProxy proxy = TcpProxy.before(server.port())) {
      Shop promoted = filled(other);
      promoted.user(
          "GRANT SELECT ON {database}.* TO {user}", "GRANT UPDATE ON {database}.* TO {user}");
      try (Station station = draft().with("headroom.db.url", through(proxy)).start()) {
        station.sync();
        room(9);
        readOnly(server, true);
        proxy.lead(other.port());

        SweepReport report = station.sync();

        // what was read at the old server does not stand at the new one
        assertThat(outcomes(report)).containsOnly(Outcome.CONTENDED);
        assertThat(outcomes(station.sync())).containsOnly(Outcome.CHANGED);
        assertThat(promoted.qtys()).isEqualTo(all(9));
        assertThat(shop.qtys()).isEqualTo(all(12));
      }
    }
  }

  @Test
  void a_replica_that_has_what_was_read_is_written_in_the_same_sweep() {
    try (ShopDatabase other = ShopDatabase.start();
        TcpProxy proxy = TcpProxy.before(server.port())) {
      Shop promoted = filled(other);
      promoted.user(
          "GRANT SELECT ON {database}.* TO {user}", "GRANT UPDATE ON {database}.* TO {user}");
      try (Station station = draft().with("headroom.db.url", through(proxy)).start()) {
        station.plan();
        readOnly(server, true);
        proxy.lead(other.port());

        assertThat(outcomes(station.sync())).containsOnly(Outcome.CHANGED);
        assertThat(promoted.qtys()).isEqualTo(all(12));
      }
    }
  }

  @Test
  void while_every_update_is_refused_the_health_is_degraded_and_no_success_is_counted() {
    try (Station station = draft().at(time).serving().start()) {
      Http http = Http.on(station.process().port());
      Sweeping.awaitUntil(() -> health(http).hasNonNull("lastSuccess"));
      String before = health(http).path("lastSuccess").asText();
      readOnly(server, true);
      room(9);
      time.pass(Duration.ofHours(1));
      station.sync();

      JsonNode health = health(http);
      assertThat(health.path("status").asText()).isEqualTo("DEGRADED");
      assertThat(health.at("/troubles/0/reason").asText()).isEqualTo("not-written");
      assertThat(health.at("/troubles/0/text").asText())
          .isEqualTo(
              "3 of 3 products do not have the decided qty in the shop; product 12: "
                  + READ_ONLY
                  + " (headroom check says what to do)");
      assertThat(health.path("lastSuccess").asText()).isEqualTo(before);
      assertThat(http.get("/observe/metrics").body())
          .contains("headroom_degraded{reason=\"not-written\"} 1.0\n")
          .contains("\nheadroom_products_unwritten 3.0\n");

      readOnly(server, false);
      station.sync();
      assertThat(health(http).path("status").asText()).isEqualTo("UP");
      assertThat(health(http).path("lastSuccess").asText()).isGreaterThan(before);
    }
  }

  private static JsonNode health(Http http) {
    return Http.json(http.get("/observe/health"));
  }

  @Test
  void the_log_names_the_products_whose_write_is_refused_once() {
    try (Station station = draft().start()) {
      readOnly(server, true);
      try (LogLines log = LogLines.listen()) {
        station.sync();
        station.sync();

        assertThat(log.messages(Level.WARN))
            .filteredOn(line -> line.contains("keep their qty"))
            .containsExactly("Products 12, 13, 14 keep their qty, failed: " + READ_ONLY);
      }
    }
  }

  @Test
  void a_right_to_write_that_was_taken_away_fails_every_row() {
    ShopUser user =
        shop.user(
            "GRANT SELECT ON {database}.* TO {user}",
            "GRANT UPDATE ON {database}.tblproducts TO {user}");
    try (Station station = draft().as(user).start()) {
      station.sync();
      shop.sql().update("REVOKE UPDATE ON failing.tblproducts FROM '" + user.name() + "'@'%'");
      room(9);

      SweepReport report = station.sync();

      assertThat(outcomes(report)).containsOnly(Outcome.FAILED);
      assertThat(Station.product(report, 12).reason()).contains("UPDATE command denied");
      shop.sql().update("GRANT UPDATE ON failing.tblproducts TO '" + user.name() + "'@'%'");
      assertThat(outcomes(station.sync())).containsOnly(Outcome.CHANGED);
    }
  }

  @Test
  void rows_that_were_written_without_an_answer_are_recognised_as_written() {
    try (TcpProxy proxy = TcpProxy.before(server.port());
        Station station = draft().with("headroom.db.url", through(proxy)).start()) {
      proxy.silentAfter("UPDATE tblproducts");
      Sweeping sweep = Sweeping.of(station);
      Sweeping.awaitUntil(() -> shop.qtys().equals(all(12)));
      proxy.cut();

      assertThat(outcomes(sweep.report())).containsOnly(Outcome.CHANGED);
      assertThat(shop.rows("mod_headroom_change")).hasSize(3);
    }
  }

  @Test
  void rows_that_a_lost_connection_left_unwritten_are_failed_and_nobody_elses() {
    try (TcpProxy proxy = TcpProxy.before(server.port());
        Station station = draft().with("headroom.db.url", through(proxy)).start();
        RowLock lock = shop.lockRow(12)) {
      proxy.silentAfter("UPDATE tblproducts");
      Sweeping sweep = Sweeping.of(station);
      OurBatch.awaitAt(shop, 12);
      proxy.cut();

      assertThat(outcomes(sweep.report())).doesNotContain(Outcome.CONTENDED);
      assertThat(Station.product(sweep.report(), 12).outcome()).isEqualTo(Outcome.FAILED);
      lock.release();
    }
  }

  @Test
  void what_was_written_late_by_a_lost_connection_is_no_write_of_something_else() {
    try (TcpProxy proxy = TcpProxy.before(server.port());
        Station station =
            draft()
                .with("headroom.db.url", through(proxy))
                .serving()
                .resting("sweep-timer")
                .start()) {
      station.sync();
      room(9);
      try (RowLock lock = shop.lockRow(12)) {
        proxy.silentAfter("UPDATE tblproducts");
        Sweeping sweep = Sweeping.of(station);
        OurBatch.awaitAt(shop, 12);
        proxy.cut();
        assertThat(Station.product(sweep.report(), 12).outcome()).isEqualTo(Outcome.FAILED);
        lock.release();
      }
      Sweeping.awaitUntil(() -> shop.qty(12) == 9);

      assertThat(Station.product(station.sync(), 12).outcome()).isEqualTo(Outcome.UNCHANGED);
      assertThat(Http.on(station.process().port()).get("/observe/metrics").body())
          .contains("\nheadroom_unexplained_writes_total 0.0\n");
    }
  }

  @Test
  void a_restart_of_the_server_is_survived() {
    try (Station station = draft().start()) {
      station.sync();
      server.stop();
      assertThatThrownBy(station::sync).isInstanceOf(SweepException.class);
      server.restart();
      room(9);

      assertThat(outcomes(station.sync())).containsOnly(Outcome.CHANGED);
    }
  }
}
