package io.headroom.stock;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static io.headroom.rig.Plans.DEFAULTS;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Limit;
import io.headroom.capacity.RuleSet;
import io.headroom.rig.Nodes.Node;
import io.headroom.rig.Plans.Panel;
import io.headroom.stock.Decision.Decided;
import org.junit.jupiter.api.Test;

/** What limits a product, and in which words. */
class ProductLimitTest {

  private static final StockRules AT_MOST_30 = new StockRules(RuleSet.MODULE, 30, 9_999);

  @Test
  void a_product_is_limited_by_what_limits_its_group() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50));
    assertThat(panel.decide(DEFAULTS, product(10)))
        .isEqualTo(new Decided(5, Limit.MEMORY, "memory in group 1"));
  }

  @Test
  void of_several_groups_the_one_with_the_greatest_fit_gives_the_limit() {
    Node capped = node().memory(100, 90).ipv4(6);
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50)).group(2, capped);
    assertThat(panel.decide(DEFAULTS, product(10).location(2)))
        .isEqualTo(new Decided(11, Limit.IPV4, "IPv4 addresses in group 2, memory in group 1"));
  }

  @Test
  void the_reason_names_all_groups_with_the_same_limit() {
    Node full = node().memory(100, 50);
    Panel panel = panel().packageOf10Mb().group(1, full).group(2, full).group(3, full);
    assertThat(panel.decide(DEFAULTS, product(10).location(2)).reason())
        .isEqualTo("memory in groups 1 and 2");
    assertThat(panel.decide(DEFAULTS, product(10).location(2).location(3)).reason())
        .isEqualTo("memory in groups 1, 2 and 3");
  }

  @Test
  void a_pool_that_is_missing_is_named_by_its_type_and_its_nodes() {
    Node with = node().pool("nvme", 2, 100, 90);
    Node cpu = node().pool("nvme", 2, 100, 90).cpu(4, 3);
    Panel panel =
        panel()
            .vpsPackage(vps().cores(1).storage(10, 2).vpsPackage(7))
            .group(1, node(), with, node(), cpu, node().idle("disabled"), node());
    assertThat(panel.decide(DEFAULTS, product(10)))
        .isEqualTo(
            new Decided(12, Limit.NO_POOL, "no storage pool of type 2 on 3 of 5 nodes in group 1"));
  }

  @Test
  void nodes_without_the_pool_are_counted_over_all_groups() {
    Panel panel =
        panel()
            .vpsPackage(vps().storage(10).vpsPackage(7))
            .group(1, node().noLocal(), node().noLocal())
            .group(2, node().noLocal());
    assertThat(panel.decide(DEFAULTS, product(10).location(2)).reason())
        .isEqualTo("no default storage pool on 3 of 3 nodes in groups 1 and 2");
  }

  @Test
  void of_groups_that_fit_the_same_the_first_gives_the_limit() {
    Node capped = node().memory(100, 90).ipv4(5);
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50)).group(2, capped);
    assertThat(panel.decide(DEFAULTS, product(10).location(2)).limitTerm()).isEqualTo("memory");
  }

  @Test
  void a_missing_group_does_not_give_the_limit() {
    Panel panel = panel().packageOf10Mb().groupMissing(1).group(2, node().memory(100, 5));
    assertThat(panel.decide(DEFAULTS, product(10).location(2)))
        .isEqualTo(new Decided(0, Limit.MEMORY, "memory in group 2"));
  }

  @Test
  void a_product_of_a_group_where_no_node_counts_is_limited_by_that() {
    Panel panel = panel().packageOf10Mb().group(1, node().idle("disabled"));
    assertThat(panel.decide(DEFAULTS, product(10)).limitTerm()).isEqualTo("no-node");
  }

  @Test
  void two_nodes_above_96_percent_of_memory_are_said_to_be_bound_by_the_buffer() {
    Node almostFull = node().memory(250, 10);
    Panel panel = panel().packageOf10Mb().group(1, almostFull, almostFull);
    assertThat(panel.decide(DEFAULTS, product(10).buffer("")))
        .isEqualTo(new Decided(0, Limit.BUFFER, "only the buffer of 10 % makes it 0"));
    assertThat(panel.qty(DEFAULTS, product(10).buffer("0"))).isEqualTo(2);
  }

  @Test
  void the_buffer_binds_if_one_of_the_groups_would_fit_something_without_it() {
    Panel panel =
        panel().packageOf10Mb().group(1, node().memory(250, 0)).group(2, node().memory(250, 10));
    assertThat(panel.decide(DEFAULTS, product(10).location(2).buffer("10")).limitTerm())
        .isEqualTo("buffer");
  }

  @Test
  void the_buffer_does_not_bind_while_something_is_for_sale() {
    Panel panel =
        panel().packageOf10Mb().group(1, node().memory(250, 10)).group(2, node().memory(250, 50));
    assertThat(panel.decide(DEFAULTS, product(10).location(2).buffer("10")))
        .isEqualTo(new Decided(2, Limit.MEMORY, "memory in groups 1 and 2"));
  }

  @Test
  void a_missing_package_is_named() {
    assertThat(panel().packageMissing(7).decide(DEFAULTS, product(10)))
        .isEqualTo(new Decided(0, Limit.PACKAGE, "package 7 is missing at the panel"));
  }

  @Test
  void a_disabled_package_is_named() {
    Panel panel = panel().vpsPackage(vps().memory(10).disabledPackage(7));
    assertThat(panel.decide(DEFAULTS, product(10)))
        .isEqualTo(new Decided(0, Limit.PACKAGE, "package 7 is disabled at the panel"));
  }

  @Test
  void groups_that_are_all_missing_are_the_limit() {
    assertThat(panel().packageOf10Mb().groupMissing(1).decide(DEFAULTS, product(10)))
        .isEqualTo(new Decided(0, Limit.GROUP, "every hypervisor group is missing at the panel"));
  }

  @Test
  void the_largest_qty_of_the_settings_is_the_limit_where_more_would_fit() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(1_000, 1_000));
    assertThat(panel.decide(AT_MOST_30, product(10)))
        .isEqualTo(new Decided(30, Limit.MAX_QTY, "100 fit, but headroom.max-qty is 30"));
  }

  @Test
  void the_largest_qty_of_the_settings_is_not_the_limit_where_just_as_many_fit() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(300, 300));
    assertThat(panel.decide(AT_MOST_30, product(10)).limitTerm()).isEqualTo("memory");
  }

  @Test
  void a_product_that_no_quota_limits_says_so() {
    assertThat(panel().packageOf10Mb().group(1, node()).decide(DEFAULTS, product(10)))
        .isEqualTo(
            new Decided(9_999, Limit.UNBOUNDED, "no quota limits it, so it gets a fixed qty"));
  }

  @Test
  void a_product_that_no_quota_limits_says_so_even_where_the_largest_qty_is_less() {
    assertThat(panel().packageOf10Mb().group(1, node()).decide(AT_MOST_30, product(10)))
        .returns(30L, decision -> decision.qtyOr(-1))
        .returns("unbounded", Decision::limitTerm);
  }
}
