package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("rig")
@ExtendWith(SharedDatabase.class)
class SampleShopTest {

  private static List<String> story(FleetLife life) {
    return IntStream.range(0, 200).mapToObj(step -> life.step()).toList();
  }

  private static List<String> rows(Fleet fleet) {
    return fleet.groups().stream()
        .flatMap(group -> fleet.nodes(group).stream())
        .map(node -> node.json().toString())
        .toList();
  }

  @Test
  void the_sample_has_products_and_places(Shop shop) {
    SampleShop sample = SampleShop.in(shop, 1);
    assertThat(shop.qtys()).hasSize(9);
    assertThat(sample.fleet().groups()).containsExactly(1, 2, 3);
    assertThat(sample.fleet().nodes(1)).hasSize(6);
  }

  @Test
  void the_same_seed_makes_the_same_shop(Shop shop, ShopDatabase server) {
    try (Shop other = server.shop("other_sample")) {
      SampleShop one = SampleShop.in(shop, 7);
      SampleShop two = SampleShop.in(other, 7);
      assertThat(story(one.life())).isEqualTo(story(two.life()));
      assertThat(rows(one.fleet())).isEqualTo(rows(two.fleet()));
    }
  }

  @Test
  void customers_come_and_go(Shop shop) {
    assertThat(story(SampleShop.in(shop, 3).life()))
        .anyMatch(line -> line.matches("A customer got one .* on .* in .*\\."))
        .anyMatch(line -> line.matches("A customer gave up one .* on .* in .*\\."));
  }

  @Test
  void a_large_shop_is_filled_in_one_go_and_the_same_each_time(Shop shop) {
    LargeShop large = new LargeShop(1200, 12, 8, 20, 42);
    large.insertInto(shop);
    assertThat(shop.qtys()).hasSize(1200);
    assertThat(shop.sql().number("SELECT COUNT(*) FROM tblproductconfigoptionssub"))
        .isEqualTo(3600);
    assertThat(large.fleet().groups()).hasSize(12);
    assertThat(large.fleet().packages()).hasSize(20);
    assertThat(rows(large.fleet())).isEqualTo(rows(large.fleet())).hasSize(96);
  }
}
