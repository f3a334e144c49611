package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headroom.rig.Announcements;
import io.headroom.rig.LogLines;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The extension point {@code seda:stock-changed}. */
class AnnouncerTest extends Scenario {

  private static final String QUEUE = "seda:stock-changed?multipleConsumers=true";

  AnnouncerTest(Shop shop) {
    super(shop);
  }

  private int announcedBy(Runnable sweeps, Station station) {
    Announcements announcements = Announcements.of(station);
    sweeps.run();
    station.close();
    return announcements.left();
  }

  @Test
  void a_product_that_runs_out_is_announced() {
    room(5, 0);
    Station station = start();
    Announcements announcements = Announcements.of(station);
    station.sync();

    Map<String, Object> event = announcements.next().get(0);
    assertThat(event)
        .isEqualTo(
            Map.of(
                "event", "out-of-stock",
                "mode", "write",
                "productId", 13L,
                "productName", "KVM-4G in Paris",
                "qtyBefore", 5L,
                "qtyAfter", 0L,
                "limit", "memory",
                "reason", "memory in group 5",
                "text", "KVM-4G in Paris is out of stock: memory in group 5"));
  }

  @Test
  void a_product_that_comes_back_is_announced() {
    shop.sql().update("UPDATE tblproducts SET qty = 0 WHERE id = 12");
    Station station = start();
    Announcements announcements = Announcements.of(station);
    station.sync();

    assertThat(announcements.nextInShort()).containsExactly("12 back-in-stock 0->12");
  }

  @Test
  void a_product_that_falls_to_the_low_mark_is_announced() {
    room(5, 3);
    Station station = start();
    Announcements announcements = Announcements.of(station);
    station.sync();

    assertThat(announcements.nextInShort()).containsExactly("13 low-stock 5->3");
  }

  @Test
  void products_that_are_held_are_announced_once_with_what_the_panel_said() {
    room(4, 30);
    room(5, 30);
    Station station = start();
    station.sync();
    fleet.group(4);
    fleet.group(5);
    Announcements announcements = Announcements.of(station);
    station.sync();
    assertThat(announcements.nextInShort())
        .containsExactly("12 stock-held 30->30", "13 stock-held 30->30");
    station.sync();
    station.close();
    assertThat(announcements.left()).isZero();
  }

  @Test
  void the_low_mark_is_a_setting() {
    room(5, 3);
    Station station = start(uncached().with("headroom.low-stock", "2"));

    assertThat(announcedBy(station::sync, station)).isZero();
  }

  @Test
  void a_product_that_is_low_already_is_not_announced_again() {
    room(5, 3);
    Station station = start();
    Announcements announcements = Announcements.of(station);
    station.sync();
    room(5, 2);
    station.sync();
    station.close();

    assertThat(announcements.left()).isOne();
  }

  @Test
  void a_product_that_rises_is_not_announced() {
    Station station = start();

    assertThat(announcedBy(station::sync, station)).isZero();
  }

  @Test
  void a_sweep_sends_one_message_for_all_its_products() {
    room(4, 0);
    room(5, 0);
    Station station = start();
    Announcements announcements = Announcements.of(station);
    station.sync();
    station.close();

    assertThat(announcements.left()).isOne();
    assertThat(announcements.nextInShort())
        .containsExactly("12 out-of-stock 1->0", "13 out-of-stock 5->0");
  }

  @Test
  void a_product_that_the_shop_sold_out_by_itself_is_announced() {
    Station station = start();
    station.sync();
    Announcements announcements = Announcements.of(station);
    room(4, 0);
    shop.sql().update("UPDATE tblproducts SET qty = 0 WHERE id = 12");
    station.sync();

    assertThat(announcements.nextInShort()).containsExactly("12 out-of-stock 12->0");
  }

