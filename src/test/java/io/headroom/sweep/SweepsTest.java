package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.rig.Hold;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.Builder;
import org.junit.jupiter.api.Test;

/** One sweep at a time, whoever asks. */
class SweepsTest extends Scenario {

  SweepsTest(Shop shop) {
    super(shop);
  }

  @Test
  void a_second_sweep_begins_when_the_first_is_over() {
    Station station = start();
    Hold hold = panel.onPackage(7).times(1).hold();
    Sweeping first = Sweeping.of(station);
    hold.awaitArrivals(1);
    int asked = panel.requests().size();

    Sweeping second = Sweeping.of(station);
    second.awaitIdle();
    assertThat(panel.requests()).hasSize(asked);
    assertThat(first.isOver()).isFalse();

    hold.release();
    assertThat(first.report().panelRequests()).isEqualTo(3);
    assertThat(second.report().panelRequests()).isEqualTo(3);
  }

  @Test
  void the_sweep_under_way_can_be_looked_at() {
    Station station = start();
    Hold hold = panel.onGroup(4).hold();
    Sweeping sweep = Sweeping.of(station);
    hold.awaitArrivals(1);

    assertThat(station.process().current()).map(Sweep::lookups).hasValueSatisfying(Math::abs);
    hold.release();
    sweep.report();

    assertThat(station.process().current()).isEmpty();
  }

  @Test
  void a_sweep_that_fails_lets_the_next_begin() {
    Station station = start();
    shop.sql().update("RENAME TABLE tblproducts TO elsewhere");
    assertThatThrownBy(station::sync).hasMessageStartingWith("The sweep could not run: ");
    shop.sql().update("RENAME TABLE elsewhere TO tblproducts");

    station.sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_route_may_ask_for_two_sweeps_one_after_the_other() {
    Station station =
        start().add(routes -> routes.from("direct:twice").to("direct:sweep").to("direct:sweep"));

    assertThat(send(station, "direct:twice")).isInstanceOf(SweepReport.class);
  }

  @Test
  void a_route_may_ask_for_another_sweep_after_one_that_failed() {
    Station station =
        start()
            .add(
                routes ->
                    routes
                        .from("direct:again")
                        .doTry()
                        .to("direct:sweep")
                        .doCatch(Exception.class)
                        .process(
                            exchange -> shop.sql().update("RENAME TABLE elsewhere TO tblproducts"))
                        .to("direct:sweep")
                        .end());
    shop.sql().update("RENAME TABLE tblproducts TO elsewhere");

    assertThat(send(station, "direct:again")).isInstanceOf(SweepReport.class);
  }

  @Test
  void a_route_that_goes_on_after_its_sweep_does_not_hold_the_next_back() throws Exception {
    CountDownLatch after = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Station station =
        start()
            .add(
                routes ->
                    routes
                        .from("seda:goes-on")
                        .to("direct:sweep")
                        .process(
                            exchange -> {
                              after.countDown();
                              end.await();
                            }));
    station.context().createProducerTemplate().sendBody("seda:goes-on", "");
    assertThat(after.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(station.sync().plan().products()).hasSize(2);
    end.countDown();
  }

  @Test
  void a_sweep_that_a_sweep_asks_for_is_refused_instead_of_waiting_for_ever() {
    Station station = start().add(routes -> routes.from("direct:adjust-qty").to("direct:sweep"));

    assertThat(Station.product(station.sync(), 12).reason())
        .isEqualTo(
            "direct:adjust-qty failed: direct:sweep is called by a route that a sweep"
                + " calls: use seda: to send to it");
  }

  @Test
  void what_a_route_did_with_sql_before_does_not_change_what_is_read_and_written() {
    Station station =
        start()
            .add(
                routes ->
                    routes
                        .from("direct:after-sql")
                        .setHeader("CamelSqlQuery", Builder.constant("SELECT 1"))
                        .to("direct:sweep"));
    send(station, "direct:after-sql");

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void who_asks_is_recorded() {
    Station station =
        start()
            .add(
                routes ->
                    routes
                        .from("direct:webhook")
                        .setHeader("trigger", Builder.constant("webhook"))
                        .to("direct:sweep"));
    send(station, "direct:webhook");

    assertThat(triggers()).isEqualTo("webhook");
  }

  @Test
  void who_asks_without_saying_who_is_a_route() {
    Station station = start();
    send(station, "direct:sweep");

    assertThat(triggers()).isEqualTo("route");
  }

  private Object send(Station station, String endpoint) {
    return station.context().createProducerTemplate().requestBody(endpoint, "anything");
  }

  private Object triggers() {
    return shop.sql()
        .rows("SELECT GROUP_CONCAT(DISTINCT triggered_by) AS who FROM mod_headroom_change")
        .get(0)
        .get("who");
  }
}
