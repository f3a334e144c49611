package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import io.headroom.rig.Swept;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is noticed of services and orders without any change to WHMCS. */
@Tag("database")
class PollingTest extends Scenario {

  private static final String POLL = "direct:poll-now";

  private final ManualTime time = new ManualTime();

  private Station station;
  private Swept swept;

  PollingTest(Shop shop) {
    super(shop);
  }

  private Station.Draft draft() {
    return uncached()
        .at(time)
        .serving()
        .with("headroom.sweep.period", "1d")
        .with("headroom.event.poll", "1h");
  }

  /** Starts a station that looks when it is asked to, and lets it learn how things stand. */
  private void learn(Station.Draft draft) {
    station = start(draft.resting("sweep-timer", "poll-services"));
    station.advise("poll-services", route -> route.replaceFromWith(POLL));
    station.startAgain("poll-services");
    swept = Swept.by(station);
    look();
  }

  private void look() {
    station.context().createProducerTemplate().sendBody(POLL, "");
  }

  private static List<Long> products(SweepReport report) {
    return report.plan().products().stream().map(PlannedProduct::id).toList();
  }

  private void set(int service, String status) {
    shop.sql().update("UPDATE tblhosting SET domainstatus = ? WHERE id = ?", status, service);
  }

  private int waiting() {
    return station.process().agenda().waiting();
  }

  @Test
  void the_first_look_only_learns() {
    shop.service(12, 0, "Active");
    station = start(draft());
    station.stop("sweep-on-request");
    station.stop("poll-services");
    station.advise("poll-services", route -> route.replaceFromWith(POLL));
    station.startAgain("poll-services");
    look();
    look();

    assertThat(waiting()).isZero();
  }

  @Test
  void a_service_that_is_new_is_an_order() {
    learn(draft());
    shop.service(13, shop.order("Pending"), "Pending");
    look();

    assertThat(products(swept.next("ordered"))).containsExactly(13L);
  }