  @Test
  void a_product_is_held_against_what_the_ledger_says_after_a_restart() {
    start().sync();
    room(4, 0);
    shop.sql().update("UPDATE tblproducts SET qty = 0 WHERE id = 12");
    Station restarted = start();
    Announcements announcements = Announcements.of(restarted);
    restarted.sync();

    assertThat(announcements.nextInShort()).containsExactly("12 out-of-stock 12->0");
  }

  @Test
  void a_product_whose_row_could_not_be_written_is_not_announced() {
    room(5, 0);
    shop.sql()
        .update(
            "CREATE TRIGGER meddler BEFORE UPDATE ON tblproducts FOR EACH ROW"
                + " SIGNAL SQLSTATE '45000'");
    Station station = start();

    assertThat(announcedBy(station::sync, station)).isZero();
  }

  @Test
  void every_subscriber_gets_the_message() {
    room(5, 0);
    Station station = start();
    Announcements one = Announcements.of(station);
    Announcements other = Announcements.of(station);
    station.sync();

    assertThat(one.next()).isEqualTo(other.next());
  }

  @Test
  void the_shipped_subscriber_logs_it() {
    room(5, 0);
    Station station = start();
    try (LogLines log = LogLines.listen()) {
      station.sync();

      assertThat(log.await("out-of-stock"))
          .isEqualTo("Product 13 (KVM-4G in Paris): out-of-stock, qty 5 -> 0");
    }
  }

  @Test
  void a_subscriber_that_hangs_holds_no_sweep_back() {
    CountDownLatch end = new CountDownLatch(1);
    Station station = start().add(routes -> routes.from(QUEUE).process(exchange -> end.await()));

    for (int sweep = 0; sweep < 5; sweep++) {
      room(5, sweep % 2 == 0 ? 0 : 8);
      station.sync();
      assertThat(shop.qty(13)).isEqualTo(sweep % 2 == 0 ? 0 : 8);
    }
    end.countDown();
  }

  @Test
  void a_subscriber_that_hangs_does_not_keep_the_news_from_others() {
    CountDownLatch end = new CountDownLatch(1);
    Station station = start().add(routes -> routes.from(QUEUE).process(exchange -> end.await()));
    Announcements announcements = Announcements.of(station);

    for (int sweep = 0; sweep < 5; sweep++) {
      room(5, sweep % 2 == 0 ? 0 : 8);
      station.sync();
      assertThat(announcements.next()).hasSize(1);
    }
    end.countDown();
  }

  @Test
  void a_subscriber_that_fails_does_not_keep_the_news_from_others() {
    room(5, 0);
    Station station =
        start()
            .add(routes -> routes.from(QUEUE).throwException(new IllegalStateException("no chat")));
    Announcements announcements = Announcements.of(station);
    station.sync();

    assertThat(announcements.nextInShort()).containsExactly("13 out-of-stock 5->0");
  }

  @Test
  void a_subscriber_that_fails_is_logged_in_one_line() {
    room(5, 0);
    Station station =
        start()
            .add(
                routes ->
                    routes.from(QUEUE).throwException(new IllegalStateException("no chat\n room")));
    try (LogLines log = LogLines.listen()) {
      station.sync();

      assertThat(log.await("no chat"))
          .isEqualTo("The route failed: java.lang.IllegalStateException: no chat; room");
      station.close();
      assertThat(log.messages(Level.WARN)).hasSize(1);
      assertThat(log.stackTraces()).isEmpty();
    }
  }

  @Test
  void what_does_not_fit_into_the_queue_is_logged_and_holds_no_sweep_back() {
    room(5, 0);
    Station station =
        start()
            .advise(
                "announce-changes",
                route ->
                    route
                        .weaveById("announce")
                        .replace()
                        .throwException(new IllegalStateException("Queue full")));
    try (LogLines log = LogLines.listen()) {
      station.sync();

      assertThat(log.messages(Level.WARN))
          .containsExactly(
              "Not announced, because the subscribers of seda:stock-changed do not keep up:"
                  + " KVM-4G in Paris is out of stock: memory in group 5");
    }
    assertThat(shop.qty(13)).isZero();
  }
}
