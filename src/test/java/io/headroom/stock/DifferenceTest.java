package io.headroom.stock;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static io.headroom.rig.Plans.DEFAULTS;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Plans.rules;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Limit;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.rig.Nodes.Node;
import io.headroom.rig.Plans.Panel;
import io.headroom.rig.Rows.Row;
import io.headroom.stock.Difference.Cause;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the other set of rules gives another number, and why. */
class DifferenceTest {

  private static final Cause SERVERS = Cause.of(Limit.SERVERS).orElseThrow();
  private static final Cause IPV4 = Cause.of(Limit.IPV4).orElseThrow();
  private static final VpsPackage OF_10_MB = vps().memory(10).vpsPackage(7);

  private static Difference difference(Panel panel, Row product) {
    return ExplanationTest.explain(panel, DEFAULTS, product).difference().orElseThrow();
  }

  private static Difference difference(VpsPackage vps, Node node) {
    return difference(panel().vpsPackage(vps).group(1, node), product(10));
  }

  @Test
  void a_hidden_location_makes_the_difference() {
    Panel panel =
        panel().packageOf10Mb().group(1, node().memory(100, 50)).group(2, node().memory(100, 30));
    assertThat(difference(panel, product(10).location(1).hiddenLocation(2)))
        .isEqualTo(new Difference(RuleSet.PANEL, 5, Set.of(Cause.LOCATIONS)));
  }

  @Test
  void the_servers_quota_makes_the_difference() {
    assertThat(difference(OF_10_MB, node().memory(100, 50).servers(9, 2)).causes())
        .containsExactly(SERVERS);
  }

  @Test
  void the_addresses_of_a_node_make_the_difference() {
    Panel panel =
        panel()
            .packageOf10Mb()
            .group(1, node().memory(100, 50).ipv4(1), node().memory(100, 50).ipv4(90));
    assertThat(difference(panel, product(10)).causes()).containsExactly(IPV4);
  }

  @Test
  void the_default_mountpoint_makes_the_difference() {
    assertThat(difference(vps().storage(10, 2).vpsPackage(7), node().local(2, 90, 40)))
        .isEqualTo(new Difference(RuleSet.PANEL, 4, Set.of(Cause.LOCAL_POOL)));
  }

  @Test
  void a_vps_without_an_address_of_its_own_makes_the_difference() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50).ipv4(2));
    assertThat(difference(panel, product(10).ipv4("0")))
        .isEqualTo(new Difference(RuleSet.PANEL, 5, Set.of(Cause.NO_ADDRESS)));
  }

  @Test
  void addresses_that_do_not_bind_make_none() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50).servers(9, 2).ipv4(90));
    assertThat(difference(panel, product(10).ipv4("0")).causes()).containsExactly(SERVERS);
  }

  @Test
  void a_node_that_does_not_count_makes_none() {
    Panel panel =
        panel()
            .packageOf10Mb()
            .group(
                1,
                node().memory(100, 50).servers(9, 2),
                node().idle("disabled").memory(100, 50).ipv4(0));
    assertThat(difference(panel, product(10)).causes()).containsExactly(SERVERS);
  }

  @Test
  void it_is_said_in_words() {
    assertThat(difference(OF_10_MB, node().memory(100, 50).servers(9, 2)).sentence())
        .isEqualTo(
            "By the panel rules it would be 2: the panel rules, unlike the module rules,"
                + " consider how many servers a node may hold.");
  }

  @Test
  void the_rules_of_the_panel_name_the_same_causes() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50).servers(9, 2));
    assertThat(ExplanationTest.explain(panel, rules(RuleSet.PANEL), product(10)).difference())
        .contains(new Difference(RuleSet.MODULE, 5, Set.of(SERVERS)));
  }

  @Test
  void there_is_none_where_both_give_the_same() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50));
    assertThat(ExplanationTest.explain(panel, DEFAULTS, product(10)).difference()).isEmpty();
  }

  @Test
  void terms_are_in_lower_case_with_hyphens() {
    assertThat(Cause.LOCAL_POOL.term()).isEqualTo("local-pool");
  }

  @Test
  void a_missing_package_makes_no_cause() {
    Difference difference =
        Difference.of(product(10).read(), 0, Optional.empty(), panel().answers(), DEFAULTS);
    assertThat(difference.causes()).isEmpty();
  }
}
