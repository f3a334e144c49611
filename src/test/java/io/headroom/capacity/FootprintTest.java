package io.headroom.capacity;

import static io.headroom.capacity.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FootprintTest {

  @Test
  void a_vps_takes_what_its_package_says_and_the_addresses_that_its_product_says() {
    assertThat(new VpsPackage(7, true, 4_096, 2, 80, 1).footprint(3))
        .isEqualTo(new Footprint(4_096, 2, 80, 1, 3));
  }

  @Test
  void a_vps_has_at_least_one_address() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Footprint(1, 1, 1, 0, 0))
        .withMessage("A VPS has at least 1 IPv4 address, not 0");
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
