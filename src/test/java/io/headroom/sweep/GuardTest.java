package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.guard.Hold;
import io.headroom.rig.LogLines;
import io.headroom.rig.Node;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Reply;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is held of what the panel says, through the real parts. */
class GuardTest extends GuardedShop {

  GuardTest(Shop shop) {
    super(shop);
  }

  private void everyNode(UnaryOperator<Node> change) {
    fleet.updateAll(4, change);
    fleet.updateAll(5, change);
  }

  private SweepReport isHeld(Station station, Long... products) {
    SweepReport report = station.sync();
    assertThat(report.plan().products().stream().filter(each -> each.isHeld()))
        .extracting(each -> each.id())
        .containsExactly(products);
    return report;
  }

  private void allAreHeld(Station station) {
    isHeld(station, 12L, 13L, 14L, 15L);
    assertThat(shop.qtys()).isEqualTo(FULL);
  }

  private void nothingIsHeld(Station station, Map<Integer, Integer> qtys) {
    isHeld(station);
    assertThat(shop.qtys()).isEqualTo(qtys);
  }

  @Test
  void groups_without_nodes_are_held() {
    Station station = begun();
    nodes(4, 0);
    nodes(5, 0);
    allAreHeld(station);
  }

  @Test
  void what_it_was_and_is_is_told() {
    Station station = begun();
    nodes(4, 0);
    assertThat(Station.product(isHeld(station, 12L, 14L, 15L), 12).reason())
        .startsWith("held (drop-")
        .endsWith("): group 4 had 24 nodes at 10:41 and has none");
  }

