package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SharedDatabase.class)
class VectorCaseTest {

  static Stream<VectorCase> all() {
    return VectorCase.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_case_has_a_shop_with_the_products_that_it_expects(VectorCase one, Shop shop) {
    shop.load(one.whmcs());
    Set<Integer> products = shop.qtys().keySet();
    assertThat(products).containsAll(one.expected("module").keySet());
    assertThat(products).containsAll(one.expected("panel").keySet());
    one.panel()
        .path("groups")
        .properties()
        .forEach(
            group ->
                assertThat(one.fleet().groups().contains(Integer.valueOf(group.getKey())))
                    .isEqualTo(group.getValue().path("status").asInt() == 200));
  }

  @Test
  void an_untouched_product_is_expected_as_empty() {
    VectorCase first = VectorCase.of("sweeps").findFirst().orElseThrow();
    assertThat(first.expected("module"))
        .containsEntry(1, OptionalInt.empty())
        .containsEntry(3, OptionalInt.of(3));
  }
}
