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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the panel's answers are kept, and how often it is asked. */
@Tag("rig")
class PanelCachingTest {

  private final Fleet fleet = new Fleet().add(PanelPackage.of(1)).group(4, Node.of(21));
  private final StandInPanel standIn = StandInPanel.serving(fleet);
  private PanelRoutes routes;

  @BeforeEach
  void start() {
    routes = PanelRoutes.to(standIn);
    routes.session().begin();
  }

  @AfterEach
  void stop() {
    routes.close();
    standIn.close();
  }

  @Test
  void ten_who_wait_for_the_same_package_share_one_request() {
    Hold hold = standIn.onPackage(1).hold();
    CompletableFuture<List<Lookup<VpsPackage>>> answers =
        CompletableFuture.supplyAsync(() -> PanelRoutes.atOnce(10, nobody -> routes.vpsPackage(1)));
    hold.awaitArrivals(1);
    hold.release();

    assertThat(answers.join()).hasSize(10).allMatch(Lookup.Found.class::isInstance);
    assertThat(standIn.requests()).hasSize(1);
  }

  @Test
  void a_package_is_kept_for_ten_minutes() {
    routes.vpsPackage(1);
    routes.time().pass(Duration.ofMinutes(10).minusMillis(1));
    routes.vpsPackage(1);
    assertThat(standIn.requests()).hasSize(1);

    routes.time().pass(Duration.ofMillis(1));
    routes.vpsPackage(1);
    assertThat(standIn.requests()).hasSize(2);
  }

  @Test
  void a_group_is_kept_for_two_minutes() {
    routes.group(4);
    routes.time().pass(Duration.ofMinutes(2).minusMillis(1));
    routes.group(4);
    assertThat(standIn.requests()).hasSize(1);

    routes.time().pass(Duration.ofMillis(1));
    routes.group(4);
    assertThat(standIn.requests()).hasSize(2);
  }

  @Test
  void an_answer_that_is_unknown_is_kept_for_nobody() {
    standIn.onPackage(1).times(1).reply(Reply.status(500));

    assertThat(routes.vpsPackage(1)).isInstanceOf(Lookup.Unknown.class);
    assertThat(routes.vpsPackage(1)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void a_404_is_not_kept_until_it_is_confirmed() {
    assertThat(routes.vpsPackage(99)).isInstanceOf(Lookup.Missing.class);
    assertThat(routes.vpsPackage(99)).isInstanceOf(Lookup.Missing.class);
    assertThat(standIn.requests()).hasSize(2);

    routes.session().confirm();

    assertThat(routes.vpsPackage(99)).isInstanceOf(Lookup.Missing.class);
    assertThat(standIn.requests()).hasSize(2);
  }

  @Test
  void a_404_that_is_confirmed_is_kept_for_a_minute() {
    routes.group(99);
    routes.session().confirm();
    routes.time().pass(Duration.ofMinutes(1).minusMillis(1));
    assertThat(routes.group(99)).isInstanceOf(Lookup.Missing.class);
    assertThat(standIn.requests()).hasSize(1);

    routes.time().pass(Duration.ofMillis(1));
    fleet.group(99, Node.of(22));
    assertThat(routes.group(99)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void a_404_out_of_the_cache_needs_no_one_to_vouch_for_it() {
    routes.vpsPackage(99);
    routes.session().confirm();
    routes.session().begin();

    assertThat(routes.vpsPackage(99)).isInstanceOf(Lookup.Missing.class);
    assertThat(routes.session().unconfirmedPackages()).isEmpty();
    assertThat(routes.session().mustAsk()).isFalse();
  }

  @Test
  void something_found_in_this_sweep_vouches_for_the_panel() {
    routes.vpsPackage(99);
    assertThat(routes.session().mustAsk()).isTrue();

    routes.group(4);
    assertThat(routes.session().mustAsk()).isFalse();
  }

  @Test
  void something_found_in_an_earlier_sweep_does_not() {
    routes.vpsPackage(1);
    routes.session().begin();
    routes.vpsPackage(1);
    routes.group(99);

    assertThat(routes.session().mustAsk()).isTrue();
    assertThat(routes.session().unconfirmedGroups()).containsExactly(99L);
  }

  @Test
  void nothing_must_be_asked_where_nothing_is_missing() {
    assertThat(routes.session().mustAsk()).isFalse();

    standIn.onEverything().reply(Reply.status(500));
    routes.vpsPackage(1);
    assertThat(routes.session().mustAsk()).isFalse();
  }

  @Test
  void the_panel_is_itself_if_connect_answers_200() {
    standIn.on("/connect").reply(Reply.body("whatever"));

    assertThat(routes.connect().itself()).isTrue();
  }

  @Test
  void the_panel_is_not_itself_if_connect_answers_404() {
    standIn.on("/connect").reply(Reply.status(404));

    assertThat(routes.connect())
        .isEqualTo(new PanelIdentity(false, "/connect answers 404 too: check headroom.panel.url"));
  }

  @Test
  void the_panel_is_not_itself_if_connect_fails() throws Exception {
    standIn.on("/connect").reply(Reply.status(500));
    assertThat(routes.connect().reason()).startsWith("/connect: ").contains("(500)");

    routes.context().getRouteController().stopRoute("panel-get");
    assertThat(routes.connect().reason()).startsWith("/connect: a route ").contains("not running");
  }

  @Test
  void a_route_that_is_stopped_makes_the_answer_unknown() throws Exception {
    routes.context().getRouteController().stopRoute("fetch-group");

    assertThat(PanelRoutes.reason(routes.group(4))).contains("not running");
  }
}
