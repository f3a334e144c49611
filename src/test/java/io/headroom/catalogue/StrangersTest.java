package io.headroom.catalogue;

import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrangersTest {

  private static final List<ProductRow> ROWS =
      List.of(
          product(10).build(),
          product(11).notCounted().build(),
          product(12).serverType("cpanel").build(),
          product(13).serverType("virtfusiondirect").build());

  @Test
  void a_product_that_headroom_keeps_is_none() {
    assertThat(Strangers.among(List.of(10L), ROWS).isEmpty()).isTrue();
  }

  @Test
  void products_of_other_modules_without_stock_control_or_unknown_are() {
    assertThat(Strangers.among(List.of(99L, 13L, 12L, 11L, 10L), ROWS).ids())
        .containsExactly(11L, 12L, 13L, 99L);
  }

  @Test
  void they_are_named_in_words() {
    assertThat(Strangers.of(List.of(7L)).sentence())
        .isEqualTo("product 7 is not a VirtFusionDirect product under stock control");
    assertThat(Strangers.of(List.of(20L, 7L)).sentence())
        .isEqualTo("products 7, 20 are not VirtFusionDirect products under stock control");
  }
}
