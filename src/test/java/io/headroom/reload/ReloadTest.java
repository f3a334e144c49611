package io.headroom.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Level;
import io.headroom.catalogue.Scope;
import io.headroom.event.ShopEvent;
import io.headroom.rig.EditableRoutes;
import io.headroom.rig.Hold;
import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import io.headroom.rig.Swept;
import io.headroom.sweep.Agenda;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepTicket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits that can be built: they take over between two sweeps, and nothing is lost. */
class ReloadTest extends Scenario {

  private static final String MINE = "custom/mine.camel.yaml";
  private static final String LOG_IT = "Product ${body[productId]}";
  private static final int ASKERS = 3;

  private final EditableRoutes routes;

  ReloadTest(Shop shop, @TempDir Path folder) {
    super(shop);
    routes = EditableRoutes.in(folder);
  }

  private Station.Draft draft() {
    // an edit of routes that moves every product is held until a person approves it
    return uncached()
        .serving()
        .with("headroom.guard.enabled", "false")
        .with("headroom.sweep.period", "1h")
        .from(routes.folder());
  }

  private static String cap(int qty) {
    return """
    - route:
        id: cap
        from:
          uri: direct:adjust-qty
          steps:
            - setBody:
                constant:
                  expression: "%d"
                  resultType: java.lang.Long
    """
        .formatted(qty);
  }

  @Test
  void a_folder_as_it_was_is_no_edit() {
    Station station = start(draft());

    assertThat(station.process().reloader().reload()).isEqualTo(Reload.unchanged(List.of()));
  }

  @Test
  void a_changed_file_takes_over_and_is_named_in_one_line() {
    Station station = start(draft());
    station.sync();
    routes.edit("shop/log-changes.camel.yaml", LOG_IT, "Edited " + LOG_IT);
    try (LogLines log = LogLines.listen()) {
      Reload reload = station.process().reloader().reload();

      assertThat(reload.changed()).containsExactly("log-changes");
      assertThat(reload.added()).isEmpty();
      assertThat(reload.removed()).isEmpty();
      assertThat(log.messages("Routes replaced"))
          .containsExactly("Routes replaced: added [], changed [log-changes], removed []");
      room(4, 0);
      station.sync();
      log.await("Edited Product 12");
    }
  }

