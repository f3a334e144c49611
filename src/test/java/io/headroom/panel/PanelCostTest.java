package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.rig.Fleet;
import io.headroom.rig.Hold;
import io.headroom.rig.Node;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Reply;
import io.headroom.rig.StandInPanel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the panel is burdened with, and what a panel that hangs costs. */
@Tag("rig")
class PanelCostTest {

  private static final Duration DEADLINE = Duration.ofMillis(1500);

  private final Fleet fleet = fleet();
  private final StandInPanel standIn = StandInPanel.serving(fleet);

  private static Fleet fleet() {
    Fleet fleet = new Fleet();
    IntStream.rangeClosed(1, 40)
        .forEach(id -> fleet.add(PanelPackage.of(id)).group(id, Node.of(1000 + id)));
    return fleet;
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void no_more_requests_are_in_flight_than_are_set(int most) {
    try (PanelRoutes routes =
        PanelRoutes.with(PanelRoutes.settings(standIn.url()).maxConcurrent(most).build())) {
      Hold hold = standIn.onEverything().hold();
      CompletableFuture<List<Lookup<VpsPackage>>> answers =
          CompletableFuture.supplyAsync(() -> PanelRoutes.atOnce(40, routes::vpsPackage));
      hold.awaitArrivals(most);
      hold.release();

      assertThat(answers.join()).hasSize(40).allMatch(Lookup.Found.class::isInstance);
      assertThat(standIn.maxInFlight()).isEqualTo(most);
      assertThat(standIn.requests()).hasSize(40);
    }
  }

  /**
   * However the lookups fall into steps: one after the other, a few packages and then many groups,
   * or many of both.
   */
  @ParameterizedTest
  @CsvSource({"40, 40", "3, 40", "1, 2"})
  void a_panel_that_hangs_costs_two_deadlines_and_sixteen_requests(int packages, int groups) {
    standIn.onEverything().reply(Reply.hanging());
    try (PanelRoutes routes = withDeadline()) {
      routes.session().begin();
      long began = System.nanoTime();

      assertThat(PanelRoutes.atOnce(packages, routes::vpsPackage))
          .allMatch(Lookup.Unknown.class::isInstance);
      assertThat(PanelRoutes.atOnce(groups, routes::group))
          .allMatch(Lookup.Unknown.class::isInstance);
      assertThat(routes.connect().itself()).isFalse();

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isLessThan(DEADLINE.multipliedBy(3).minusMillis(100));
      assertThat(standIn.requests()).hasSizeLessThanOrEqualTo(16);
      assertThat(routes.panel().requests()).isEqualTo(standIn.requests().size());
    }
  }

  @Test
  void a_panel_that_trickles_costs_no_more() {
    standIn.onEverything().reply(Reply.trickle(Duration.ofMillis(50)));
    try (PanelRoutes routes = withDeadline()) {
      routes.session().begin();
      long began = System.nanoTime();

      PanelRoutes.atOnce(3, routes::vpsPackage);
      PanelRoutes.atOnce(40, routes::group);

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isLessThan(DEADLINE.multipliedBy(3).minusMillis(100));
      assertThat(standIn.requests()).hasSizeLessThanOrEqualTo(16);
    }
  }

  @Test
  void the_next_sweep_asks_again() {
    standIn.onEverything().times(2).reply(Reply.hanging());
    try (PanelRoutes routes =
        PanelRoutes.with(
            PanelRoutes.settings(standIn.url()).responseTimeout(Duration.ofMillis(200)).build())) {
      routes.session().begin();
      routes.vpsPackage(1);
      routes.vpsPackage(2);
      assertThat(PanelRoutes.reason(routes.vpsPackage(3)))
          .isEqualTo(
              "not asked: the panel left two rounds of requests of this sweep without an answer");

      routes.session().begin();
      assertThat(routes.vpsPackage(3)).isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void one_request_that_hangs_leaves_the_others_alone() {
    standIn.onPackage(5).reply(Reply.hanging());
    try (PanelRoutes routes = withDeadline()) {
      routes.session().begin();

      assertThat(PanelRoutes.atOnce(40, routes::vpsPackage))
          .filteredOn(Lookup.Unknown.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void every_page_of_a_large_group_is_asked_for_once() {
    IntStream.rangeClosed(1, 450).forEach(id -> fleet.add(4, Node.of(id)));
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(
              routes.group(4).<Integer>fold(group -> group.nodes().size(), () -> 0, reason -> -1))
          .isEqualTo(451);
      assertThat(standIn.requests())
          .extracting(request -> request.number("page").orElseThrow())
          .containsExactly(1, 2, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 401, 403, 429, 500, 200})
  void a_page_that_fails_makes_the_group_unknown(int status) {
    IntStream.rangeClosed(1, 450).forEach(id -> fleet.add(4, Node.of(id)));
    standIn.onGroup(4).page(2).reply(Reply.html(status));
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.group(4))).startsWith("page 2: ");
      assertThat(standIn.requests()).hasSize(2);
    }
  }

  @Test
  void rows_that_move_between_two_pages_make_the_group_unknown() {
    IntStream.rangeClosed(1, 250).forEach(id -> fleet.add(4, Node.of(id)));
    standIn.onGroup(4).page(2).times(1).reply(Reply.doing(() -> fleet.addFirst(4, Node.of(999))));
    try (PanelRoutes routes = PanelRoutes.to(standIn)) {
      assertThat(PanelRoutes.reason(routes.group(4))).contains("total changed");
      assertThat(routes.group(4)).isInstanceOf(Lookup.Found.class);
    }
  }

  private PanelRoutes withDeadline() {
    return PanelRoutes.with(PanelRoutes.settings(standIn.url()).responseTimeout(DEADLINE).build());
  }
}
