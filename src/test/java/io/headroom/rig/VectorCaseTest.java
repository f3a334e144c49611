package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("rig")
@ExtendWith(SharedDatabase.class)
class VectorCaseTest {

  static Stream<VectorCase> all() {
    return VectorCase.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_shop_has_the_products_that_its_case_expects(VectorCase one, Shop shop) {
    shop.load(one.whmcs());
    Set<Integer> products = shop.qtys().keySet();
    assertThat(products).containsAll(one.expected("module").keySet());
    assertThat(products).containsAll(one.expected("panel").keySet());
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_group_that_answers_has_the_nodes_of_the_case(VectorCase one) {
    Fleet fleet = one.fleet();
    one.panel()
        .path("groups")
        .properties()
        .forEach(
            group ->
                assertThat(fleet.nodes(Integer.parseInt(group.getKey())))
                    .extracting(Node::json)
                    .containsExactlyElementsOf(rows(group.getValue())));
  }

  private static List<ObjectNode> rows(JsonNode answer) {
    return StreamSupport.stream(answer.path("body").path("data").spliterator(), false)
        .map(ObjectNode.class::cast)
        .toList();
  }

  @Test
  void an_untouched_product_is_expected_as_empty() {
    VectorCase first = VectorCase.of("sweeps").findFirst().orElseThrow();
    assertThat(first.expected("module"))
        .containsEntry(1, OptionalInt.empty())
        .containsEntry(3, OptionalInt.of(3));
  }
}
