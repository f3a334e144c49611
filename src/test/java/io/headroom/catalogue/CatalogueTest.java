package io.headroom.catalogue;

import static io.headroom.rig.Rows.product;
import static io.headroom.rig.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Rows;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

  @Test
  void a_product_of_the_module_under_stock_control_is_kept() {
    assertThat(rows().with(product(10)).join().products()).hasSize(1);
  }

  @Test
  void a_product_without_stock_control_is_not_kept() {
    assertThat(rows().with(product(10).notCounted()).join().products()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cpanel", "virtfusiondirect", "VirtFusionDirect "})
  void a_product_of_another_module_is_not_kept(String serverType) {
    assertThat(rows().with(product(10).serverType(serverType)).join().products()).isEmpty();
  }

  @Test
  void products_are_in_the_order_of_their_ids() {
    assertThat(rows().with(product(30)).with(product(10)).with(product(20)).join().products())
        .extracting(Product::id)
        .containsExactly(10L, 20L, 30L);
  }

  @Test
  void a_location_names_the_group_before_its_bar() {
    assertThat(located("Location", "3|Frankfurt").locations())
        .containsExactly(new Location(3, true));
  }

  @Test
  void a_location_option_may_have_another_shown_name() {
    assertThat(located("Location|Data centre|x", "3|Frankfurt").locations()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {" Location", "Location\u00a0", "\tLocation |Data centre"})
  void spaces_around_the_name_do_not_count(String option) {
    assertThat(located(option, "3|Frankfurt").locations()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"location", "Locations", "Loca tion", "Region|Location", "", "|"})
  void an_option_of_any_other_name_names_no_group(String option) {
    assertThat(located(option, "3|Frankfurt").locations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Paris", "0|None", "-3|x", "", "|3"})
  void a_choice_that_is_no_id_names_no_group(String choice) {
    assertThat(located("Location", choice).locations()).isEmpty();
  }

  @Test
  void a_choice_is_read_as_leniently_as_the_other_settings() {
    assertThat(located("Location", " 2|Lyon").locations()).containsExactly(new Location(2, true));
  }

  @Test
  void a_hidden_choice_is_a_location_that_cannot_be_ordered() {
    Rows rows = rows().with(product(10)).link(1, 10).option(1, "Location", false, "3", true);
    assertThat(rows.joinOne().locations()).containsExactly(new Location(3, false));
  }

  @Test
  void a_choice_of_a_hidden_option_is_a_location_that_cannot_be_ordered() {
    Rows rows = rows().with(product(10)).link(1, 10).option(1, "Location", true, "3", false);
    assertThat(rows.joinOne().locations()).containsExactly(new Location(3, false));
  }

  @Test
  void an_option_group_that_a_product_does_not_offer_adds_no_location() {
    assertThat(rows().with(product(10)).link(2, 10).option(1, "Location", "3").joinOne())
        .returns(true, product -> product.locations().isEmpty());
  }

  @Test
  void every_option_group_of_a_product_adds_its_locations() {
    Rows rows =
        rows()
            .with(product(10))
            .link(1, 10)
            .link(2, 10)
            .option(1, "Location", "3")
            .option(1, "Location", "4")
            .option(2, "Location|Site", "5");
    assertThat(rows.joinOne().locations()).extracting(Location::group).containsExactly(3L, 4L, 5L);
  }

  @Test
  void products_that_offer_the_same_option_group_share_its_locations() {
    Rows rows = rows().with(product(10)).with(product(20)).option(1, "Location", "3");
    assertThat(rows.link(1, 10).link(1, 20).join().products())
        .allSatisfy(product -> assertThat(product.locations()).hasSize(1));
  }

  @Test
  void a_catalogue_can_be_narrowed_to_some_products() {
    Catalogue all = rows().with(product(10)).with(product(20)).join();
    assertThat(Scope.of(Set.of(20L, 30L)).in(all).products())
        .extracting(Product::id)
        .containsExactly(20L);
  }

  @Test
  void each_package_is_named_once() {
    Rows rows =
        rows()
            .with(product(10).packageId("7"))
            .with(product(20).packageId("2"))
            .with(product(30).packageId("7"))
            .with(product(40).packageId(""));
    assertThat(rows.join().packageIds()).containsExactly(2L, 7L);
  }

  private static Product located(String option, String choice) {
    return rows().with(product(10)).link(1, 10).option(1, option, choice).joinOne();
  }
}
