package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timer: it goes on whatever became of the last sweep. */
class SweepTimerTest extends Scenario {

  SweepTimerTest(Shop shop) {
    super(shop);
  }

  private Station serving() {
    return start(uncached().serving().with("headroom.sweep.period", "1s"));
  }

  @Test
  void a_sweep_begins_at_once_and_then_every_period() {
    try (LogLines log = LogLines.listen()) {
      serving();
      log.await("Product 12 (KVM-4G): qty 1 -> 12");
      room(4, 11);

      log.await("Product 12 (KVM-4G): qty 12 -> 11");
    }
  }

  @Test
  void a_clock_that_is_set_back_stops_no_sweep() {
    ManualTime time = new ManualTime();
    try (LogLines log = LogLines.listen()) {
      Station station = start(uncached().at(time).serving().with("headroom.sweep.period", "1s"));
      log.await("Product 12 (KVM-4G): qty 1 -> 12");
      time.setBack(Duration.ofHours(1));
      room(4, 11);

      log.await("Product 12 (KVM-4G): qty 12 -> 11");
      assertThat(Http.on(station.process().port()).get("/observe/metrics").body())
          .doesNotContainPattern("headroom_sweep_seconds_sum\\S* -");
    }
  }

  @Test
  void the_ledger_says_that_the_timer_asked() {
    try (LogLines log = LogLines.listen()) {
      serving();
      log.await("Sweep: 2 changed");
    }
    assertThat(shop.rows("mod_headroom_change"))
        .allSatisfy(row -> assertThat(row).containsEntry("triggered_by", "timer"));
  }

  @Test
  void a_sweep_that_could_not_run_is_logged_in_one_line_and_tried_again() {
    try (LogLines log = LogLines.listen()) {
      Station.Draft draft = uncached().serving().with("headroom.sweep.period", "1s");
      shop.sql().update("RENAME TABLE tblproducts TO elsewhere");
      start(draft);

      assertThat(log.await("could not run"))
          .startsWith("The sweep could not run, no qty was changed; the next try is in 1s: ")
          .hasLineCount(1);
      shop.sql().update("RENAME TABLE elsewhere TO tblproducts");
      log.await("Sweep: 2 changed");
      assertThat(log.stackTraces()).isEmpty();
    }
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"announce-changes", "write-ledger"})
  void a_sweep_that_fails_after_it_wrote_does_not_say_that_it_did_not(String route) {
    Station.Draft draft = uncached().serving().with("headroom.sweep.period", "1s");
    try (LogLines log = LogLines.listen()) {
      Station station = start(draft);
      log.await("Sweep: 2 changed");
      station.stop(route);
      room(4, 11);

      assertThat(log.await("could not run"))
          .isEqualTo(
              "The sweep could not run to its end, but what it wrote stays; the next try is"
                  + " in 1s: the route at direct:%s is not running: start it again",
              route);
      assertThat(log.messages(Level.ERROR)).hasSize(1);
    }
    assertThat(shop.qty(12)).isEqualTo(11);
  }
}
