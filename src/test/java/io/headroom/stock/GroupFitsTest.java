package io.headroom.stock;

import static io.headroom.capacity.RuleSet.MODULE;
import static io.headroom.capacity.RuleSet.PANEL;
import static io.headroom.rig.Nodes.group;
import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Demand;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupFitsTest {

  private static final HypervisorGroup GROUP = group(node().memory(100, 50).servers(40, 2));
  private static final Demand SMALL = vps().memory(10).demand();
  private static final Demand LARGE = vps().memory(50).demand();

  @Test
  void a_demand_that_several_products_have_is_computed_once() {
    GroupFits fits = GroupFits.of(GROUP, List.of(SMALL, LARGE, SMALL), List.of(MODULE));
    assertThat(fits.stocks().get(MODULE)).containsOnlyKeys(SMALL, LARGE);
  }

  @Test
  void a_computed_capacity_is_given_again() {
    GroupFits fits = GroupFits.of(GROUP, List.of(SMALL), List.of(MODULE));
    assertThat(fits.capacity(SMALL, MODULE)).isSameAs(fits.capacity(SMALL, MODULE));
  }

  @Test
  void each_set_of_rules_has_its_own_capacities() {
    GroupFits fits = GroupFits.of(GROUP, List.of(SMALL), List.of(MODULE, PANEL));
    assertThat(fits.capacity(SMALL, MODULE).fit().count()).isEqualTo(5);
    assertThat(fits.capacity(SMALL, PANEL).fit().count()).isEqualTo(2);
  }

  @Test
  void a_demand_that_was_not_foreseen_is_computed_when_it_is_asked() {
    GroupFits fits = GroupFits.of(GROUP, List.of(SMALL), List.of(MODULE));
    assertThat(fits.capacity(LARGE, MODULE)).isEqualTo(GROUP.capacity(LARGE, MODULE));
  }

  @Test
  void a_set_of_rules_that_was_not_foreseen_is_computed_when_it_is_asked() {
    GroupFits fits = GroupFits.of(GROUP, List.of(SMALL), List.of(MODULE));
    assertThat(fits.capacity(SMALL, PANEL)).isEqualTo(GROUP.capacity(SMALL, PANEL));
  }

  @Test
  void an_answer_about_a_group_is_its_capacity_or_why_it_is_not_known() {
    GroupStock stock = GroupFits.of(GROUP, List.of(), List.of()).stock(SMALL, MODULE);
    GroupAnswer found = GroupAnswer.of(1, new Lookup.Found<>(stock));
    GroupAnswer missing = GroupAnswer.of(1, new Lookup.Missing<>());
    GroupAnswer unknown = GroupAnswer.of(1, new Lookup.Unknown<>("timeout"));
    assertThat(found.found()).contains(stock);
    assertThat(stock.capacity()).isEqualTo(GROUP.capacity(SMALL, MODULE));
    assertThat(found.unknown()).isEmpty();
    assertThat(missing.found()).isEmpty();
    assertThat(missing.unknown()).isEmpty();
    assertThat(unknown.found()).isEmpty();
    assertThat(unknown.unknown()).contains("hypervisor group 1: timeout");
  }
}
