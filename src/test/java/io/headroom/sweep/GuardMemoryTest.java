package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.LogLines;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guard remembers outlives the process. */
@Tag("database")
class GuardMemoryTest extends GuardedShop {

  @TempDir private Path state;

  GuardMemoryTest(Shop shop) {
    super(shop);
  }

  private long held(Station station) {
    return station.sync().plan().count(Outcome.HELD);
  }

  private Station.Draft withoutTable() {
    Station.Draft draft = ticking();
    shop.sql().update("DROP TABLE mod_headroom_guard");
    return draft;
  }

  @Test
  void it_is_in_the_ledger() {
    begun().close();
    nodes(4, 0);

    assertThat(held(start(ticking()))).isEqualTo(3);
  }

  @Test
  void it_is_in_a_file_where_there_is_no_table() {
    Station.Draft draft = withoutTable().with("headroom.state-dir", state.toString());
    start(draft).sync();
    nodes(4, 0);

    assertThat(held(start(draft))).isEqualTo(3);
    assertThat(state.resolve("guard.json")).exists();
  }

  @Test
  void it_lasts_as_long_as_the_process_where_there_is_neither_and_the_log_says_so_once() {
    LogLines lines = closing(LogLines.listen());
    Station station = start(withoutTable());
    station.sync();
    nodes(4, 0);

    assertThat(held(station)).isEqualTo(3);
    assertThat(lines.messages("it is kept only while this process runs")).hasSize(1);
    assertThat(held(start(ticking()))).isZero();
  }

  @Test
  void a_file_that_cannot_be_read_begins_anew() throws IOException {
    Files.writeString(state.resolve("guard.json"), "{\"group:x\":{\"value\":\"{}\",\"at\":1}}");
    Station station = start(withoutTable().with("headroom.state-dir", state.toString()));

    assertThat(held(station)).isZero();
    nodes(4, 0);
    assertThat(held(station)).isEqualTo(3);
  }

  @Test
  void a_sweep_that_changes_nothing_writes_nothing() {
    Station station = begun();
    shop.sql().update("UPDATE mod_headroom_guard SET written_at = '2000-01-01'");

    station.sync();

    assertThat(shop.sql().rows("SELECT * FROM mod_headroom_guard WHERE written_at > '2001-01-01'"))
        .isEmpty();
  }

  @Test
  void what_no_product_names_any_more_is_deleted() {
    Station station = begun();
    shop.sql().update("DELETE FROM tblproducts WHERE id = 13");

    station.sync();

    assertThat(shop.sql().rows("SELECT name FROM mod_headroom_guard ORDER BY name"))
        .extracting(row -> row.get("name"))
        .containsExactly("group:4", "package:7", "product:12", "product:14", "product:15");
  }

  @Test
  void a_hold_goes_on_after_a_restart_by_the_clock_of_the_database() {
    Station station = begun();
    nodes(4, 0);
    held(station);
    held(station);
    shop.sql()
        .update(
            "UPDATE mod_headroom_guard SET written_at = written_at - INTERVAL 31 MINUTE"
                + " WHERE name = 'hold:drop'");

    Station next = start(ticking());
    assertThat(held(next)).isZero();
    assertThat(shop.qty(12)).isZero();
  }

  @Test
  void a_hold_that_is_young_goes_on_after_a_restart() {
    Station station = begun();
    nodes(4, 0);
    held(station);
    held(station);

    Station next = start(ticking());
    assertThat(held(next)).isEqualTo(3);
    assertThat(next.process().guard().holds().get(0).confirmations()).isEqualTo(3);
    time.pass(Duration.ofMinutes(30));
    assertThat(held(next)).isZero();
  }
}
