package io.headroom.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.AnyCapacity;
import io.headroom.capacity.Buffer;
import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Product;
import io.headroom.rig.Rows;
import io.headroom.rig.Rows.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is true of the qty of every product. */
@Domain(AnyCapacity.class)
@Domain(DomainContext.Global.class)
class PlannerPropertiesTest {

  private static final long MOST = 2_147_483_647;

  @Property
  void more_free_never_lowers_a_qty(
      @ForAll @Size(min = 1, max = 3) List<HypervisorGroup> groups,
      @ForAll Demand demand,
      @ForAll RuleSet rules,
      @ForAll Random random) {
    List<HypervisorGroup> freer =
        groups.stream().map(group -> AnyCapacity.freer(group, random)).toList();
    assertThat(qty(freer, demand, rules)).isGreaterThanOrEqualTo(qty(groups, demand, rules));
  }

  @Property
  void a_higher_need_never_raises_a_qty(
      @ForAll @Size(min = 1, max = 3) List<HypervisorGroup> groups,
      @ForAll Demand demand,
      @ForAll RuleSet rules,
      @ForAll Random random) {
    Footprint vps = demand.footprint();
    Footprint larger = AnyCapacity.larger(vps, random);
    assertThat(qty(groups, new Demand(larger, demand.buffer()), rules))
        .isLessThanOrEqualTo(qty(groups, demand, rules));
  }

  @Property
  void a_higher_buffer_never_raises_a_qty(
      @ForAll @Size(min = 1, max = 3) List<HypervisorGroup> groups,
      @ForAll Demand demand,
      @ForAll Buffer other,
      @ForAll RuleSet rules) {
    Assume.that(other.percent().compareTo(demand.buffer().percent()) >= 0);
    assertThat(qty(groups, new Demand(demand.footprint(), other), rules))
        .isLessThanOrEqualTo(qty(groups, demand, rules));
  }

  @Property
  void the_order_of_groups_nodes_and_pools_does_not_matter(
      @ForAll @Size(min = 1, max = 3) List<HypervisorGroup> groups,
      @ForAll Demand demand,
      @ForAll RuleSet rules,
      @ForAll Random random) {
    List<HypervisorGroup> shuffled = new ArrayList<>();
    groups.forEach(group -> shuffled.add(AnyCapacity.shuffled(group, random)));
    Collections.shuffle(shuffled, random);
    assertThat(qty(shuffled, demand, rules)).isEqualTo(qty(groups, demand, rules));
  }

  @Property
  void a_qty_is_never_negative_nor_above_what_the_settings_and_the_groups_allow(
      @ForAll @Size(min = 1, max = 3) List<HypervisorGroup> groups,
      @ForAll Demand demand,
      @ForAll RuleSet rules,
      @ForAll @LongRange(max = MOST) long maxQty,
      @ForAll @LongRange(max = MOST) long unboundedQty) {
    long qty = qty(groups, demand, new StockRules(rules, maxQty, unboundedQty));
    Fit fits =
        groups.stream()
            .map(group -> group.capacity(demand, rules).fit())
            .reduce(Fit.NONE, Fit::plus);
    assertThat(qty).isBetween(0L, maxQty);
    assertThat(qty).isLessThanOrEqualTo(fits.isUnlimited() ? unboundedQty : fits.count());
  }

  @Property
  void the_panels_rules_never_give_more_where_no_storage_type_is_asked_and_an_address_is(
      @ForAll @Size(min = 1, max = 3) List<HypervisorGroup> groups, @ForAll Demand demand) {
    Assume.that(demand.footprint().storageType() <= 0);
    Assume.that(demand.footprint().need(Limit.IPV4) > 0);
    assertThat(qty(groups, demand, RuleSet.PANEL))
        .isLessThanOrEqualTo(qty(groups, demand, RuleSet.MODULE));
  }

  @Property(tries = 300)
  void what_is_computed_once_for_all_products_is_what_each_would_get_alone(
      @ForAll HypervisorGroup group, @ForAll @Size(max = 5) List<Demand> demands) {
    GroupFits together = GroupFits.of(group, demands, List.of(RuleSet.MODULE, RuleSet.PANEL));
    for (Demand demand : demands) {
      for (RuleSet rules : RuleSet.values()) {
        assertThat(together.capacity(demand, rules)).isEqualTo(group.capacity(demand, rules));
      }
    }
  }

  private static long qty(List<HypervisorGroup> groups, Demand demand, RuleSet rules) {
    return qty(groups, demand, new StockRules(rules, MOST, MOST));
  }

  /** Returns the qty of a product that can be ordered in all of the groups. */
  private static long qty(List<HypervisorGroup> groups, Demand demand, StockRules settings) {
    Footprint vps = demand.footprint();
    Row row =
        Rows.product(10).ipv4(Long.toString(vps.need(Limit.IPV4))).buffer(text(demand.buffer()));
    Map<Long, Lookup<GroupFits>> answers = new HashMap<>();
    for (int at = 0; at < groups.size(); at++) {
      long id = at + 1L;
      HypervisorGroup group = new HypervisorGroup(id, groups.get(at).nodes());
      answers.put(id, new Lookup.Found<>(GroupFits.of(group, List.of(), List.of())));
      row.location(id);
    }
    VpsPackage vpsPackage = new VpsPackage(7, true, vps);
    Product product = row.read();
    Answers panel = new Answers(Map.of(7L, new Lookup.Found<>(vpsPackage)), answers);
    return new Planner(settings, panel, true)
        .plan(new Catalogue(List.of(product)))
        .products()
        .get(0)
        .decision()
        .qtyOr(-1);
  }

  private static String text(Buffer buffer) {
    return buffer.percent().toPlainString();
  }
}
