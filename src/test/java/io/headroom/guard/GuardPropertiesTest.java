package io.headroom.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Nodes;
import io.headroom.rig.Plans;
import io.headroom.stock.Outcome;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is true of every shop, whatever the panel says and whatever sweeps ask for. */
class GuardPropertiesTest {

  private static Shop any(Random random, Map<Long, Long> stands) {
    Shop shop = new Shop().products(0);
    int products = 1 + random.nextInt(8);
    for (long id = 1; id <= products; id++) {
      long qty = random.nextInt(20);
      shop.product(id, qty, Shop.setup(7 + random.nextInt(2), 4L + random.nextInt(2)));
      stands.put(id, qty);
    }
    change(shop, random);
    return shop;
  }

  private static void change(Shop shop, Random random) {
    for (long group = 4; group <= 5; group++) {
      shop.nodes(group, random.nextInt(4), random.nextInt(100), random.nextInt(3));
    }
    for (long id = 7; id <= 8; id++) {
      if (random.nextInt(4) == 0) {
        shop.packageMissing(id);
      } else {
        shop.vpsPackage(Nodes.vps().memory(1 + random.nextInt(3)).vpsPackage(id));
      }
    }
    if (random.nextInt(4) == 0) {
      shop.software(new Software("v" + random.nextInt(3), "settings", "routes"));
    }
  }

  @Property
  void a_hold_writes_no_product_concerned_and_everything_else_is_written(@ForAll Random random) {
    Map<Long, Long> stands = new HashMap<>();
    Shop shop = any(random, stands);
    for (int sweep = 0; sweep < 5; sweep++) {
      Map<Long, Long> asks = new HashMap<>();
      stands.keySet().forEach(id -> asks.put(id, (long) random.nextInt(3) * random.nextInt(20)));
      asks.forEach(shop::asks);
      change(shop, random);

      Set<Long> held = shop.sweep().held().keySet();

      stands.replaceAll((id, before) -> held.contains(id) ? before : asks.getOrDefault(id, before));
      stands.forEach((id, qty) -> assertThat(shop.stands(id)).isEqualTo(qty));
    }
  }

  @Property
  void a_product_that_was_never_decided_is_never_held(@ForAll Random random) {
    Map<Long, Long> stands = new HashMap<>();
    Shop shop = any(random, stands);
    shop.sweep();
    change(shop, random);
    stands.keySet().forEach(id -> shop.asks(id, random.nextInt(3) * 20L));
    shop.product(99, 10, Shop.setup(7, 4L)).asks(99, random.nextInt(3) * 20L);

    assertThat(shop.sweep().held()).doesNotContainKey(99L);
  }

  @Property
  void a_plan_changes_nothing_but_what_is_held(@ForAll Random random) {
    List<PlannedProduct> products = new ArrayList<>();
    Map<Long, String> held = new HashMap<>();
    for (long id = 1; id <= 6; id++) {
      products.add(Plans.decided(id, random.nextInt(3), random.nextInt(3)));
      if (random.nextBoolean()) {
        held.put(id, "why");
      }
    }
    Plan plan = new Plan(products);

    Plan after = plan.hold(held);

    for (PlannedProduct product : after.products()) {
      if (held.containsKey(product.id())) {
        assertThat(product.outcome()).isEqualTo(Outcome.HELD);
        assertThat(product.qtyAfter()).isEqualTo(product.qtyBefore());
        assertThat(product.isChanged()).isFalse();
      } else {
        assertThat(plan.products()).contains(product);
      }
    }
  }
}