  @Test
  void a_new_file_an_edited_one_and_a_deleted_one_are_followed() {
    Station station = start(draft());
    RouteReloader reloader = station.process().reloader();
    routes.write(MINE, cap(3));
    assertThat(reloader.reload().added()).containsExactly("cap");
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 3, 13, 3));

    routes.write(MINE, cap(2));
    assertThat(reloader.reload().changed()).containsExactly("cap");
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 2, 13, 2));

    routes.delete(MINE);
    assertThat(reloader.reload().removed()).containsExactly("cap");
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_renamed_file_and_a_renamed_route_are_followed() {
    Station station = start(draft());
    RouteReloader reloader = station.process().reloader();
    routes.write(MINE, cap(3));
    var added = reloader.reload();
    routes.rename(MINE, "custom/other.camel.yaml");
    Reload renamed = reloader.reload();
    routes.edit("custom/other.camel.yaml", "id: cap", "id: ceiling");
    Reload other = reloader.reload();

    assertThat(added.added()).containsExactly("cap");
    assertThat(renamed.changed()).containsExactly("cap");
    assertThat(other.added()).containsExactly("ceiling");
    assertThat(other.removed()).containsExactly("cap");
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 3, 13, 3));
  }

  @Test
  void a_changed_statement_takes_over_in_the_routes_that_name_it() {
    Station station = start(draft());
    routes.edit("sql/read-products.sql", "ORDER BY", "AND id <> 13\nORDER BY");

    assertThat(station.process().reloader().reload().changed())
        .containsExactly("api-recalculate", "sweep");
    shop.sql().update("UPDATE tblproducts SET qty = 1");
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 1));
  }

  @Test
  void a_changed_configuration_takes_over_in_every_route() {
    Station station = start(draft());
    int all = station.context().getRoutesSize();
    routes.edit("errors.camel.yaml", "ref: panelUnknown", "ref: panelFallback");

    Reload reload = station.process().reloader().reload();

    assertThat(reload.changed()).hasSize(all).contains("panel-request", "sweep");
    assertThat(station.process().reloader().missingRoutes()).isEmpty();
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void an_option_that_http_would_send_on_is_warned_about_and_taken() {
    Station station = start(draft());
    routes.write(
        MINE,
        """
        - route:
            id: notify
            from:
              uri: direct:notify
              steps:
                - to:
                    uri: https://chat.example.net/hook
                    parameters:
                      httpMethod: POST
                      throwExceptionOnFailur: false
        """);
    try (LogLines log = LogLines.listen()) {
      Reload reload = station.process().reloader().reload();

      assertThat(reload.outcome()).isEqualTo(Reload.Outcome.SWAPPED);
      assertThat(reload.warnings())
          .extracting(Problem::toString)
          .containsExactly(
              routes.name(MINE)
                  + ":10: throwExceptionOnFailur is not an option of Camel's http component, so it"
                  + " is sent as a query parameter; if you want that, put it into the uri");
      assertThat(log.messages(Level.WARN)).hasSize(1);
    }
  }

  @Test
  void an_edit_during_a_sweep_takes_over_when_it_has_ended() {
    Station station = start(draft().with("headroom.sweep.period", "1d"));
    station.sync();
    Hold hold = panel.onGroup(4).times(1).hold();
    Sweeping sweep = Sweeping.of(station);
    hold.awaitArrivals(1);
    routes.write(MINE, cap(3));
    CompletableFuture<Reload> reload =
        CompletableFuture.supplyAsync(() -> station.process().reloader().reload());
    Sweeping asked = Sweeping.of(station);
    asked.awaitIdle();
    assertThat(reload).isNotDone();
    assertThat(station.context().getRoute("cap")).isNull();

    hold.release();

    assertThat(sweep.report().plan().products()).isNotEmpty();
    assertThat(reload.orTimeout(30, TimeUnit.SECONDS).join().added()).containsExactly("cap");
    asked.report();
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 3, 13, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sweep/sweep",
        "sweep/sweep-timer",
        "panel/group",
        "panel/package",
        "shop/ledger",
        "errors"
      })
  void no_sweep_is_lost_while_routes_are_swapped(String file) {
    Station station = start(draft().with("headroom.sweep.period", "1s"));
    RouteReloader reloader = station.process().reloader();
    List<CompletableFuture<SweepReport>> asked = new ArrayList<>();
    try (LogLines log = LogLines.listen()) {
      CompletableFuture<Reload> reload =
          CompletableFuture.completedFuture(Reload.unchanged(List.of()));
      for (int round = 0; round < ASKERS; round++) {
        routes.write(file + ".camel.yaml", routes.read(file + ".camel.yaml") + "# edited\n");
        reload = CompletableFuture.supplyAsync(reloader::reload);
        for (int asker = 0; asker < ASKERS; asker++) {
          asked.add(CompletableFuture.supplyAsync(station::sync));
        }
        assertThat(reload.orTimeout(40, TimeUnit.SECONDS).join().outcome())
            .isEqualTo(Reload.Outcome.SWAPPED);
      }
      for (CompletableFuture<SweepReport> answer : asked) {
        assertThat(answer.orTimeout(40, TimeUnit.SECONDS).join().plan().products()).hasSize(2);
      }
      assertThat(log.messages(Level.WARN)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http/event", "http/take-events", "sweep/sweep-on-request", "errors"})
  void no_event_is_lost_while_routes_are_swapped(String file) {
    Station station = start(draft().with("headroom.event.cart-interval", "0"));
    RouteReloader reloader = station.process().reloader();
    Http http = Http.on(station.process().port());
    int answered = 0;
    for (int round = 0; round < ASKERS; round++) {
      routes.write(file + ".camel.yaml", routes.read(file + ".camel.yaml") + "# edited\n");
      CompletableFuture<Reload> reload = CompletableFuture.supplyAsync(reloader::reload);
      while (!reload.isDone()) {
        HttpResponse<String> answer = http.post("/api/events/cart-viewed", "{\"productId\":12}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        answered++;
      }
      assertThat(reload.join().outcome()).isEqualTo(Reload.Outcome.SWAPPED);
    }
    String metrics = http.get("/observe/metrics").body();

    assertThat(
            metrics
                .lines()
                .filter(line -> line.startsWith("headroom_events_total{"))
                .filter(line -> line.contains("kind=\"cart-viewed\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum())
        .isEqualTo(answered);
    Sweeping.awaitUntil(() -> station.process().agenda().waiting() == 0);
  }

  private static boolean isAnswered(SweepTicket ticket) {
    return ticket.fold(begun -> false, report -> true, failure -> false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep/sweep-on-request", "sweep/sweep", "errors"})
  void who_asks_for_a_sweep_is_answered_while_routes_are_swapped(String file) {
    Station station = start(draft());
    Agenda agenda = station.process().agenda();
    RouteReloader reloader = station.process().reloader();
    List<SweepTicket> asked = new ArrayList<>();
    for (int round = 0; round < ASKERS; round++) {
      routes.write(file + ".camel.yaml", routes.read(file + ".camel.yaml") + "# edited\n");
      CompletableFuture<Reload> reload = CompletableFuture.supplyAsync(reloader::reload);
      asked.add(agenda.ask("recalculate", Scope.ALL));
      while (!reload.isDone()) {
        if (agenda.asked() == 0) {
          asked.add(agenda.ask("recalculate", Scope.ALL));
        }
      }
      assertThat(reload.join().outcome()).isEqualTo(Reload.Outcome.SWAPPED);
      asked.add(agenda.ask("recalculate", Scope.ALL));
    }

    Sweeping.awaitUntil(() -> asked.stream().allMatch(ReloadTest::isAnswered));
  }

  @Test
  void an_event_that_waits_for_the_quiet_period_is_served_after_a_swap() {
    ManualTime time = new ManualTime();
    Station station = start(draft().at(time));
    Agenda agenda = station.process().agenda();
    station.stop("sweep-timer");
    Swept swept = Swept.by(station);
    agenda.add(new ShopEvent(ShopEvent.Kind.PROVISIONED, Scope.ALL));
    swept.next("provisioned");
    agenda.add(new ShopEvent(ShopEvent.Kind.PROVISIONED, Scope.ALL));
    routes.edit("sweep/sweep-on-request.camel.yaml", "those who ask", "those that ask");
    assertThat(station.process().reloader().reload().changed()).containsExactly("sweep-on-request");
    assertThat(swept.unseen()).isZero();

    time.pass(Duration.ofSeconds(30));

    assertThat(swept.next("provisioned").plan().products()).hasSize(2);
  }

  @Test
  void what_waits_while_the_route_is_stopped_is_served_when_it_is_started_again() {
    Station station = start(draft());
    station.stop("sweep-on-request");
    SweepTicket ticket = station.process().agenda().ask("recalculate", Scope.ALL);
    assertThat(station.process().agenda().asked()).isOne();

    station.startAgain("sweep-on-request");

    Sweeping.awaitUntil(() -> isAnswered(ticket));
  }

  @Test
  void a_file_that_looks_like_a_route_is_warned_about_at_the_start_and_by_a_reload() {
    routes.write("custom/one.yaml", cap(3));
    try (LogLines log = LogLines.listen()) {
      Station station = start(draft());
      assertThat(log.messages(Level.WARN))
          .singleElement()
          .asString()
          .startsWith(routes.name("custom/one.yaml") + ": is not read: ");

      routes.write("custom/deep/two.camel.yml", cap(3));
      Reload reload = station.process().reloader().reload();

      assertThat(reload.outcome()).isEqualTo(Reload.Outcome.UNCHANGED);
      assertThat(reload.warnings())
          .extracting(Problem::file)
          .containsExactly(
              routes.name("custom/deep/two.camel.yml"), routes.name("custom/one.yaml"));
      assertThat(log.messages("two.camel.yml: is not read")).hasSize(1);
    }
  }

  @Test
  void a_route_in_a_folder_of_its_own_below_custom_is_followed() {
    Station station = start(draft());
    routes.write("custom/shop/limits/cap.camel.yaml", cap(3));

    assertThat(station.process().reloader().reload().added()).containsExactly("cap");
    station.sync();
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 3, 13, 3));
  }

  @Test
  void routes_are_reloaded_over_http_and_a_rejected_edit_shows_in_the_health_until_it_is_mended() {
    Station station = start(draft());
    Http http = Http.on(station.process().port());
    routes.write(MINE, "- route:\n    id: mine\n    nonsense: 1\n");

    String rejected = http.post("/api/routes/reload", "").body();
    assertThat(rejected).contains("\"outcome\" : \"rejected\"", "mine.camel.yaml:2");
    assertThat(http.get("/observe/health").body())
        .contains("\"DEGRADED\"", "edit-rejected", "mine.camel.yaml:2");
    assertThat(http.get("/observe/ready").statusCode()).isEqualTo(200);
    assertThat(http.get("/observe/metrics").body())
        .contains("headroom_degraded{reason=\"edit-rejected\"} 1.0");

    routes.write(MINE, cap(3));
    assertThat(http.post("/api/routes/reload", "").body())
        .contains("\"outcome\" : \"swapped\"", "\"added\" : [ \"cap\" ]");
    assertThat(http.get("/observe/health").body()).contains("\"UP\"");
  }

  @Test
  void the_timer_goes_on_when_its_own_route_was_swapped() {
    Station station = start(draft().with("headroom.sweep.period", "1s"));
    station.sync();
    routes.edit("sweep/sweep-timer.camel.yaml", "initialDelay: 250", "initialDelay: 100");
    try (LogLines log = LogLines.listen()) {
      var reload = station.process().reloader().reload();
      room(4, 11);

      assertThat(reload.changed()).containsExactly("sweep-timer");
      log.await("-> 11");
    }
  }

  @Test
  void the_timer_goes_on_when_an_edit_could_not_be_swapped_in() {
    Station station = start(draft().with("headroom.sweep.period", "1s"));
    routes.write(
        MINE,
        """
        - route:
            id: nowhere
            from:
              uri: file:/no/such/folder
              parameters:
                startingDirectoryMustExist: true
                autoCreate: false
              steps:
                - log: hi
        """);
    routes.edit("sweep/sweep-timer.camel.yaml", "initialDelay: 250", "initialDelay: 100");
    try (LogLines log = LogLines.listen()) {
      assertThat(station.process().reloader().reload().outcome())
          .isEqualTo(Reload.Outcome.REJECTED);
      room(4, 11);

      log.await("-> 11");
    }
  }

  @Test
  void what_was_announced_before_a_swap_is_delivered() {
    Station station = start(draft());
    try (LogLines log = LogLines.listen()) {
      station.sync();
      room(4, 0);
      station.sync();
      routes.edit("shop/log-changes.camel.yaml", LOG_IT, "Edited " + LOG_IT);
      var reload = station.process().reloader().reload();

      assertThat(reload.outcome()).isEqualTo(Reload.Outcome.SWAPPED);
      assertThat(log.messages("Product 12 (KVM-4G): out-of-stock")).hasSize(1);
    }
  }

  @Test
  void a_route_that_an_operator_stopped_stays_stopped() {
    Station station = start(draft()).stop("log-changes");
    routes.write("errors.camel.yaml", routes.read("errors.camel.yaml") + "# edited\n");

    assertThat(station.process().reloader().reload().changed()).contains("log-changes");
    assertThat(station.context().getRouteController().getRouteStatus("log-changes").isStarted())
        .isFalse();
  }

  @Test
  void a_route_that_went_away_is_missing() throws Exception {
    Station station = start(draft()).stop("log-changes");
    RouteReloader reloader = station.process().reloader();
    assertThat(reloader.missingRoutes()).isEmpty();

    assertThat(station.context().removeRoute("log-changes")).isTrue();

    assertThat(reloader.missingRoutes()).containsExactly("log-changes");
  }

  @Test
  void a_route_at_work_is_not_cut_off_and_an_edit_waits_for_it() {
    Station station = start(draft());
    RouteReloader reloader = station.process().reloader();
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    Processor slow =
        exchange -> {
          arrived.countDown();
          released.await();
        };
    station.context().getRegistry().bind("slow", Processor.class, slow);
    routes.write(
        MINE,
        """
        - route:
            id: mine
            from:
              uri: seda:mine
              steps:
                - process:
                    ref: slow
                - log: {logName: io.headroom.mine, message: "worked off ${body}"}
        """);
    var added = reloader.reload();
    try (LogLines log = LogLines.listen()) {
      station.context().createProducerTemplate().sendBody("seda:mine", "one");
      assertThatCode(arrived::await).doesNotThrowAnyException();
      station.context().createProducerTemplate().sendBody("seda:mine", "two");
      routes.edit(MINE, "worked off", "done with");

      assertThat(reloader.reload().problems())
          .extracting(Problem::reason)
          .containsExactly(
              "no route was replaced, because these are still at work: mine; reload when"
                  + " they are done");
      released.countDown();
      log.await("worked off one");
      log.await("worked off two");
      assertThat(reloader.reload().changed()).isEqualTo(added.added());
      station.context().createProducerTemplate().sendBody("seda:mine", "three");
      log.await("done with three");
    }
  }

  @Test
  void a_saved_file_is_followed_by_itself() {
    Station station = start(draft().with("headroom.routes.reload", "true"));
    try (LogLines log = LogLines.listen()) {
      routes.write(MINE, cap(3));
      log.await("Routes replaced: added [cap], changed [], removed []");
      station.sync();
      assertThat(shop.qtys()).isEqualTo(Map.of(12, 3, 13, 3));

      routes.write(MINE, cap(3) + "nonsense");
      log.await("Route edit rejected");
      assertThat(station.process().reloader().rejection()).isPresent();

      routes.delete(MINE);
      log.await("Routes replaced: added [], changed [], removed [cap]");
      assertThat(station.process().reloader().rejection()).isEmpty();
      assertThat(log.messages("Route edit rejected")).hasSize(1);
    }
  }

  @Test
  void without_the_setting_a_saved_file_waits_until_it_is_asked_for() {
    Station station = start(draft());
    routes.write(MINE, cap(3));
    station.sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
    assertThat(station.process().reloader().reload().added()).containsExactly("cap");
  }

  @Test
  void a_swap_does_not_keep_the_process_from_ending() {
    Station station = start(draft());
    Hold hold = panel.onGroup(4).hold();
    Sweeping sweep = Sweeping.of(station);
    hold.awaitArrivals(1);
    routes.write(MINE, cap(3));
    CompletableFuture<String> reload =
        CompletableFuture.supplyAsync(() -> station.process().reloader().reload().toString())
            .exceptionally(failure -> String.valueOf(failure.getMessage()));

    station.close();

    assertThat(sweep.report()).isNotNull();
    assertThat(reload.orTimeout(30, TimeUnit.SECONDS).join()).contains("stopping");
  }
}
