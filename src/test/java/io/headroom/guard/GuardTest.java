package io.headroom.guard;

import static io.headroom.guard.Shop.node;
import static io.headroom.guard.Shop.setup;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Limit;
import io.headroom.capacity.Quota;
import io.headroom.rig.Nodes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is held, and what is written at once. */
class GuardTest {

  private static final long MB = 1024L * 1024;

  private final Shop shop = new Shop().products(5);

  private void begun() {
    shop.sweep();
    assertThat(shop.held()).isEmpty();
    shop.pass(Duration.ofMinutes(1));
  }

  private static GroupReading nodes(Map<Long, NodeReading> nodes) {
    return new GroupReading(false, nodes);
  }

  private static GroupReading one(Nodes.Node draft) {
    return nodes(Map.of(1L, node(draft, 5)));
  }

  private void allAreHeld(String words) {
    assertThat(shop.held()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    assertThat(shop.stands(1)).isEqualTo(10);
    assertThat(shop.memory().holds().values())
        .singleElement()
        .extracting(Hold::words)
        .isEqualTo(words);
  }

  // held

  @Test
  void a_group_that_had_nodes_and_has_none_is_held() {
    begun();
    shop.nodes(4, 0, 0, 0).asksForAll(0).sweep();
    allAreHeld("group 4 had 24 nodes at 10:41 and has none");
  }

  @Test
  void a_group_that_is_missing_is_held() {
    begun();
    shop.group(4, GroupReading.MISSING).asksForAll(0).sweep();
    allAreHeld("group 4 had 24 nodes at 10:41 and is missing");
  }

  @Test
  void a_package_that_is_missing_is_held() {
    begun();
    shop.packageMissing(7).asksForAll(0).sweep();
    allAreHeld("package 7 was there at 10:41 and is missing");
  }

  @Test
  void a_group_that_lost_two_thirds_of_its_nodes_is_held() {
    begun();
    shop.nodes(4, 8, 50, 5).asksForAll(0).sweep();
    allAreHeld("group 4 had 24 nodes at 10:41 and has 8 of them");
  }

  @Test
  void a_group_that_lost_half_of_its_nodes_is_not_held() {
    begun();
    shop.nodes(4, 12, 50, 5).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_group_that_shares_no_node_with_before_is_held() {
    begun();
    shop.group(4, nodes(Map.of(99L, node(5, 1)))).asksForAll(0).sweep();
    allAreHeld("group 4 had 24 nodes at 10:41 and has 1 other");
  }

  @Test
  void a_rise_from_nodes_that_are_all_others_is_held() {
    begun();
    shop.group(4, nodes(Map.of(99L, node(100, 1)))).asksForAll(31).sweep();
    allAreHeld("group 4 had 24 nodes at 10:41 and has 1 other");
  }

  @Test
  void a_package_in_bytes_is_held() {
    begun();
    shop.vpsPackage(Nodes.vps().memory(10 * MB).vpsPackage(7)).asksForAll(0).sweep();
    allAreHeld("package 7 needed 10 of memory at 10:41 and needs 10485760");
  }

  @Test
  void a_package_that_needs_less_lifts_and_is_held() {
    begun();
    shop.vpsPackage(Nodes.vps().memory(1).vpsPackage(7)).asksForAll(100).sweep();
    allAreHeld("package 7 needed 10 of memory at 10:41 and needs 1");
  }

  @Test
  void a_package_that_needs_less_explains_no_drop() {
    begun();
    shop.vpsPackage(Nodes.vps().memory(1).vpsPackage(7)).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_package_of_another_storage_type_is_held_either_way() {
    begun();
    shop.vpsPackage(Nodes.vps().memory(10).storage(0, 2).vpsPackage(7)).asksForAll(0).sweep();
    allAreHeld("package 7 needed 0 of storage type at 10:41 and needs 2");
    shop.asksForAll(40).sweep();
    assertThat(shop.hold(Direction.RISE).products()).hasSize(5);
  }

  @Test
  void nothing_free_with_the_same_count_of_servers_is_held() {
    begun();
    shop.nodes(4, 24, 0, 5).asksForAll(0).sweep();
    allAreHeld(
        "group 4 had 1200 free of memory at 10:41 and has 0, with 120 servers before and 120 now");
  }

  @Test
  void it_stays_held_where_servers_come_afterwards() {
    begun();
    shop.nodes(4, 24, 0, 5).asksForAll(0).sweep();
    shop.nodes(4, 24, 0, 6).sweep();
    assertThat(shop.held()).hasSize(5);
  }

  @Test
  void it_stays_held_where_servers_are_not_counted_afterwards() {
    begun();
    shop.nodes(4, 24, 0, 5).asksForAll(0).sweep();
    Map<Long, NodeReading> silent = new HashMap<>();
    for (long id = 1; id <= 24; id++) {
      silent.put(id, NodeReading.of(Nodes.node().memory(100, 0).build()));
    }
    shop.group(4, nodes(silent)).sweep();
    allAreHeld("group 4 had 1200 free of memory at 10:41 and has 0, without a count of servers");
  }

  @Test
  void a_limit_that_fell_is_held() {
    shop.group(4, one(Nodes.node().memory(100, 50)));
    begun();
    shop.group(4, one(Nodes.node().memory(2, 2))).asksForAll(0).sweep();
    allAreHeld("hypervisor 1 of group 4 had a limit of 100 for memory at 10:41 and has one of 2");
  }

  @Test
  void a_limit_where_there_was_none_is_held() {
    shop.group(4, one(Nodes.node().memory(0, 0)));
    begun();
    shop.group(4, one(Nodes.node().memory(2, 2))).asksForAll(0).sweep();
    allAreHeld("hypervisor 1 of group 4 had no limit for memory at 10:41 and has one of 2");
  }

  @Test
  void a_pool_whose_type_is_another_is_held() {
    shop.group(4, one(Nodes.node().memory(100, 50).pool("a", 2, 100, 50).pool("b", 2, 100, 50)));
    begun();
    shop.group(4, one(Nodes.node().memory(100, 50).pool("a", 5, 100, 50).pool("b", 6, 100, 50)))
        .asksForAll(0)
        .sweep();
    allAreHeld(
        "hypervisor 1 of group 4 had a limit of 200 for storage of type 2 at 10:41 and has no such"
            + " pool");
  }

  @Test
  void limits_that_are_gone_are_held_however_little_they_lift() {
    shop.group(4, one(Nodes.node().memory(100, 50).cpu(100, 50)));
    begun();
    shop.group(4, one(Nodes.node().memory(0, -50).cpu(0, -50))).asksForAll(11).sweep();
    allAreHeld("group 4 had 2 limits at 10:41 and has lost 2");
  }

  @Test
  void half_of_the_limits_may_go() {
    shop.group(4, one(Nodes.node().memory(100, 50).cpu(100, 50)));
    begun();
    shop.group(4, one(Nodes.node().memory(0, -50).cpu(100, 50))).asksForAll(99).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void numbers_that_nothing_but_a_new_version_explains_are_held() {
    begun();
    shop.software(new Software("1.6.0", "settings", "routes")).asksForAll(0).sweep();
    allAreHeld(
        "the version (1.5.0 before, 1.6.0 now) of Headroom changed, and nothing that the panel says"
            + " explains the number");
  }

  @Test
  void numbers_that_only_other_settings_and_routes_explain_are_held() {
    begun();
    shop.software(new Software("1.5.0", "others", "others")).asksForAll(31).sweep();
    allAreHeld(
        "the settings and the routes of Headroom changed, and nothing that the panel says explains"
            + " the number");
  }

  @Test
  void a_mistake_of_a_new_version_is_held_for_24_hours_of_sweeps() {
    begun();
    shop.software(new Software("1.4.0", "settings", "routes")).asksForAll(0);
    shop.sweepFor(Duration.ofHours(24));
    assertThat(shop.held()).hasSize(5);
    assertThat(shop.hold(Direction.DROP).byPerson()).isTrue();
  }

  // not held

  @Test
  void a_product_that_was_never_decided_is_not_held() {
    shop.nodes(4, 0, 0, 0).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void one_product_that_is_sold_out_is_not_held() {
    begun();
    shop.asks(1, 0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void plans_of_one_group_that_sell_out_together_as_servers_come_are_not_held() {
    begun();
    shop.nodes(4, 24, 0, 6).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();
    assertThat(shop.stands(1)).isZero();
  }

  @Test
  void plans_that_sell_out_where_servers_are_not_counted_are_not_held() {
    shop.group(Nodes.group(4, Nodes.node().memory(100, 50)));
    begun();
    shop.group(Nodes.group(4, Nodes.node().memory(100, 0))).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void plans_that_are_reserved_together_are_not_held() {
    begun();
    shop.nodes(4, 24, 24, 5).asksForAll(0);
    for (long id = 1; id <= 5; id++) {
      shop.reserved(id, 9);
    }
    shop.sweep();
    assertThat(shop.held()).isEmpty();
    assertThat(shop.stands(1)).isZero();
  }

  @Test
  void reservations_that_end_are_no_rise() {
    for (long id = 1; id <= 5; id++) {
      shop.asks(id, 1).reserved(id, 9);
    }
    begun();
    for (long id = 1; id <= 5; id++) {
      shop.asks(id, 10).reserved(id, 0);
    }
    shop.software(new Software("1.6.0", "settings", "routes")).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void nodes_that_are_all_prohibited_are_not_held() {
    begun();
    Map<Long, NodeReading> prohibited = new HashMap<>();
    for (long id = 1; id <= 24; id++) {
      prohibited.put(id, NodeReading.of(Nodes.node().idle("prohibited").build()));
    }
    shop.group(4, nodes(prohibited)).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void nodes_that_are_all_prohibited_explain_numbers_of_a_new_version() {
    begun();
    Map<Long, NodeReading> prohibited = new HashMap<>();
    for (long id = 1; id <= 24; id++) {
      prohibited.put(id, NodeReading.of(Nodes.node().idle("prohibited").build()));
    }
    shop.software(new Software("1.6.0", "settings", "routes"));
    shop.group(4, nodes(prohibited)).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void selling_explains_numbers_of_a_new_version() {
    begun();
    shop.software(new Software("1.6.0", "settings", "routes"));
    shop.nodes(4, 24, 0, 6).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_disabled_package_is_not_held() {
    begun();
    shop.software(new Software("1.6.0", "settings", "routes"));
    shop.vpsPackage(Nodes.vps().memory(10).disabledPackage(7)).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_package_that_is_enabled_again_explains_numbers_of_a_new_version() {
    shop.vpsPackage(Nodes.vps().memory(10).disabledPackage(7)).asksForAll(0);
    begun();
    shop.software(new Software("1.6.0", "settings", "routes"));
    shop.vpsPackage(Nodes.vps().memory(10).vpsPackage(7)).asksForAll(40).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_package_that_comes_back_is_not_held() {
    shop.packageMissing(7).asksForAll(0);
    begun();
    shop.sweep();
    shop.vpsPackage(Nodes.vps().memory(10).vpsPackage(7)).asksForAll(40).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_new_node_that_triples_the_stock_is_not_held() {
    begun();
    shop.nodes(4, 80, 50, 5).asksForAll(40).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_new_node_explains_numbers_of_a_new_version() {
    begun();
    shop.software(new Software("1.6.0", "settings", "routes"));
    shop.nodes(4, 80, 50, 5).asksForAll(40).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_higher_limit_is_not_held() {
    shop.group(4, one(Nodes.node().memory(100, 50)));
    begun();
    shop.software(new Software("1.6.0", "settings", "routes"));
    shop.group(4, one(Nodes.node().memory(1000, 950))).asksForAll(190).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_pool_that_a_person_turned_off_is_not_held() {
    shop.group(4, one(Nodes.node().memory(100, 50).pool("a", 2, 100, 50).pool("b", 2, 100, 50)));
    begun();
    shop.group(
            4,
            one(Nodes.node().memory(100, 50).pool("a", 2, 100, 50).disabledPool("b", 2, 100, 50)))
        .asksForAll(0)
        .sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_shop_of_three_products_where_one_goes_to_0_is_not_held() {
    Shop three = new Shop().products(3).product(1, 10, setup(8, 4L));
    three.vpsPackage(Nodes.vps().memory(10).vpsPackage(8)).sweep();
    three.packageMissing(8).asks(1, 0).sweep();
    assertThat(three.held()).isEmpty();
    assertThat(three.stands(1)).isZero();
  }

  @Test
  void a_shop_of_one_product_is_held() {
    Shop one = new Shop().products(1);
    one.sweep();
    one.nodes(4, 0, 0, 0).asksForAll(0).sweep();
    assertThat(one.held()).containsExactly(1L);
  }

  @Test
  void a_product_that_was_switched_to_another_package_is_not_held() {
    begun();
    shop.vpsPackage(Nodes.vps().memory(1000).vpsPackage(8));
    for (long id = 1; id <= 5; id++) {
      shop.product(id, 10, setup(8, 4L)).asks(id, 0);
    }
    shop.sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void a_drop_to_a_tenth_is_not_held_and_one_below_is() {
    begun();
    shop.nodes(4, 8, 50, 5).asksForAll(1).sweep();
    assertThat(shop.held()).isEmpty();

    Shop large = new Shop().products(5).asksForAll(100);
    large.sweep();
    large.nodes(4, 8, 50, 5).asksForAll(9).sweep();
    assertThat(large.held()).hasSize(5);
  }

  @Test
  void a_rise_to_three_times_is_not_held() {
    begun();
    shop.vpsPackage(Nodes.vps().memory(1).vpsPackage(7)).asksForAll(30).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void what_does_not_change_the_shop_is_not_held() {
    begun();
    for (long id = 1; id <= 5; id++) {
      shop.sells(id, 10);
    }
    shop.nodes(4, 0, 0, 0).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();

    Shop lifted = new Shop().products(5);
    lifted.sweep();
    for (long id = 1; id <= 5; id++) {
      lifted.sells(id, -90);
    }
    lifted.vpsPackage(Nodes.vps().memory(1).vpsPackage(7)).asksForAll(100).sweep();
    assertThat(lifted.held()).isEmpty();
  }

  @Test
  void what_falls_from_0_is_not_held() {
    shop.asksForAll(0);
    begun();
    for (long id = 1; id <= 5; id++) {
      shop.sells(id, -5);
    }
    shop.nodes(4, 0, 0, 0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void few_products_of_many_are_not_held_and_everything_else_is_written() {
    Shop many = new Shop().products(10);
    for (long id = 11; id <= 20; id++) {
      many.product(id, 10, setup(7, 5L));
    }
    many.nodes(5, 4, 50, 5).sweep();
    many.nodes(4, 8, 50, 5);
    for (long id = 1; id <= 6; id++) {
      many.asks(id, 0);
    }
    many.asks(20, 3).sweep();
    assertThat(many.held()).isEmpty();

    many.nodes(4, 1, 50, 5).asks(7, 0);
    for (long id = 1; id <= 6; id++) {
      many.product(id, 10, setup(7, 4L));
    }
    Shop more = new Shop().products(10);
    for (long id = 11; id <= 20; id++) {
      more.product(id, 10, setup(7, 5L));
    }
    more.nodes(5, 4, 50, 5).sweep();
    more.nodes(4, 8, 50, 5);
    for (long id = 1; id <= 7; id++) {
      more.asks(id, 0);
    }
    more.asks(20, 3).sweep();
    assertThat(more.held()).isEqualTo(Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L));
    assertThat(more.stands(20)).isEqualTo(3);
  }

  // what ends a hold

  @Test
  void it_ends_where_the_panel_says_what_it_said_before() {
    begun();
    shop.nodes(4, 0, 0, 0).asksForAll(0).sweep();
    shop.nodes(4, 24, 50, 5).asksForAll(10).sweep();
    assertThat(shop.held()).isEmpty();
    assertThat(shop.memory().holds()).isEmpty();
  }

  private void someDrop() {
    begun();
    shop.nodes(4, 8, 50, 5).asksForAll(0).asks(5, 9).sweep();
    assertThat(shop.held()).hasSize(4);
  }

  @Test
  void it_applies_by_itself_after_three_sweeps_in_half_an_hour() {
    someDrop();
    shop.sweepFor(Duration.ofMinutes(29));
    assertThat(shop.stands(1)).isEqualTo(10);
    Judgement last = shop.sweepFor(Duration.ofMinutes(1));
    assertThat(shop.stands(1)).isZero();
    assertThat(last.applied()).hasSize(1);
    assertThat(shop.memory().holds()).isEmpty();
  }

  @Test
  void two_sweeps_are_too_few_however_long_they_take() {
    someDrop();
    shop.pass(Duration.ofHours(2)).sweep();
    assertThat(shop.held()).hasSize(4);
    shop.sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void it_never_applies_by_itself_where_all_products_would_be_0() {
    begun();
    shop.nodes(4, 0, 0, 0).asksForAll(0);
    shop.sweepFor(Duration.ofHours(24));
    assertThat(shop.held()).hasSize(5);
  }

  @Test
  void it_begins_anew_where_more_is_asked_for() {
    someDrop();
    shop.sweepFor(Duration.ofMinutes(20));
    shop.asks(5, 0).product(6, 9, setup(7, 4L)).sweepFor(Duration.ofMinutes(20));
    assertThat(shop.held()).hasSize(5);
  }

  @Test
  void it_goes_on_where_less_is_asked_for() {
    someDrop();
    String id = shop.hold(Direction.DROP).id();
    shop.sweepFor(Duration.ofMinutes(20));
    shop.asks(4, 8).sweepFor(Duration.ofMinutes(9));
    assertThat(shop.hold(Direction.DROP).id()).isEqualTo(id);
    shop.sweepFor(Duration.ofMinutes(1));
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void it_waits_and_begins_anew_where_the_panel_does_not_answer() {
    someDrop();
    shop.sweepFor(Duration.ofMinutes(20));
    for (long id = 1; id <= 5; id++) {
      shop.undecided(id);
    }
    shop.groupUnknown(4).sweepFor(Duration.ofMinutes(1));
    assertThat(shop.hold(Direction.DROP).confirmations()).isZero();
    shop.nodes(4, 8, 50, 5).asks(5, 9);
    for (long id = 1; id <= 4; id++) {
      shop.asks(id, 0);
    }
    shop.sweepFor(Duration.ofMinutes(20));
    assertThat(shop.held()).hasSize(4);
  }

  @Test
  void what_is_asked_for_from_something_else_meanwhile_joins_it() {
    someDrop();
    shop.groupUnknown(4).packageMissing(7).sweep();
    Hold hold = shop.hold(Direction.DROP);
    assertThat(hold.inputs().keySet()).containsExactly(Input.group(4), Input.vpsPackage(7));
    assertThat(hold.confirmations()).isZero();
  }

  @Test
  void a_person_lets_it_apply() {
    begun();
    shop.nodes(4, 0, 0, 0).asksForAll(0).sweep();
    shop.approve().sweep();
    assertThat(shop.held()).isEmpty();
    assertThat(shop.stands(1)).isZero();
    assertThat(shop.memory().holds()).isEmpty();
  }

  @Test
  void a_drain_that_was_approved_goes_on_while_orders_come() {
    begun();
    shop.nodes(4, 8, 50, 5).asksForAll(0).asks(5, 4).sweep();
    shop.approve().nodes(4, 3, 20, 7).asks(5, 3).sells(5, 1).pass(Duration.ofMinutes(10)).sweep();
    assertThat(shop.held()).isEmpty();
    assertThat(shop.stands(1)).isZero();
  }

  @Test
  void an_approval_lasts_15_minutes() {
    begun();
    shop.nodes(4, 0, 0, 0).asksForAll(0).sweep();
    shop.approve().pass(Duration.ofMinutes(15)).sweep();
    assertThat(shop.held()).hasSize(5);
  }

  @Test
  void an_approval_is_of_a_direction_of_inputs_and_of_products() {
    begun();
    shop.nodes(4, 0, 0, 0).asksForAll(0).sweep();
    shop.approve();
    shop.nodes(4, 24, 50, 5).packageMissing(7).sweep();
    assertThat(shop.held()).as("another input").hasSize(5);
    shop.vpsPackage(Nodes.vps().memory(10).vpsPackage(7));
    shop.group(4, nodes(Map.of(99L, node(100, 1)))).asksForAll(99).sweep();
    assertThat(shop.held()).as("another direction").hasSize(5);
    for (long id = 6; id <= 10; id++) {
      shop.product(id, 10, setup(7, 4L));
    }
    Shop other = new Shop().products(5).product(6, 10, setup(7, 4L)).product(7, 10, setup(7, 4L));
    other.product(8, 10, setup(7, 4L));
    other.sweep();
    other.nodes(4, 8, 50, 5).asksForAll(0).asks(6, 5).asks(7, 5).asks(8, 5).sweep();
    other.approve().asksForAll(0).sweep();
    assertThat(other.held()).as("other products").isEqualTo(Set.of(6L, 7L, 8L));
  }

  // sweeps over some products

  @Test
  void a_sweep_over_one_product_holds_what_others_may_follow() {
    begun();
    shop.nodes(4, 0, 0, 0).asksForAll(0);
    assertThat(shop.sweepSome(1L).held()).containsOnlyKeys(1L);
    assertThat(shop.hold(Direction.DROP).byPerson()).isTrue();
    assertThat(shop.sweep().held()).hasSize(5);
  }

  @Test
  void a_sweep_over_one_product_does_not_count() {
    someDrop();
    for (int i = 0; i < 9; i++) {
      shop.pass(Duration.ofMinutes(10)).sweepSome(1L);
    }
    assertThat(shop.stands(1)).isEqualTo(10);
    assertThat(shop.hold(Direction.DROP).confirmations()).isEqualTo(1);
  }

  @Test
  void a_sweep_over_others_leaves_a_hold_as_it_is() {
    someDrop();
    Hold before = shop.hold(Direction.DROP);
    shop.sweepSome(5L);
    assertThat(shop.hold(Direction.DROP)).isEqualTo(before);
  }

  @Test
  void a_sweep_over_one_more_product_adds_it() {
    someDrop();
    shop.asks(5, 0).sweepSome(5L);
    assertThat(shop.hold(Direction.DROP).products()).hasSize(5);
  }

  @Test
  void a_sweep_over_few_believes_nothing_that_is_suspect() {
    Shop many = new Shop().products(2);
    for (long id = 3; id <= 20; id++) {
      many.product(id, 10, setup(7, 5L));
    }
    many.nodes(5, 4, 50, 5).sweep();
    many.nodes(4, 0, 0, 0).asks(1, 0);
    assertThat(many.sweepSome(1L).held()).isEmpty();
    assertThat(many.memory().groups().get(4L).value().nodes()).hasSize(24);
    many.sweep();
    assertThat(many.memory().groups().get(4L).value().nodes()).isEmpty();
  }

  @Test
  void others_that_are_sold_out_do_not_follow_a_drop() {
    Shop some = new Shop().products(5);
    for (long id = 2; id <= 5; id++) {
      some.asks(id, 0);
    }
    some.product(6, 10, setup(7, 5L)).product(7, 10, setup(7, 5L)).nodes(5, 4, 50, 5);
    some.sweep();
    some.nodes(4, 0, 0, 0).asks(1, 0);
    assertThat(some.sweepSome(1L).held()).isEmpty();
  }

  @Test
  void others_that_are_sold_out_may_follow_a_rise() {
    Shop some = new Shop().products(5).asksForAll(0);
    some.group(4, one(Nodes.node().memory(100, 0)));
    some.sweep();
    some.group(4, one(Nodes.node().memory(0, -100))).asksForAll(9999);
    assertThat(some.sweepSome(1L).held()).containsOnlyKeys(1L);
  }

  // what is remembered

  @Test
  void what_no_product_names_any_more_is_forgotten() {
    shop.product(6, 10, setup(8, 5L)).nodes(5, 1, 1, 1);
    shop.vpsPackage(Nodes.vps().memory(10).vpsPackage(8));
    begun();
    assertThat(shop.memory().groups()).containsOnlyKeys(4L, 5L);
    shop.product(6, 10, setup(7, 4L)).sweep();
    assertThat(shop.memory().groups()).containsOnlyKeys(4L);
    assertThat(shop.memory().packages()).containsOnlyKeys(7L);
  }

  @Test
  void a_time_of_another_day_is_told_with_the_day() {
    shop.sweep();
    shop.pass(Duration.ofDays(1));
    shop.nodes(4, 0, 0, 0).asksForAll(0).sweep();
    allAreHeld("group 4 had 24 nodes at 2026-11-22 10:41 and has none");
  }

  @Test
  void many_inputs_are_told_in_short() {
    Shop wide = new Shop().products(0);
    for (long id = 1; id <= 7; id++) {
      wide.product(id, 10, setup(7, id)).nodes(id, 2, 50, 5);
    }
    wide.sweep();
    for (long id = 1; id <= 7; id++) {
      wide.nodes(id, 0, 0, 0);
    }
    wide.asksForAll(0).sweep();
    assertThat(wide.hold(Direction.DROP).words())
        .startsWith("group 1 had 2 nodes")
        .endsWith("; and 2 more");
  }

  @Test
  void pools_without_a_limit_and_a_default_pool_are_read() {
    NodeReading read =
        NodeReading.of(
            Nodes.node()
                .quota(Limit.MEMORY, new Quota(Long.MAX_VALUE - 1, Long.MAX_VALUE - 1))
                .local(1, 10, 5)
                .pool("a", 2, 0, 0)
                .pool("b", 2, 10, 5)
                .pool("c", 3, 10, 5)
                .pool("d", 3, 0, 0)
                .build());
    assertThat(read.quotas())
        .containsEntry("default storage of type 1", new Quota(10, 5))
        .containsEntry("storage of type 2", Quota.UNLIMITED)
        .containsEntry("storage of type 3", Quota.UNLIMITED);
  }

  // what explains numbers, and what does not

  private void another() {
    shop.software(new Software("1.6.0", "settings", "routes"));
  }

  @Test
  void limits_that_fell_or_are_gone_explain_no_rise_of_a_new_version() {
    shop.group(4, one(Nodes.node().memory(100, 50).cpu(100, 50).ipv4(70)));
    begun();
    another();
    shop.group(4, one(Nodes.node().memory(100, 50).cpu(0, -50).ipv4(70))).asksForAll(40).sweep();
    assertThat(shop.held()).hasSize(5);
    shop.group(4, one(Nodes.node().memory(90, 40).cpu(100, 50).ipv4(70))).sweep();
    assertThat(shop.held()).hasSize(5);
  }

  @Test
  void addresses_that_are_not_reported_any_more_are_no_lower_limit() {
    shop.group(4, one(Nodes.node().memory(100, 50).ipv4(70)));
    begun();
    shop.group(4, one(Nodes.node().memory(100, 50))).asksForAll(0).sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void addresses_that_are_gone_without_a_server_more_are_held() {
    shop.group(4, one(Nodes.node().memory(100, 50).ipv4(70)));
    begun();
    shop.group(4, one(Nodes.node().memory(100, 50).ipv4(0))).asksForAll(0).sweep();
    assertThat(shop.held()).hasSize(5);
  }

  @Test
  void a_pool_that_a_person_turned_on_is_not_held() {
    shop.group(
        4, one(Nodes.node().memory(100, 50).pool("a", 2, 100, 50).disabledPool("b", 2, 100, 50)));
    begun();
    another();
    shop.group(4, one(Nodes.node().memory(100, 50).pool("a", 2, 10, 5).pool("b", 2, 10, 5)))
        .asks(1, 9)
        .sweep();
    assertThat(shop.held()).isEmpty();
  }

  @Test
  void nodes_that_a_person_lets_count_again_explain_a_rise_and_no_drop() {
    NodeReading idle = NodeReading.of(Nodes.node().idle("prohibited").build());
    shop.group(4, nodes(Map.of(1L, idle, 2L, node(50, 5))));
    begun();
    another();
    shop.group(4, nodes(Map.of(1L, node(50, 5), 2L, node(50, 5)))).asksForAll(40).sweep();
    assertThat(shop.held()).isEmpty();
    shop.software(new Software("1.7.0", "settings", "routes"));
    shop.group(4, nodes(Map.of(1L, node(49, 5), 2L, idle, 3L, idle))).asksForAll(0).sweep();
    assertThat(shop.held()).hasSize(5);
  }

  @Test
  void a_sweep_over_one_product_applies_nothing_however_long_it_is_held() {
    someDrop();
    shop.sweepFor(Duration.ofMinutes(29));
    shop.pass(Duration.ofHours(1)).sweepSome(1L);
    assertThat(shop.held()).containsExactly(1L);
    assertThat(shop.stands(1)).isEqualTo(10);
    shop.sweep();
    assertThat(shop.stands(1)).as("after a sweep over all").isZero();
  }

  @Test
  void a_sweep_over_one_product_closes_no_shop_in_which_others_stay() {
    shop.product(6, 10, setup(8, 5L)).product(7, 0, setup(8, 5L)).nodes(5, 4, 50, 5);
    begun();
    shop.nodes(4, 0, 0, 0).asks(1, 0).sweepSome(1L);
    assertThat(shop.held()).containsExactly(1L);
    assertThat(shop.hold(Direction.DROP).byPerson()).isFalse();
  }

  @Test
  void a_sweep_over_one_product_closes_a_shop_in_which_all_others_are_sold_out() {
    shop.product(6, 0, setup(8, 5L)).nodes(5, 4, 50, 5);
    begun();
    shop.nodes(4, 0, 0, 0).asks(1, 0).sweepSome(1L);
    assertThat(shop.hold(Direction.DROP).byPerson()).isTrue();
  }
}
