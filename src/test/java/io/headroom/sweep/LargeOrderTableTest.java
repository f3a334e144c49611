package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What orders cost a sweep of a shop with 200,000 services. */
@Tag("database")
class LargeOrderTableTest extends Scenario {

  LargeOrderTableTest(Shop shop) {
    super(shop);
  }

  private void fill() {
    int pending = shop.order("Pending");
    shop.sql()
        .update(
            "INSERT INTO tblhosting (id, userid, orderid, packageid, domainstatus) WITH RECURSIVE n"
                + " AS (SELECT 0 AS id UNION ALL SELECT id + 1 FROM n WHERE id < 499)"
                + " SELECT a.id * 400 + b.id + 1, 1, 0, 12, 'Active' FROM n a JOIN n b ON b.id <"
                + " 400");
    shop.sql()
        .update(
            "INSERT INTO mod_virtfusion_direct (service_id, server_id) SELECT id, id FROM"
                + " tblhosting");
    for (int order = 0; order < 5; order++) {
      shop.service(12, pending, "Pending");
    }
  }

  private long rowsRead(String table) {
    return shop.sql()
        .number(
            "SELECT COALESCE(SUM(ROWS_READ), 0) FROM information_schema.TABLE_STATISTICS WHERE"
                + " TABLE_SCHEMA = ? AND TABLE_NAME = ?",
            shop.name(),
            table);
  }

  private void awaitStillness() {
    Sweeping.awaitUntil(
        () ->
            shop.sql()
                    .number(
                        "SELECT MIN(TIMESTAMPDIFF(SECOND, UPDATE_TIME, NOW())) FROM"
                            + " information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN"
                            + " ('tblhosting', 'tblorders', 'mod_virtfusion_direct')",
                        shop.name())
                > 2);
  }

  @Test
  void a_sweep_looks_the_tables_through_only_where_they_were_written() {
    fill();
    Station station = start(Station.of(shop, panel));
    awaitStillness();
    station.sync();
    station.sync();
    long services = rowsRead("tblhosting");
    long servers = rowsRead("mod_virtfusion_direct");
    station.sync();

    // those that are looked back over, by the primary key
    assertThat(rowsRead("tblhosting") - services).isLessThan(1_100);
    assertThat(rowsRead("mod_virtfusion_direct")).isEqualTo(servers);
    shop.service(12, 0, "Pending");
    station.sync();
    assertThat(rowsRead("tblhosting") - services).isGreaterThan(200_000);
  }
}
