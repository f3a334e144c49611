package io.headroom.catalogue;

import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The groups that a product names, and by what. */
class PlacementTest {

  @Test
  void the_default_group_is_named_by_default() {
    Product product = product(10).group("3").read();
    assertThat(product.placements()).containsExactly(new Placement(3, true, false, false));
    assertThat(product.placements().get(0).sources()).containsExactly("default");
  }

  @Test
  void a_group_that_is_named_twice_is_reported_once_with_all_that_names_it() {
    Product product = product(10).group("3").location(3).hiddenLocation(3).read();
    assertThat(product.placements()).containsExactly(new Placement(3, true, true, true));
    assertThat(product.placements().get(0).sources())
        .containsExactly("default", "location", "hidden-location");
  }

  @Test
  void the_default_comes_first_and_the_locations_in_the_order_of_the_shop() {
    Product product = product(10).group("3").hiddenLocation(9).location(2).read();
    assertThat(product.placements())
        .containsExactly(
            new Placement(3, true, false, false),
            new Placement(9, false, false, true),
            new Placement(2, false, true, false));
    assertThat(product.placements().get(1).sources()).containsExactly("hidden-location");
  }

  @Test
  void a_product_without_a_group_names_none() {
    assertThat(product(10).group("").read().placements()).isEmpty();
  }
}
