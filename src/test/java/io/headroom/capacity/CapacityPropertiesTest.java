package io.headroom.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is true of every group and every demand. */
@Domain(AnyCapacity.class)
@Domain(DomainContext.Global.class)
class CapacityPropertiesTest {

  @Property
  void more_free_never_lowers_a_fit(
      @ForAll HypervisorGroup group,
      @ForAll Demand demand,
      @ForAll RuleSet rules,
      @ForAll Random random) {
    assertThat(AnyCapacity.freer(group, random).capacity(demand, rules).fit())
        .isGreaterThanOrEqualTo(group.capacity(demand, rules).fit());
  }

  @Property
  void a_higher_need_never_raises_a_fit(
      @ForAll HypervisorGroup group,
      @ForAll Demand demand,
      @ForAll RuleSet rules,
      @ForAll Random random) {
    Footprint vps = demand.footprint();
    Footprint larger = AnyCapacity.larger(vps, random);
    assertThat(group.capacity(new Demand(larger, demand.buffer()), rules).fit())
        .isLessThanOrEqualTo(group.capacity(demand, rules).fit());
  }

  @Property
  void a_higher_buffer_never_raises_a_fit(
      @ForAll HypervisorGroup group,
      @ForAll Demand demand,
      @ForAll Buffer other,
      @ForAll RuleSet rules) {
    Assume.that(other.percent().compareTo(demand.buffer().percent()) >= 0);
    assertThat(group.capacity(new Demand(demand.footprint(), other), rules).fit())
        .isLessThanOrEqualTo(group.capacity(demand, rules).fit());
  }

  @Property
  void the_order_of_nodes_and_pools_does_not_matter(
      @ForAll HypervisorGroup group,
      @ForAll Demand demand,
      @ForAll RuleSet rules,
      @ForAll Random random) {
    assertThat(AnyCapacity.shuffled(group, random).capacity(demand, rules))
        .isEqualTo(group.capacity(demand, rules));
  }

  @Property
  void the_fit_of_a_group_never_exceeds_what_any_single_resource_of_its_nodes_allows(
      @ForAll HypervisorGroup group, @ForAll Demand demand, @ForAll RuleSet rules) {
    Fit fit = group.capacity(demand, rules).fit();
    for (Limit resource : Limit.values()) {
      assertThat(fit).isLessThanOrEqualTo(allowedBy(resource, group, demand, rules));
    }
  }

  @Property
  void the_fit_of_a_group_is_its_sum_or_its_address_cap_whichever_is_less(
      @ForAll HypervisorGroup group, @ForAll Demand demand, @ForAll RuleSet rules) {
    GroupCapacity capacity = group.capacity(demand, rules);
    assertThat(capacity.fit()).isEqualTo(capacity.sum().least(capacity.ipv4Cap()));
  }

  @Property
  void a_group_is_capped_exactly_where_its_address_cap_is_below_its_sum(
      @ForAll HypervisorGroup group, @ForAll Demand demand, @ForAll RuleSet rules) {
    GroupCapacity capacity = group.capacity(demand, rules);
    assertThat(capacity.isCapped()).isEqualTo(!capacity.fit().equals(capacity.sum()));
    assertThat(capacity.limit()).matches(limit -> !capacity.isCapped() || limit == Limit.IPV4);
  }

  @Property
  void only_the_buffer_binds_exactly_where_something_fits_without_it_alone(
      @ForAll HypervisorGroup group, @ForAll Demand demand, @ForAll RuleSet rules) {
    boolean without = group.capacity(demand.withoutBuffer(), rules).fit().count() > 0;
    GroupCapacity capacity = group.capacity(demand, rules);
    assertThat(capacity.onlyBufferBinds()).isEqualTo(capacity.fit().count() == 0 && without);
  }

  @Property
  void a_node_that_does_not_count_could_as_well_not_be_there(
      @ForAll HypervisorGroup group, @ForAll Demand demand, @ForAll RuleSet rules) {
    HypervisorGroup counted =
        new HypervisorGroup(group.id(), group.nodes().stream().filter(Hypervisor::counts).toList());
    assertThat(group.capacity(demand, rules)).isEqualTo(counted.capacity(demand, rules));
  }

  @Property
  void the_panels_rules_never_fit_more_where_no_storage_type_is_asked_and_an_address_is(
      @ForAll HypervisorGroup group, @ForAll Demand demand) {
    Assume.that(demand.footprint().storageType() <= 0);
    Assume.that(demand.footprint().need(Limit.IPV4) > 0);
    assertThat(group.capacity(demand, RuleSet.PANEL).fit())
        .isLessThanOrEqualTo(group.capacity(demand, RuleSet.MODULE).fit());
  }

  /**
   * Returns the sum of what one resource allows on each node; no limit for one that no node has.
   */
  private static Fit allowedBy(
      Limit resource, HypervisorGroup group, Demand demand, RuleSet rules) {
    Fit sum = Fit.NONE;
    for (Hypervisor node : group.nodes()) {
      if (node.counts()) {
        Fit allowed =
            node.fits(demand, rules).stream()
                .filter(fit -> fit.resource() == resource)
                .map(ResourceFit::fit)
                .findFirst()
                .orElse(Fit.UNLIMITED);
        sum = sum.plus(allowed);
      }
    }
    return sum;
  }
}
