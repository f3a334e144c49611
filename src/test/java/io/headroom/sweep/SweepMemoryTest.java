package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Fleet;
import io.headroom.rig.Node;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.StandInPanel;
import io.headroom.rig.Station;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.component.bean.BeanComponent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a process that sweeps for months must not keep. */
@Tag("rig")
@ExtendWith(SharedDatabase.class)
class SweepMemoryTest {

  /**
   * The cache of the bean component holds on to the objects of some classes that expressions of
   * routes name, and with a sweep to everything that it read.
   */
  @Test
  void a_sweep_leaves_nothing_in_the_cache_of_the_bean_component(Shop shop) {
    Fleet fleet = new Fleet().add(PanelPackage.of(7).memory(4096).cores(2).disk(80));
    fleet.group(4, Node.of(21).memory(65_536, 16_384));
    shop.product(12).named("KVM-4G").group(4).packageId(7).qty(1).add();
    try (StandInPanel panel = StandInPanel.serving(fleet);
        Station station = Station.of(shop, panel).start()) {
      List<Integer> sizes = IntStream.range(0, 6).mapToObj(at -> sizeAfterSweep(station)).toList();

      assertThat(sizes.subList(2, 6)).containsOnly(sizes.get(1));
    }
  }

  private static int sizeAfterSweep(Station station) {
    station.sync();
    return station
        .process()
        .main()
        .getCamelContext()
        .getComponent("bean", BeanComponent.class)
        .getCurrentBeanCacheSize();
  }
}
