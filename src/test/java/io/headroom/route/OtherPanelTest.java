package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.Pool;
import io.headroom.capacity.Quota;
import io.headroom.capacity.Resources;
import io.headroom.capacity.VpsPackage;
import io.headroom.panel.PanelIdentity;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another kind of panel, asked by routes of its own in place of three shipped ones. */
class OtherPanelTest extends Scenario {

  private Station station;

  OtherPanelTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void replace_the_routes() {
    station = start();
    replace("fetch-package", OtherPanelTest::vpsPackage);
    replace("fetch-group", OtherPanelTest::group);
    replace("panel-connect", id -> new PanelIdentity(true, ""));
  }

  private void replace(String route, LongFunction<Object> answer) {
    station.advise(
        route,
        steps ->
            steps
                .weaveAddFirst()
                .process(
                    exchange -> {
                      Optional<Long> id =
                          Optional.ofNullable(exchange.getMessage().getBody(Long.class));
                      exchange.getMessage().setBody(answer.apply(id.orElse(0L)));
                    })
                .stop());
  }

  private static Lookup<VpsPackage> vpsPackage(long id) {
    Map<Limit, Long> needs = Map.of(Limit.MEMORY, 2048L, Limit.CPU, 1L, Limit.STORAGE, 20L);
    return new Lookup.Found<>(new VpsPackage(id, true, new Footprint(needs, 0)));
  }

  /** Group 4 has a node with room for three by its storage; there is no other group. */
  private static Lookup<HypervisorGroup> group(long id) {
    if (id != 4) {
      return new Lookup.Missing<>();
    }
    Map<Limit, Quota> quotas =
        Map.of(
            Limit.MEMORY,
            new Quota(65_536, 32_768),
            Limit.CPU,
            Quota.UNLIMITED,
            Limit.IPV4,
            Quota.ofFree(100));
    Pool disk = new Pool("disk", true, 0, new Quota(1_000, 79));
    Resources resources = new Resources(quotas, Optional.of(disk), List.of());
    return new Lookup.Found<>(
        new HypervisorGroup(id, List.of(new Hypervisor(1, "node", Optional.empty(), resources))));
  }

  @Test
  void a_sweep_needs_nothing_else_of_it() {
    assertThat(Station.product(station.sync(), 12).outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 3, 13, 0));
    assertThat(panel.requests()).isEmpty();
  }
}
