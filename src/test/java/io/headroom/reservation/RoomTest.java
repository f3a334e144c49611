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
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomTest {

  private static final SharedStorage CEPH = new SharedStorage(Set.of(2L));

  @Test
  void an_order_of_the_same_size_takes_one_place() {
    Demand product = vps().memory(4).demand();
    assertThat(left(product, room(node().memory(40, 40)), product)).isEqualTo(9);
  }

  @Test
  void small_orders_take_a_large_place_only_where_little_is_missing_for_it() {
    Demand large = vps().memory(16).demand();
    Demand small = vps().memory(1).demand();
    assertThat(left(large, room(node().memory(64, 64)), small, small)).isEqualTo(3);
    assertThat(left(large, room(node().memory(64, 63)), small, small)).isEqualTo(3);
  }

  @Test
  void many_small_orders_do_not_close_a_large_product() {
    Demand large = vps().memory(64).demand();
    Demand small = vps().memory(1).demand();
    Node[] nodes = Collections.nCopies(10, node().memory(2304, 2303)).toArray(Node[]::new);
    assertThat(left(large, room(nodes))).isEqualTo(350);
    assertThat(left(large, room(nodes), Collections.nCopies(330, small).toArray(Demand[]::new)))
        .isEqualTo(345);
  }

  @Test
  void orders_of_another_resource_take_nothing() {
    Demand byMemory = vps().memory(4).demand();
    Demand byCores = vps().cores(4).demand();
    assertThat(left(byMemory, room(node().memory(40, 40).cpu(40, 40)), byCores)).isEqualTo(10);
  }

  @Test
  void an_order_takes_the_greatest_part_of_any_resource_that_limits() {
    Demand product = vps().memory(4).cores(1).demand();
    Demand ordered = vps().memory(2).cores(3).demand();
    Node node = node().memory(40, 40).cpu(10, 10);
    assertThat(left(product, room(node), ordered)).isEqualTo(7);
  }

  @Test
  void a_resource_without_a_limit_takes_nothing() {
    Demand product = vps().memory(4).cores(1).demand();
    assertThat(left(product, room(node().memory(40, 40)), vps().cores(100).demand())).isEqualTo(10);
  }

  @Test
  void servers_count_by_the_panels_rules_alone() {
    Demand product = vps().memory(4).demand();
    Demand ordered = vps().demand();
    Node node = node().memory(400, 400).servers(20, 5);
    assertThat(left(product, room(node), ordered)).isEqualTo(100);
    assertThat(left(product, panelRoom(node), ordered)).isEqualTo(4);
  }

  @Test
  void orders_share_storage_where_a_pool_can_serve_both() {
    Demand onDefault = vps().storage(10).demand();
    Demand onType = vps().storage(10, 1).demand();
    Demand onOther = vps().storage(10, 2).demand();
    Node node = node().local(1, 100, 100).pool("fast", 2, 100, 100);
    assertThat(left(onDefault, room(node), onType)).isEqualTo(9);
    assertThat(left(onDefault, room(node), onOther)).isEqualTo(10);
    assertThat(left(onOther, room(node), onOther)).isEqualTo(9);
    assertThat(left(onOther, room(node), onType)).isEqualTo(10);
  }

  @Test
  void a_pool_that_is_off_serves_nobody() {
    Demand onDefault = vps().storage(10).demand();
    Demand onType = vps().storage(10, 1).demand();
    Node node = node().local(1, 100, 100).localDisabled().pool("slow", 1, 100, 100);
    assertThat(left(onType, room(node), onDefault)).isEqualTo(10);
  }

  @Test
  void addresses_are_taken_off_the_cap_by_the_modules_rules() {
    Demand product = vps().memory(4).demand();
    Node node = node().memory(400, 400).ipv4(5);
    Left left = room(node).with(needs(vps().ipv4(3).demand())).left(product);
    assertThat(left.ipv4Cap()).isEqualTo(new Fit(2));
    assertThat(left.sum()).isEqualTo(new Fit(100));
    assertThat(left.fit()).isEqualTo(new Fit(2));
  }

  @Test
  void addresses_are_taken_off_every_node_by_the_panels_rules() {
    Demand product = vps().memory(4).demand();
    Left left =
        panelRoom(node().memory(400, 400).ipv4(5), node().id(22).memory(400, 400).ipv4(4))
            .with(needs(vps().ipv4(3).demand()))
            .left(product);
    assertThat(left.sum()).isEqualTo(new Fit(3));
    assertThat(left.fit()).isEqualTo(new Fit(2));
  }

  @Test
  void more_reserved_addresses_than_free_ones_leave_nothing() {
    Demand product = vps().demand();
    assertThat(left(product, room(node().ipv4(1)), vps().ipv4(3).demand())).isZero();
    assertThat(left(product, panelRoom(node().ipv4(1)), vps().ipv4(3).demand())).isZero();
  }

  @Test
  void a_product_that_nothing_limits_stays_unlimited() {
    Demand product = vps().demand();
    assertThat(room(node()).with(needs(vps().memory(4).demand())).left(product).fit())
        .isEqualTo(Fit.UNLIMITED);
  }

  @Test
  void orders_take_no_more_than_there_is() {
    Demand product = vps().memory(4).demand();
    assertThat(left(product, room(node().memory(8, 8)), product, product, product)).isZero();
  }

  @Test
  void a_node_that_does_not_count_gives_nothing() {
    Demand product = vps().memory(4).demand();
    assertThat(left(product, room(node().memory(8, 8).idle("disabled")))).isZero();
  }

  @Test
  void shared_storage_counts_once_a_group() {
    Demand product = vps().storage(10, 2).demand();
    Node[] nodes = {
      node().pool("ceph", 2, 100, 50),
      node().id(22).pool("ceph", 2, 100, 50),
      node().id(23).pool("ceph", 2, 100, 40)
    };
    assertThat(left(product, room(nodes))).isEqualTo(14);
    assertThat(left(product, sharedRoom(nodes))).isEqualTo(5);
  }

  @Test
  void a_node_without_a_pool_of_the_shared_type_does_not_lift_its_cap() {
    Demand product = vps().storage(10, 2).demand();
    Node[] nodes = {
      node().pool("ceph", 2, 100, 50), node().id(22).pool("ceph", 2, 100, 50), node().id(23)
    };
    assertThat(left(product, sharedRoom(nodes))).isEqualTo(5);
    assertThat(left(product, sharedRoom(node(), node().id(22).disabledPool("ceph", 2, 9, 9))))
        .isZero();
  }

  @Test
  void an_order_takes_from_shared_storage_on_every_node() {
    Demand product = vps().storage(10, 2).demand();
    Node[] nodes = {node().pool("ceph", 2, 100, 50), node().id(22).pool("ceph", 2, 100, 20)};
    Left left = sharedRoom(nodes).with(needs(vps().storage(15, 2).demand())).left(product);
    assertThat(left.fit()).isEqualTo(new Fit(3));
    assertThat(left.taken()).isZero();
  }

  @Test
  void a_default_mountpoint_of_a_shared_type_is_shared() {
    Demand product = vps().storage(10).demand();
    Node[] nodes = {
      node().local(2, 100, 50), node().id(22).local(2, 100, 50), node().id(23).local(1, 100, 50)
    };
    assertThat(left(product, sharedRoom(nodes))).isEqualTo(10);
    assertThat(left(product, sharedRoom(nodes), product)).isEqualTo(8);
  }

  @Test
  void a_node_without_a_default_mountpoint_has_none_that_is_shared() {
    Demand product = vps().storage(10).demand();
    assertThat(left(product, sharedRoom(node().noLocal()), product)).isZero();
  }

  @Test
  void storage_of_the_nodes_own_stays_theirs_beside_shared_storage() {
    Demand product = vps().storage(10, 3).demand();
    Node node = node().pool("own", 3, 100, 100).pool("ceph", 2, 100, 100);
    assertThat(left(product, sharedRoom(node), product, vps().storage(10, 2).demand()))
        .isEqualTo(9);
  }

  @Test
  void a_vps_without_storage_does_not_ask_for_shared_storage() {
    Demand product = vps().memory(4).demand();
    assertThat(left(product, sharedRoom(node().memory(8, 8).pool("ceph", 2, 100, 0)))).isEqualTo(2);
  }

  private static Room room(Node... nodes) {
    return new Room(group(nodes), RuleSet.MODULE, SharedStorage.NONE, Needs.NONE);
  }

  private static Room panelRoom(Node... nodes) {
    return new Room(group(nodes), RuleSet.PANEL, SharedStorage.NONE, Needs.NONE);
  }

  private static Room sharedRoom(Node... nodes) {
    return new Room(group(nodes), RuleSet.MODULE, CEPH, Needs.NONE);
  }

  private static Needs needs(Demand... ordered) {
    return Needs.of(Arrays.stream(ordered).map(Demand::footprint).toList());
  }

  private static long left(Demand product, Room room, Demand... ordered) {
    return room.with(needs(ordered)).left(product).fit().count();
  }
}
