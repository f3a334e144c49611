package io.headroom.catalogue;

import static io.headroom.capacity.RuleSet.MODULE;
import static io.headroom.capacity.RuleSet.PANEL;
import static io.headroom.rig.Nodes.percent;
import static io.headroom.rig.Nodes.vps;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Buffer;
import io.headroom.capacity.RuleSet;
import io.headroom.rig.Nodes.Vps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTest {

  @Test
  void a_product_keeps_the_id_name_and_qty_of_its_row() {
    assertThat(product(10).qty(3).read())
        .returns(10L, Product::id)
        .returns("KVM-10", Product::name)
        .returns(3L, Product::qty);
  }

  @Test
  void the_package_is_the_leading_integer_of_its_setting() {
    assertThat(product(10).packageId(" 12|KVM-4G").read().packageId()).hasValue(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-3", "KVM-4G"})
  void a_setting_that_is_no_id_names_no_package(String setting) {
    assertThat(product(10).packageId(setting).read().packageId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4, 4", "'2 addresses', 2", "0, 0", "-2, 1", "'', 1", "none, 1"})
  void a_vps_has_as_many_addresses_as_its_setting_says_and_one_where_it_says_none(
      String text, long count) {
    assertThat(product(10).ipv4(text).read().ipv4()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"25, 25", "12.5, 12.5", "150, 100", "-5, 0", "0, 0"})
  void the_buffer_is_its_setting_from_0_to_100_percent(String text, String expected) {
    assertThat(product(10).buffer(text).read().buffer()).isEqualTo(percent(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "abc", "10%"})
  void the_buffer_is_10_percent_where_its_setting_is_no_number(String text) {
    assertThat(product(10).buffer(text).read().buffer()).isEqualTo(Buffer.DEFAULT);
  }

  @Test
  void a_product_asks_for_its_package_its_addresses_and_its_buffer() {
    Vps vps = vps().memory(4_096).cores(2).storage(80, 1).ipv4(2).buffer("25");
    assertThat(product(10).ipv4("2").buffer("25").read().demand(vps.vpsPackage(7)))
        .isEqualTo(vps.demand());
  }

  @ParameterizedTest
  @EnumSource
  void a_product_without_locations_is_placed_in_its_default_group(RuleSet rules) {
    assertThat(product(10).group("3").read().groups(rules)).containsExactly(3L);
  }

  @ParameterizedTest
  @EnumSource
  void a_product_that_names_no_group_is_placed_nowhere(RuleSet rules) {
    assertThat(product(10).group("").read().groups(rules)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "Frankfurt"})
  void a_setting_that_is_no_id_names_no_default_group(String setting) {
    assertThat(product(10).group(setting).read().defaultGroup()).isEmpty();
  }

  @Test
  void by_the_module_the_default_group_and_every_location_count() {
    Product product = product(10).group("3").location(5).hiddenLocation(4).read();
    assertThat(product.groups(MODULE)).containsExactly(3L, 5L, 4L);
  }

  @Test
  void by_the_module_a_group_counts_once() {
    Product product = product(10).group("3").location(5).location(3).hiddenLocation(5).read();
    assertThat(product.groups(MODULE)).containsExactly(3L, 5L);
  }

  @Test
  void by_the_panel_a_visible_location_replaces_the_default_group() {
    assertThat(product(10).group("3").location(5).location(4).read().groups(PANEL))
        .containsExactly(5L, 4L);
  }

  @Test
  void by_the_panel_a_hidden_location_does_not_count() {
    assertThat(product(10).group("3").location(5).hiddenLocation(4).read().groups(PANEL))
        .containsExactly(5L);
  }

  @Test
  void by_the_panel_hidden_locations_alone_leave_the_default_group() {
    assertThat(product(10).group("3").hiddenLocation(5).read().groups(PANEL)).containsExactly(3L);
  }

  @Test
  void by_the_panel_the_default_group_counts_if_it_is_a_visible_location_too() {
    assertThat(product(10).group("3").location(5).location(3).read().groups(PANEL))
        .containsExactly(5L, 3L);
  }

  @Test
  void by_the_panel_a_group_counts_once() {
    assertThat(product(10).location(5).location(5).read().groups(PANEL)).containsExactly(5L);
  }
}
