package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Lookup;
import io.headroom.rig.Fleet;
import io.headroom.rig.Node;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.PanelRequest;
import io.headroom.rig.Reply;
import io.headroom.rig.StandInPanel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Connections that are used again, that break, and that are left behind. */
@Tag("rig")
class PanelConnectionsTest {

  private final StandInPanel standIn =
      StandInPanel.serving(
          new Fleet()
              .add(PanelPackage.of(7))
              .add(PanelPackage.of(8))
              .add(PanelPackage.of(9))
              .group(4, Node.of(21)));
  private final PanelRoutes routes =
      PanelRoutes.with(
          PanelRoutes.settings(standIn.url()).responseTimeout(Duration.ofSeconds(2)).build());

  @AfterEach
  void close() {
    routes.close();
    standIn.close();
  }

  private List<Integer> ports(String path) {
    return standIn.requestsTo(path).stream().map(PanelRequest::clientPort).toList();
  }

  @Test
  void a_request_on_a_connection_that_the_panel_closes_is_sent_once_more_on_a_new_one() {
    routes.vpsPackage(7);
    standIn.onPackage(8).times(1).reply(Reply.dropped());

    assertThat(routes.vpsPackage(8)).isInstanceOf(Lookup.Found.class);

    assertThat(ports("/packages/8")).hasSize(2).doesNotHaveDuplicates();
    assertThat(ports("/packages/8").get(0)).isEqualTo(ports("/packages/7").get(0));
  }

  @Test
  void so_is_one_whose_answer_breaks_off() {
    routes.vpsPackage(7);
    standIn.onPackage(8).times(1).reply(Reply.truncated());

    assertThat(routes.vpsPackage(8)).isInstanceOf(Lookup.Found.class);
    assertThat(ports("/packages/8")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void it_is_sent_once_more_and_no_more_often() {
    routes.vpsPackage(7);
    standIn.onPackage(8).reply(Reply.dropped());

    assertThat(PanelRoutes.reason(routes.vpsPackage(8))).contains("without an answer");
    assertThat(ports("/packages/8")).hasSize(2);
  }

  @Test
  void a_new_connection_that_breaks_is_not_tried_again() {
    standIn.onPackage(8).times(1).reply(Reply.truncated());

    assertThat(PanelRoutes.reason(routes.vpsPackage(8))).contains("broke off");
    assertThat(ports("/packages/8")).hasSize(1);
  }

  @Test
  void a_panel_that_hangs_is_not_asked_again() {
    routes.vpsPackage(7);
    standIn.onPackage(8).reply(Reply.hanging());

    assertThat(PanelRoutes.reason(routes.vpsPackage(8))).contains("within 2 s");
    assertThat(ports("/packages/8")).hasSize(1);
  }

  @Test
  void a_panel_that_was_started_anew_costs_no_answer() {
    routes.vpsPackage(7);
    standIn.stop();
    standIn.restart();

    assertThat(routes.vpsPackage(8)).isInstanceOf(Lookup.Found.class);
    assertThat(routes.group(4)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void both_tries_are_counted() {
    routes.vpsPackage(7);
    standIn.onPackage(8).times(1).reply(Reply.dropped());
    routes.vpsPackage(8);

    assertThat(routes.panel().requests()).isEqualTo(3);
  }

  @Test
  void no_connection_outlives_a_sweep() {
    routes.panel().session().begin();
    routes.vpsPackage(7);
    routes.vpsPackage(8);
    routes.panel().session().begin();
    routes.vpsPackage(9);

    assertThat(ports("/packages/8")).isEqualTo(ports("/packages/7"));
    assertThat(ports("/packages/9")).doesNotContainAnyElementsOf(ports("/packages/7"));
  }
}