  @Test
  void a_service_that_became_active_was_provisioned() {
    shop.product(14).group(4).packageId(7).buffer("0").qty(1).add();
    int service = shop.service(12, shop.order("Pending"), "Pending");
    learn(draft());
    set(service, "Active");
    look();

    assertThat(products(swept.next("provisioned"))).containsExactly(12L, 14L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Terminated", "Cancelled", "Fraud"})
  void a_service_that_is_active_no_more_was_terminated(String status) {
    int service = shop.service(12, 0, "Active");
    learn(draft());
    set(service, status);
    look();

    assertThat(products(swept.next("terminated"))).containsExactly(12L);
    time.pass(Duration.ofSeconds(30));
    assertThat(products(swept.next("terminated"))).containsExactly(12L);
  }

  @Test
  void a_service_whose_row_is_gone_was_terminated() {
    int service = shop.service(12, 0, "Active");
    learn(draft());
    shop.sql().update("DELETE FROM tblhosting WHERE id = ?", service);
    look();

    assertThat(products(swept.next("terminated"))).containsExactly(12L);
  }

  @Test
  void a_service_that_is_suspended_keeps_its_room() {
    int service = shop.service(12, 0, "Active");
    learn(draft());
    set(service, "Suspended");
    look();

    assertThat(products(swept.next("service-changed"))).containsExactly(12L);
  }

  @ParameterizedTest
  @CsvSource({"Pending, Active", "Pending, Cancelled", "Pending, Fraud"})
  void an_order_that_got_another_state_is_noticed(String before, String after) {
    int order = shop.order(before);
    shop.service(13, order, "Pending");
    learn(draft());
    shop.sql().update("UPDATE tblorders SET status = ? WHERE id = ?", after, order);
    look();

    assertThat(products(swept.next("service-changed"))).containsExactly(13L);
  }

  @Test
  void the_panel_is_asked_anew_about_the_groups_of_what_was_provisioned() {
    int service = shop.service(12, 0, "Pending");
    learn(
        Station.of(shop, panel)
            .at(time)
            .serving()
            .with("headroom.sweep.period", "1d")
            .with("headroom.event.poll", "1h"));
    station.sync();
    room(4, 3);
    set(service, "Active");
    look();
    swept.next("provisioned");

    assertThat(shop.qty(12)).isEqualTo(3);
  }

  @Test
  void what_happened_between_two_looks_is_one_sweep() {
    learn(draft());
    for (int sold = 0; sold < 5; sold++) {
      shop.service(12, shop.order("Pending"), "Pending");
      shop.service(13, shop.order("Pending"), "Pending");
    }
    look();

    assertThat(products(swept.next("ordered"))).containsExactly(12L, 13L);
    look();
    assertThat(waiting()).isZero();
  }

  @Test
  void services_of_other_modules_are_none_of_its_business() {
    shop.product(30).serverType("cpanel").add();
    shop.product(31).serverType("virtfusiondirect").add();
    learn(draft());
    shop.service(30, 0, "Active");
    shop.service(31, 0, "Active");
    shop.service(4711, 0, "Active");
    look();

    assertThat(waiting()).isZero();
    assertThat(swept.unseen()).isZero();
  }

  @Test
  void a_look_that_fails_is_logged_once_and_the_next_one_goes_on() {
    learn(draft());
    try (LogLines log = LogLines.listen()) {
      shop.sql().update("RENAME TABLE tblhosting TO hidden");
      look();
      look();
      shop.sql().update("RENAME TABLE hidden TO tblhosting");
      shop.service(12, 0, "Active");
      look();
      assertThat(products(swept.next("provisioned"))).containsExactly(12L);
      assertThat(log.messages("Services can be read again")).hasSize(1);
      assertThat(log.messages("Services may not be read"))
          .singleElement()
          .asString()
          .contains("run the grants of the README, or set headroom.event.poll=0")
          .contains("tblhosting");

      shop.sql().update("RENAME TABLE tblhosting TO hidden");
      look();
      assertThat(log.messages("Services may not be read")).hasSize(2);
    }
  }

  @Test
  void what_happened_while_no_look_went_well_is_noticed_afterwards() {
    int service = shop.service(12, 0, "Active");
    learn(draft());
    shop.sql().update("RENAME TABLE tblhosting TO hidden");
    look();
    shop.sql().update("RENAME TABLE hidden TO tblhosting");
    set(service, "Terminated");
    look();

    assertThat(products(swept.next("terminated"))).containsExactly(12L);
  }

  @Test
  void services_are_counted_where_a_table_was_written_and_else_not_again() {
    int service = shop.service(12, shop.order("Pending"), "Pending");
    shop.built(service, 4711);
    AtomicInteger counts = new AtomicInteger();
    station = start(draft().resting("sweep-timer", "poll-services"));
    station.advise(
        "poll-services",
        route -> {
          route.replaceFromWith(POLL);
          route.weaveById("read-services").before().process(exchange -> counts.incrementAndGet());
        });
    station.startAgain("poll-services");
    Sweeping.awaitUntil(
        () -> {
          int before = counts.get();
          look();
          return counts.get() == before;
        });
    int settled = counts.get();
    look();
    assertThat(counts).hasValue(settled);

    set(service, "Active");
    look();
    assertThat(counts).hasValue(settled + 1);
  }

  @Test
  void zero_turns_it_off() {
    station = start(draft().with("headroom.event.poll", "0"));

    assertThat(station.context().getRouteController().getRouteStatus("poll-services"))
        .isEqualTo(ServiceStatus.Stopped);
    assertThat(
            Http.json(Http.on(station.process().port()).get("/observe/health"))
                .path("status")
                .asText())
        .isEqualTo("UP");
  }

  @Test
  void the_timer_looks_by_itself() {
    station = start(draft().with("headroom.event.poll", "1s").resting("sweep-timer"));
    swept = Swept.by(station);
    Sweeping.awaitUntil(
        () -> {
          shop.service(13, 0, "Pending");
          return swept.unseen() > 0;
        });

    assertThat(products(swept.next("ordered"))).containsExactly(13L);
  }
}
