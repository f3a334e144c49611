package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ch.qos.logback.classic.Level;
import io.headroom.rig.Hold;
import io.headroom.rig.LogLines;
import io.headroom.rig.OurBatch;
import io.headroom.rig.PanelAnswer;
import io.headroom.rig.RowLock;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The end of the process: in order, and within 10 s. */
class ShutdownTest extends Scenario {

  private static final Duration BUDGET = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String QUEUE = "seda:stock-changed?multipleConsumers=true";

  ShutdownTest(Shop shop) {
    super(shop);
  }

  private Station serving() {
    return start(uncached().serving().with("headroom.sweep.period", "1d"));
  }

  @Test
  void a_sweep_that_waits_for_the_panel_is_given_up_and_writes_nothing() {
    Hold hold = panel.onGroup(4).hold();
    Station station = serving();
    hold.awaitArrivals(1);
    try (LogLines log = LogLines.listen()) {
      assertTimeout(SOON, station::close);

      assertThat(log.messages(Level.WARN)).isEmpty();
      assertThat(log.stackTraces()).isEmpty();
    }
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
    assertThat(shop.rows("mod_headroom_stock")).isEmpty();
  }

  @Test
  void a_sweep_that_leaves_the_panel_alone_for_a_while_is_given_up() {
    CountDownLatch asked = new CountDownLatch(1);
    panel
        .onEverything()
        .reply(
            call -> {
              call.send(PanelAnswer.empty(429).with("Retry-After", "5"));
              asked.countDown();
            });
    Station station = serving();
    assertTimeout(SOON, () -> asked.await());

    assertTimeout(Duration.ofSeconds(4), station::close);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }

  @Test
  void a_batch_that_does_not_end_is_cut_off() {
    shop.product(14).group(4).packageId(7).buffer("0").add();
    try (RowLock one = shop.lockRow(12);
        RowLock other = shop.lockRow(13)) {
      Station station = serving();
      OurBatch.awaitAt(shop, 12);
      try (LogLines log = LogLines.listen()) {
        assertTimeout(BUDGET, station::close);

        assertThat(log.messages(Level.WARN))
            .contains(
                "The current sweep does not end; it is interrupted, and what it has written stays")
            // and once each for the ledger and for what the guard remembers
            .hasSizeLessThan(4);
        assertThat(log.stackTraces()).isEmpty();
      }
      one.release();
      other.release();
    }
  }

  @Test
  void the_batch_in_hand_is_finished() {
    try (RowLock lock = shop.lockRow(12)) {
      Station station = serving();
      OurBatch.awaitAt(shop, 12);
      Thread closing = new Thread(station::close);
      closing.start();
      awaitWaiting(closing);
      lock.release();
      join(closing);
    }
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
    assertThat(ledger(12)).containsEntry("qty", 12);
  }

  @Test
  void no_sweep_begins_any_more() {
    Hold hold = panel.onGroup(4).hold();
    Station station = serving();
    hold.awaitArrivals(1);
    Sweeping waiting = Sweeping.of(station);
    waiting.awaitIdle();
    try (LogLines log = LogLines.listen()) {
      Thread closing = new Thread(station::close);
      closing.start();
      awaitWaiting(closing);
      hold.release();

      assertThat(waiting.failure())
          .hasMessage("The sweep could not run: Headroom is stopping: no new sweep starts");
      join(closing);
      assertThat(log.messages(Level.WARN)).isEmpty();
    }
  }

  @Test
  void what_was_announced_is_delivered() throws InterruptedException {
    room(5, 0);
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    BlockingQueue<Object> announced = new LinkedBlockingQueue<>();
    Station station =
        start()
            .add(
                routes ->
                    routes
                        .from(QUEUE)
                        .process(
                            exchange -> {
                              busy.countDown();
                              go.await();
                              announced.add(exchange.getMessage().getBody());
                            }));
    station.sync();
    assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
    Thread closing = new Thread(station::close);
    closing.start();
    awaitWaiting(closing);
    go.countDown();
    join(closing);

    assertThat(announced).hasSize(1);
  }

  @Test
  void a_subscriber_that_does_not_end_is_named_and_left() {
    room(5, 0);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    Station station =
        start()
            .add(
                routes ->
                    routes
                        .from(QUEUE)
                        .routeId("a-chat")
                        .process(
                            exchange -> {
                              busy.countDown();
                              end.await();
                            }));
    station.sync();
    assertTimeout(SOON, () -> busy.await());
    try (LogLines log = LogLines.listen()) {
      assertTimeout(BUDGET, station::close);

      assertThat(log.messages(Level.WARN))
          .contains("The route a-chat had not finished with an announcement");
      assertThat(log.stackTraces()).isEmpty();
    }
    end.countDown();
  }

  @Test
  void what_nobody_took_is_logged() {
    room(5, 0);
    Station station = start().stop("log-changes");
    station.sync();
    try (LogLines log = LogLines.listen()) {
      assertTimeout(BUDGET, station::close);

      assertThat(log.messages(Level.WARN))
          .containsExactly(
              "Not delivered before the end: KVM-4G in Paris is out of stock: memory in group 5");
    }
  }

  @Test
  void a_process_with_nothing_to_do_ends_at_once() {
    Station station = serving();
    try (LogLines log = LogLines.listen()) {
      assertTimeout(SOON, station::close);

      assertThat(log.messages(Level.WARN)).isEmpty();
    }
  }

  @Test
  void it_may_be_closed_twice() {
    Station station = start();
    station.close();

    station.close();
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.isAlive()
        && thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(BUDGET.toMillis());
      assertThat(thread.isAlive()).as("still closing").isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
