package io.headroom.reservation;

import static io.headroom.rig.Nodes.group;
import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.RuleSet;
import io.headroom.rig.Nodes.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SafeOrdersTest {

  private static final Demand SMALL = vps().memory(2).demand();
  private static final Demand LARGE = vps().memory(8).demand();

  @Test
  void of_one_product_on_one_node_every_place_is_safe() {
    assertThat(safe(SMALL, room(RuleSet.MODULE, node().memory(40, 20)))).isEqualTo(10);
  }

  @Test
  void a_large_order_may_take_what_a_small_one_needs() {
    assertThat(safe(SMALL, room(RuleSet.MODULE, node().memory(40, 20)), LARGE)).isEqualTo(3);
  }

  @Test
  void a_small_order_may_spoil_every_large_place_of_a_node() {
    assertThat(safe(LARGE, room(RuleSet.MODULE, node().memory(40, 8)), SMALL)).isEqualTo(1);
    assertThat(
            safe(
                LARGE,
                room(RuleSet.MODULE, node().memory(40, 8), node().id(22).memory(40, 8)),
                SMALL))
        .isEqualTo(2);
  }

  @Test
  void a_product_that_fits_nowhere_has_none() {
    assertThat(safe(LARGE, room(RuleSet.MODULE, node().memory(40, 7)))).isZero();
  }

  @Test
  void a_product_that_nothing_limits_has_no_limit() {
    assertThat(new SafeOrders(room(RuleSet.MODULE, node()), List.of()).of(SMALL))
        .isEqualTo(Fit.UNLIMITED);
  }

  @Test
  void a_reserved_order_takes_the_cheapest_part() {
    Room room = room(RuleSet.MODULE, node().memory(40, 20));
    assertThat(safe(SMALL, room.with(needs(SMALL)))).isEqualTo(9);
    assertThat(safe(SMALL, room.with(needs(SMALL)), LARGE)).isEqualTo(3);
    assertThat(safe(SMALL, room.with(needs(LARGE)), LARGE)).isEqualTo(2);
  }

  @Test
  void every_pool_that_fits_must_be_used_up() {
    Demand product = vps().storage(10, 2).demand();
    Node node = node().pool("one", 2, 100, 30).pool("other", 2, 100, 20);
    assertThat(safe(product, room(RuleSet.MODULE, node))).isEqualTo(5);
    assertThat(safe(product, room(RuleSet.MODULE, node).with(needs(product)))).isEqualTo(4);
  }

  @Test
  void a_reserved_order_weighs_as_on_the_pool_where_it_weighs_most() {
    Demand product = vps().storage(10, 2).demand();
    Demand onDefault = vps().storage(20).demand();
    Room room = room(RuleSet.PANEL, node().local(2, 100, 50).pool("other", 2, 100, 50));
    assertThat(safe(product, room, onDefault)).isEqualTo(8);
    assertThat(safe(product, room.with(needs(product, product, product, product)), onDefault))
        .isEqualTo(4);
  }

  @Test
  void only_an_order_that_can_draw_on_a_pool_uses_it_up() {
    Demand product = vps().storage(10, 2).demand();
    Demand elsewhere = vps().storage(100, 3).demand();
    assertThat(
            safe(
                product,
                room(RuleSet.MODULE, node().pool("own", 2, 100, 30).pool("slow", 3, 500, 500)),
                elsewhere))
        .isEqualTo(3);
  }

  @Test
  void a_pool_without_a_limit_is_never_used_up() {
    Demand product = vps().memory(2).storage(10, 2).demand();
    Node node = node().memory(40, 8).pool("one", 2, 0, 0).pool("other", 2, 100, 20);
    assertThat(safe(product, room(RuleSet.MODULE, node))).isEqualTo(4);
  }

  @Test
  void a_pool_that_is_off_does_not_help() {
    Demand product = vps().storage(10, 2).demand();
    Node node = node().disabledPool("one", 2, 100, 30).pool("other", 2, 100, 20);
    assertThat(safe(product, room(RuleSet.MODULE, node))).isEqualTo(2);
  }

  @Test
  void cores_and_servers_are_used_up_too() {
    Demand product = vps().cores(2).demand();
    assertThat(safe(product, room(RuleSet.PANEL, node().cpu(20, 10)))).isEqualTo(5);
    assertThat(safe(product, room(RuleSet.PANEL, node().cpu(20, 10).servers(9, 3)))).isEqualTo(3);
  }

  @Test
  void addresses_of_the_group_are_a_limit() {
    Demand two = vps().ipv4(2).memory(1).demand();
    Room room = room(RuleSet.MODULE, node().memory(99, 99).ipv4(7));
    assertThat(safe(two, room)).isEqualTo(3);
    assertThat(safe(two, room.with(needs(two)))).isEqualTo(2);
    assertThat(safe(two, room(RuleSet.MODULE, node().memory(99, 99).ipv4(1)))).isZero();
  }

  @Test
  void a_node_whose_addresses_run_out_first_does_not_hold_the_product_by_the_panels_rules() {
    Node full = node().memory(99, 99);
    Node fewAddresses = node().id(22).memory(99, 99).ipv4(4);
    Node fewPlaces = node().id(23).memory(99, 3).ipv4(90);
    Demand product = vps().memory(1).demand();
    assertThat(safe(product, room(RuleSet.PANEL, fewAddresses, fewPlaces))).isEqualTo(4);
    assertThat(safe(product, room(RuleSet.MODULE, fewAddresses, fewPlaces))).isEqualTo(90);
    assertThat(safe(product, room(RuleSet.PANEL, full, fewAddresses))).isEqualTo(4);
  }

  @Test
  void a_node_without_limits_holds_the_product_until_its_addresses_run_out() {
    Room room = room(RuleSet.PANEL, node().ipv4(4), node().id(22).memory(9, 3).ipv4(90));
    assertThat(safe(vps().memory(1).demand(), room)).isEqualTo(4);
  }

  @Test
  void shared_storage_is_used_up_by_orders_on_any_node() {
    Demand product = vps().storage(10, 2).demand();
    Node[] nodes = {node().pool("ceph", 2, 100, 50), node().id(22).pool("ceph", 2, 100, 50)};
    Room room =
        new Room(group(nodes), RuleSet.MODULE, new SharedStorage(Set.of(2L)), needs(product));
    assertThat(safe(product, room)).isEqualTo(4);
  }

  @Test
  void the_next_orders_build_whatever_they_are_as_far_as_the_least_of_the_products() {
    Room room = room(RuleSet.MODULE, node().memory(40, 20));
    SafeOrders orders = new SafeOrders(room, List.of(SMALL.footprint(), LARGE.footprint()));
    assertThat(orders.of(SMALL)).isEqualTo(new Fit(3));
    assertThat(orders.of(LARGE)).isEqualTo(new Fit(2));
    assertThat(orders.ofAll(List.of(SMALL, LARGE))).isEqualTo(new Fit(2));
    assertThat(orders.ofAll(List.of())).isEqualTo(Fit.UNLIMITED);
  }

  private static Room room(RuleSet rules, Node... nodes) {
    return new Room(group(nodes), rules, SharedStorage.NONE, Needs.NONE);
  }

  private static Needs needs(Demand... ordered) {
    return Needs.of(Arrays.stream(ordered).map(Demand::footprint).toList());
  }

  private static long safe(Demand product, Room room, Demand... sold) {
    return new SafeOrders(room, Arrays.stream(sold).map(Demand::footprint).toList())
        .of(product)
        .count();
  }
}
