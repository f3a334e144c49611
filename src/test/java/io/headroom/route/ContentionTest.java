package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Hold;
import io.headroom.rig.OurBatch;
import io.headroom.rig.RowLock;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shop goes on selling while Headroom writes. */
@Tag("database")
class ContentionTest extends Scenario {

  private static final String SELL_AT_ONCE =
      "SET STATEMENT innodb_lock_wait_timeout = 0 FOR"
          + " UPDATE tblproducts SET qty = qty - 1 WHERE id = ?";

  ContentionTest(Shop shop) {
    super(shop);
  }

  /** Sweeps, and does something after the rows were read and before they are written. */
  private SweepReport meanwhile(Station station, Runnable what) {
    Hold hold = panel.onGroup(4).hold();
    Sweeping sweep = Sweeping.of(station);
    hold.awaitArrivals(1);
    what.run();
    hold.release();
    return sweep.report();
  }

  private void sellAtOnce(int product) {
    shop.sql().update(SELL_AT_ONCE, product);
  }

  @Test
  void a_sale_between_reading_and_writing_is_not_undone() {
    meanwhile(start(), () -> shop.buy(12));

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 0, 13, 8));
  }

  @Test
  void a_row_that_somebody_else_changed_is_contended() {
    SweepReport report = meanwhile(start(), () -> shop.buy(12));

    PlannedProduct twelve = Station.product(report, 12);
    assertThat(twelve.outcome()).isEqualTo(Outcome.CONTENDED);
    assertThat(twelve.reason())
        .isEqualTo(
            "its qty was changed by somebody else since it was read; the next sweep decides"
                + " again");
    assertThat(Station.product(report, 13).outcome()).isEqualTo(Outcome.CHANGED);
  }

  @Test
  void a_contended_row_is_decided_again_by_the_next_sweep() {
    Station station = start();
    meanwhile(station, () -> shop.buy(12));

    station.sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_contended_row_is_no_change_in_the_ledger() {
    meanwhile(start(), () -> shop.buy(12));

    assertThat(ledger(12)).containsEntry("outcome", "contended").doesNotContainKey("qty");
    assertThat(shop.rows("mod_headroom_change")).hasSize(1);
  }

  @Test
  void a_row_that_is_right_already_when_it_is_written_is_not_contended() {
    SweepReport report =
        meanwhile(
            start(), () -> shop.sql().update("UPDATE tblproducts SET qty = 12 WHERE id = 12"));

    assertThat(Station.product(report, 12).outcome()).isEqualTo(Outcome.CHANGED);
  }

  @Test
  void a_product_that_was_deleted_meanwhile_is_contended() {
    SweepReport report =
        meanwhile(start(), () -> shop.sql().update("DELETE FROM tblproducts WHERE id = 12"));

    assertThat(Station.product(report, 12).outcome()).isEqualTo(Outcome.CONTENDED);
  }

  @Test
  void a_checkout_neither_waits_for_our_batch_nor_is_undone_by_it() {
    Station station = start();
    try (RowLock lock = shop.lockRow(13)) {
      Sweeping sweep = Sweeping.of(station);
      OurBatch.awaitAt(shop, 13);

      sellAtOnce(12);
      assertThat(sweep.isOver()).isFalse();

      lock.release();
      sweep.report();
    }
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 11, 13, 8));
  }

  @Test
  void a_checkout_of_a_row_that_our_batch_has_not_come_to_is_not_undone() {
    shop.product(14).group(4).packageId(7).buffer("0").qty(3).add();
    Station station = start();
    try (RowLock lock = shop.lockRow(13)) {
      Sweeping sweep = Sweeping.of(station);
      OurBatch.awaitAt(shop, 13);
      sellAtOnce(14);
      lock.release();

      assertThat(Station.product(sweep.report(), 14).outcome()).isEqualTo(Outcome.CONTENDED);
    }
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8, 14, 2));
  }

  @Test
  void a_row_that_stays_locked_fails_and_the_rest_stand_until_the_next_sweep() {
    Station station = start();
    try (RowLock lock = shop.lockRow(12)) {
      PlannedProduct twelve = Station.product(station.sync(), 12);
      lock.release();

      assertThat(twelve.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(twelve.reason())
          .isEqualTo(
              "its qty could not be written: Lock wait timeout exceeded; try restarting"
                  + " transaction");
      assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 8));
    }
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }
}
