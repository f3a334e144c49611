package io.headroom.sweep;

import io.headroom.rig.ManualTime;
import io.headroom.rig.Node;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/**
 * A shop that the guard knows: products 12, 14 and 15 in group 4 of 24 nodes, and product 13 in
 * group 5 of 3 nodes. Each node has room for 16.
 */
abstract class GuardedShop extends Scenario {

  static final Map<Integer, Integer> FULL = Map.of(12, 384, 13, 48, 14, 384, 15, 384);
  static final int NODES = 24;

  final ManualTime time = ManualTime.at("2026-11-22T10:41:00Z");

  GuardedShop(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void fill_the_shop() {
    shop.product(14).named("KVM-4G again").group(4).packageId(7).buffer("0").qty(1).add();
    shop.product(15).named("KVM-4G more").group(4).packageId(7).buffer("0").qty(1).add();
    nodes(4, NODES);
    nodes(5, 3);
  }

  /** Lets a group have so many nodes, the first ones of those that it had. */
  final void nodes(int group, int count) {
    fleet.group(
        group,
        IntStream.rangeClosed(1, count)
            .mapToObj(each -> node(group * 100 + each))
            .toArray(Node[]::new));
  }

  static Node node(int id) {
    return Node.of(id).memory(131_072, 65_536).cores(64, 32).servers(60, 16);
  }

  static PanelPackage vps() {
    return PanelPackage.of(7).named("KVM-4G").memory(4096).cores(0).disk(0);
  }

  final Station.Draft ticking() {
    return uncached().at(time);
  }

  /** Returns a station that has swept once. */
  final Station begun() {
    Station station = start(ticking());
    station.sync();
    time.pass(Duration.ofMinutes(1));
    return station;
  }
}
