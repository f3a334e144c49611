package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Node;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A panel that takes its time: it is waited for, but not for long. */
class PanelHangsTest extends Scenario {

  PanelHangsTest(Shop shop) {
    super(shop);
  }

  private Station impatient() {
    return start(uncached().with("headroom.panel.response-timeout", "1500ms"));
  }

  private void leavesTheOne() {
    shop.product(14).group(5).packageId(8).buffer("0").qty(2).add();
    fleet.add(PanelPackage.of(8).memory(8192).cores(0).disk(0));

    SweepReport report = impatient().sync();

    PlannedProduct twelve = Station.product(report, 12);
    assertThat(twelve.outcome()).isEqualTo(Outcome.UNTOUCHED);
    assertThat(twelve.reason())
        .endsWith("did not answer in full within 1500 ms (headroom.panel.response-timeout)");
    assertThat(shop.qtys()).containsEntry(12, 1).containsEntry(14, 4);
  }

  @Test
  void a_package_that_is_not_answered() {
    panel.onPackage(7).reply(Reply.hanging());

    leavesTheOne();
  }

  @Test
  void a_group_that_is_not_answered() {
    panel.onGroup(4).reply(Reply.hanging());

    leavesTheOne();
  }

  @Test
  void a_package_that_trickles() {
    panel.onPackage(7).reply(Reply.trickle(Duration.ofMillis(100)));

    leavesTheOne();
  }

  @Test
  void a_group_that_trickles() {
    panel.onGroup(4).reply(Reply.trickle(Duration.ofMillis(100)));

    leavesTheOne();
  }

  @Test
  void a_second_page_that_is_not_answered() {
    IntStream.rangeClosed(1000, 1200).forEach(id -> fleet.add(4, Node.of(id)));
    panel.onGroup(4).page(2).reply(Reply.hanging());

    leavesTheOne();
  }

  @Test
  void a_panel_that_hangs_altogether_costs_a_sweep_sixteen_requests_at_most() {
    IntStream.rangeClosed(20, 60).forEach(id -> shop.product(id).group(4).packageId(id).add());
    panel.onEverything().reply(Reply.hanging());

    SweepReport report = start(uncached().with("headroom.panel.response-timeout", "300ms")).sync();

    assertThat(report.panelRequests()).isLessThanOrEqualTo(16);
    assertThat(report.plan().count(Outcome.UNTOUCHED)).isEqualTo(43);
  }
}
