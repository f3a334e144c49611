package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.rig.HeadroomCommandLine.Ended;
import io.headroom.rig.JsonSchemas;
import io.headroom.rig.Outlet;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync}, as a process of its own. */
@ExtendWith(SharedDatabase.class)
class SyncIT {

  private final Outlet outlet;
  private final Shop shop;

  SyncIT(@TempDir Path folder, Shop shop) {
    this.shop = shop;
    outlet = new Outlet(folder, shop);
  }

  @AfterEach
  void close() {
    outlet.close();
  }

  @Test
  void what_changed_is_written_and_everything_else_left_alone() {
    Ended sync = outlet.headroom().run("sync");

    assertThat(sync.exitCode()).isZero();
    assertThat(sync.out())
        .contains("1 changed, 1 unchanged")
        .endsWith("Written by the module rules.\n");
    assertThat(shop.qtys()).containsEntry(12, 12).containsEntry(13, 8);
    assertThat(shop.qtys()).containsEntry(19, 100).containsEntry(20, 3);
    assertThat(shop.rows("mod_headroom_change"))
        .singleElement()
        .satisfies(change -> assertThat(change).containsEntry("triggered_by", "sync"));
  }

  @Test
  void what_ran_out_is_announced_beside_the_answer() {
    outlet.fleet().update(5, 22, node -> node.prohibited(true));

    Ended sync = outlet.headroom().run("sync", "--json");

    JsonNode answer = JsonSchemas.valid("plan", sync.out());
    assertThat(answer.path("summary").path("changed").asInt()).isEqualTo(2);
    assertThat(sync.err().lines())
        .singleElement()
        .asString()
        .endsWith("Product 13 (KVM-4G in Paris): out-of-stock, qty 8 -> 0");
  }

  @Test
  void only_the_products_that_are_asked_for_are_written() {
    shop.sql().update("UPDATE tblproducts SET qty = 1 WHERE id = 13");

    assertThat(outlet.headroom().run("sync", "--product", "13").exitCode()).isZero();

    assertThat(shop.qtys()).containsEntry(12, 1).containsEntry(13, 8);
  }

  @Test
  void with_a_stranger_among_the_products_nothing_is_written() {
    assertThat(outlet.headroom().run("sync", "--product=12,19").exitCode()).isEqualTo(64);

    assertThat(shop.qty(12)).isEqualTo(1);
  }

  @Test
  void in_observe_mode_no_qty_is_written_and_the_change_is_recorded_once() {
    outlet.headroom().with("headroom.mode", "observe");

    Ended first = outlet.headroom().run("sync");
    Ended second = outlet.headroom().run("sync");

    assertThat(first.out())
        .contains("1 changed")
        .contains("no qty was written (headroom.mode=observe)");
    assertThat(second.out()).contains("0 changed");
    assertThat(shop.qty(12)).isEqualTo(1);
    assertThat(shop.rows("mod_headroom_change")).hasSize(1);
  }

  @Test
  void a_row_that_cannot_be_written_is_reported_in_one_line() {
    shop.sql()
        .update(
            "CREATE TRIGGER refuse BEFORE UPDATE ON tblproducts FOR EACH ROW"
                + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not today'");

    Ended sync = outlet.headroom().run("sync");

    assertThat(sync.exitCode()).isEqualTo(1);
    assertThat(sync.out()).contains("1 failed");
    assertThat(sync.err().lines())
        .singleElement()
        .asString()
        .startsWith("headroom: ")
        .contains("product 12", "not today");
  }

  @Test
  void without_the_panel_nothing_is_written() {
    outlet.panel().stop();

    Ended sync = outlet.headroom().run("sync");

    assertThat(sync.exitCode()).isEqualTo(3);
    assertThat(sync.out()).contains("2 untouched").contains("refused the connection");
    assertThat(shop.qty(12)).isEqualTo(1);
  }
}
