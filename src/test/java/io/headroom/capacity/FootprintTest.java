package io.headroom.capacity;

import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FootprintTest {

  @Test
  void a_vps_takes_what_its_package_says_and_the_addresses_that_its_product_says() {
    Footprint vps = vps().memory(4_096).vpsPackage(7).footprint().with(Limit.IPV4, 3);
    assertThat(vps.need(Limit.MEMORY)).isEqualTo(4_096);
    assertThat(vps.need(Limit.IPV4)).isEqualTo(3);
  }

  @Test
  void a_vps_is_one_server_and_takes_nothing_of_what_it_does_not_name() {
    Footprint vps = new Footprint(Map.of(), 0);
    assertThat(vps.need(Limit.SERVERS)).isEqualTo(1);
    assertThat(vps.need(Limit.MEMORY)).isZero();
  }

  @Test
  void a_vps_without_an_address_of_its_own_takes_one_by_the_rules_of_the_module_alone() {
    Footprint vps = vps().ipv4(0).demand().footprint();
    assertThat(vps.ipv4(RuleSet.MODULE)).isEqualTo(1);
    assertThat(vps.ipv4(RuleSet.PANEL)).isZero();
  }

  @Test
  void what_a_footprint_was_made_of_does_not_change_it() {
    Map<Limit, Long> needs = new EnumMap<>(Limit.class);
    Footprint vps = new Footprint(needs, 0);
    needs.put(Limit.MEMORY, 1L);
    assertThat(vps.needs()).isEmpty();
  }

  @Test
  void the_missing_pool_is_named_by_its_type() {
    assertThat(vps().storage(1, 2).demand().footprint().noPool())
        .isEqualTo("no storage pool of type 2");
    assertThat(vps().storage(1).demand().footprint().noPool()).isEqualTo("no default storage pool");
  }

  @Test
  void a_demand_without_its_buffer_asks_for_the_same_vps() {
    assertThat(vps().memory(10).buffer("10").demand().withoutBuffer())
        .isEqualTo(vps().memory(10).demand());
  }

  @Test
  void each_set_of_rules_has_the_name_that_settings_use() {
    assertThat(RuleSet.MODULE.term()).isEqualTo("module");
    assertThat(RuleSet.PANEL.term()).isEqualTo("panel");
  }

  @Test
  void each_set_of_rules_is_the_other_of_its_other() {
    assertThat(RuleSet.MODULE.other()).isEqualTo(RuleSet.PANEL);
    assertThat(RuleSet.PANEL.other()).isEqualTo(RuleSet.MODULE);
  }
}