  @Test
  void everything_else_is_written() {
    Station station = begun();
    nodes(4, 0);
    nodes(5, 2);
    isHeld(station, 12L, 14L, 15L);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 384, 13, 32, 14, 384, 15, 384));
  }

  @Test
  void a_404_for_all_groups_is_held() {
    Station station = begun();
    fleet.removeGroup(4);
    fleet.removeGroup(5);
    allAreHeld(station);
  }

  @Test
  void a_404_for_all_packages_is_held() {
    Station station = begun();
    fleet.removePackage(7);
    allAreHeld(station);
  }

  @Test
  void a_404_for_everything_is_held() {
    Station station = begun();
    fleet.removeGroup(4);
    fleet.removeGroup(5);
    fleet.removePackage(7);
    allAreHeld(station);
  }

  @Test
  void a_staging_panel_with_the_same_ids_and_fewer_nodes_is_held() {
    Station station = begun();
    fleet.group(4, Node.of(401).memory(8192, 4096).servers(60, 1));
    fleet.group(5, Node.of(501).memory(8192, 4096).servers(60, 1));
    allAreHeld(station);
  }

  @Test
  void a_group_that_lost_two_thirds_of_its_nodes_is_held() {
    shop.sql().update("UPDATE tblproducts SET configoption7 = '43' WHERE id <> 13");
    Station station = begun();
    Map<Integer, Integer> before = shop.qtys();
    fleet.group(
        4,
        IntStream.rangeClosed(401, 408)
            .mapToObj(id -> node(id).memory(131_072, 73_728))
            .toArray(Node[]::new));
    isHeld(station, 12L, 14L, 15L);
    assertThat(shop.qtys()).isEqualTo(before);
  }

  @Test
  void a_package_in_bytes_is_held() {
    Station station = begun();
    fleet.add(vps().memory(4096L * 1024 * 1024));
    allAreHeld(station);
  }

  @Test
  void nothing_free_with_the_same_counts_of_servers_is_held() {
    Station station = begun();
    everyNode(node -> node.memory(131_072, 131_072));
    allAreHeld(station);
  }

  @Test
  void limits_that_are_all_gone_are_held() {
    Station station = begun();
    everyNode(node -> node.memory(0, 65_536).cores(0, 32).servers(0, 16));
    allAreHeld(station);
  }

  @Test
  void limits_that_are_all_gone_are_held_where_addresses_keep_the_rise_small() {
    Station station = begun();
    everyNode(node -> node.memory(0, 65_536).cores(0, 32).servers(0, 16).ipv4(400));
    allAreHeld(station);
  }

  /** What release 1.4.0 of the PHP module did: it took the id of a pool for its type. */
  private static void idsForTypes(ObjectNode answer) {
    answer
        .path("data")
        .forEach(
            node ->
                node.path("resources")
                    .path("otherStorage")
                    .forEach(
                        pool -> ((ObjectNode) pool).put("storageType", pool.path("id").asInt())));
  }

  @Test
  void types_that_are_taken_for_ids_are_held_for_24_hours_of_sweeps() {
    fleet.add(vps().disk(10).storageType(2));
    everyNode(node -> node.pool(5, 2, 1000, 840));
    Station station = begun();
    assertThat(shop.qtys()).isEqualTo(FULL);
    panel.on("/compute/hypervisors/groups/*/resources").reply(Reply.edited(GuardTest::idsForTypes));

    for (int hour = 0; hour < 24; hour++) {
      allAreHeld(station);
      time.pass(Duration.ofMinutes(20));
      station.sync();
      time.pass(Duration.ofMinutes(40));
    }
    allAreHeld(station);
  }

  @Test
  void a_mistake_in_a_route_that_came_with_a_restart_is_held() throws Exception {
    begun();
    Station other =
        start(
            ticking()
                .custom(
                    route(
                        """
                        - route:
                            id: mistake
                            from:
                              uri: direct:adjust-qty
                              steps:
                                - setBody:
                                    expression:
                                      constant:
                                        expression: "0"
                                        resultType: java.lang.Long
                        """)));
    allAreHeld(other);
    for (int hour = 0; hour < 24; hour++) {
      time.pass(Duration.ofHours(1));
      allAreHeld(other);
    }
  }

  @Test
  void other_settings_that_close_the_shop_are_held() {
    begun();
    allAreHeld(start(ticking().with("headroom.max-qty", "0")));
  }

  // not held

  @Test
  void a_first_run_is_not_held() {
    nodes(4, 0);
    nodes(5, 0);
    nothingIsHeld(start(ticking()), Map.of(12, 0, 13, 0, 14, 0, 15, 0));
  }

  @Test
  void one_product_that_is_sold_out_is_not_held() {
    Station station = begun();
    fleet.updateAll(5, node -> node.memory(131_072, 131_072).servers(60, 32));
    nothingIsHeld(station, Map.of(12, 384, 13, 0, 14, 384, 15, 384));
  }

  @Test
  void plans_that_sell_out_together_as_servers_come_are_not_held() {
    Station station = begun();
    everyNode(node -> node.memory(131_072, 131_072).servers(60, 32));
    nothingIsHeld(station, Map.of(12, 0, 13, 0, 14, 0, 15, 0));
  }

  @Test
  void nodes_that_an_operator_prohibits_are_not_held() {
    Station station = begun();
    everyNode(node -> node.prohibited(true));
    nothingIsHeld(station, Map.of(12, 0, 13, 0, 14, 0, 15, 0));
  }

  @Test
  void a_new_node_that_triples_the_stock_is_not_held() {
    Station station = begun();
    fleet.add(5, Node.of(599).memory(1_048_576, 0).servers(600, 0));
    nothingIsHeld(station, Map.of(12, 384, 13, 304, 14, 384, 15, 384));
  }

  @Test
  void a_product_of_three_that_goes_to_0_is_not_held() {
    shop.sql().update("DELETE FROM tblproducts WHERE id = 15");
    Station station = begun();
    nodes(5, 0);
    nothingIsHeld(station, Map.of(12, 384, 13, 0, 14, 384));
  }

  @Test
  void products_that_an_admin_switches_to_another_package_are_not_held() {
    fleet.add(PanelPackage.of(8).memory(131_072).cores(0).disk(0));
    Station station = begun();
    shop.sql().update("UPDATE tblproducts SET configoption2 = '8'");
    nothingIsHeld(station, Map.of(12, 0, 13, 0, 14, 0, 15, 0));
  }

  @Test
  void a_drain_that_a_person_approved_goes_on_while_orders_come() {
    Station station = begun();
    nodes(4, 0);
    isHeld(station, 12L, 14L, 15L);
    Hold hold = station.process().guard().holds().get(0);
    fleet.updateAll(5, node -> node.memory(131_072, 69_632).servers(60, 17));
    shop.buy(12);

    assertThat(station.process().guard().approve(hold.id(), "anna", "group 4 moves")).isPresent();

    nothingIsHeld(station, Map.of(12, 0, 13, 45, 14, 0, 15, 0));
    assertThat(station.process().guard().holds()).isEmpty();
  }

  @Test
  void an_approval_of_something_else_is_none() {
    Station station = begun();
    nodes(4, 0);
    station.sync();
    assertThat(station.process().guard().approve("drop-0", "anna", "why")).isEmpty();
    isHeld(station, 12L, 14L, 15L);
  }

  // by itself

  @Test
  void it_applies_by_itself_after_half_an_hour() {
    LogLines lines = closing(LogLines.listen());
    Station station = begun();
    nodes(4, 0);
    isHeld(station, 12L, 14L, 15L);
    time.pass(Duration.ofMinutes(15));
    isHeld(station, 12L, 14L, 15L);
    time.pass(Duration.ofMinutes(15));
    nothingIsHeld(station, Map.of(12, 0, 13, 48, 14, 0, 15, 0));
    assertThat(lines.messages("What was held of products 12, 14, 15 applies")).hasSize(1);
  }

  @Test
  void it_never_applies_by_itself_where_the_shop_would_be_closed() {
    Station station = begun();
    nodes(4, 0);
    nodes(5, 0);
    for (int hour = 0; hour < 24; hour++) {
      allAreHeld(station);
      time.pass(Duration.ofHours(1));
    }
  }

  @Test
  void the_panel_is_asked_anew_about_what_is_held() {
    Station station = start(Station.of(shop, panel).at(time));
    station.sync();
    time.pass(Duration.ofMinutes(3));
    nodes(4, 0);
    isHeld(station, 12L, 14L, 15L);
    int before = panel.requestsTo("/compute/hypervisors/groups/4/resources").size();
    isHeld(station, 12L, 14L, 15L);
    assertThat(panel.requestsTo("/compute/hypervisors/groups/4/resources")).hasSize(before + 1);
  }

  @Test
  void it_ends_as_the_panel_says_what_it_said_before() {
    LogLines lines = closing(LogLines.listen());
    Station station = begun();
    nodes(4, 0);
    isHeld(station, 12L, 14L, 15L);
    nodes(4, NODES);
    nothingIsHeld(station, FULL);
    assertThat(lines.messages("Nothing is held any more")).hasSize(1);
  }

  @Test
  void it_is_logged_once_with_the_products_and_what_to_do() {
    LogLines lines = closing(LogLines.listen());
    Station station = begun();
    nodes(4, 0);
    station.sync();
    station.sync();
    assertThat(lines.messages("Products 12, 14, 15 keep their qty until somebody confirms it"))
        .singleElement()
        .asString()
        .contains("group 4 had 24 nodes at 10:41 and has none", "headroom approve drop-");
  }

  @Test
  void a_plan_shows_what_would_be_held_and_changes_nothing() {
    Station station = begun();
    nodes(4, 0);
    assertThat(station.plan(12L, 13L, 14L, 15L).plan().count(Outcome.HELD)).isEqualTo(3);
    assertThat(station.process().guard().holds()).isEmpty();
    assertThat(shop.sql().rows("SELECT * FROM mod_headroom_guard WHERE name LIKE 'hold:%'"))
        .isEmpty();
  }

  @Test
  void an_explanation_shows_what_would_be_held() {
    Station station = begun();
    nodes(4, 0);
    SweepReport report = station.process().sweep(SweepRequest.explain(12));
    assertThat(Station.product(report, 12).outcome()).isEqualTo(Outcome.HELD);
  }

  @Test
  void it_holds_in_observe_mode_too() {
    Station station = start(ticking().with("headroom.mode", "observe"));
    station.sync();
    nodes(4, 0);
    isHeld(station, 12L, 14L, 15L);
  }

  @Test
  void nothing_is_held_where_the_guard_is_off() {
    Station station = start(ticking().with("headroom.guard.enabled", "false"));
    station.sync();
    nodes(4, 0);
    nothingIsHeld(station, Map.of(12, 0, 13, 48, 14, 0, 15, 0));
    assertThat(shop.rows("mod_headroom_guard")).isEmpty();
  }

  @Test
  void the_thresholds_are_settings() {
    Station station =
        start(
            ticking()
                .with("headroom.guard.min-products", "1")
                .with("headroom.guard.max-drop-percent", "20")
                .with("headroom.guard.confirmations", "2")
                .with("headroom.guard.confirm-for", "1m"));
    station.sync();
    nodes(5, 0);
    isHeld(station, 13L);
    time.pass(Duration.ofMinutes(1));
    nothingIsHeld(station, Map.of(12, 384, 13, 0, 14, 384, 15, 384));
  }
}
