package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.rig.LogLines;
import io.headroom.rig.Node;
import io.headroom.rig.PanelRequest;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Groups that share a hypervisor: an answer that was taken for another, or a node in two groups.
 */
class SharedNodesTest extends Scenario {

  private static final String TWICE = "is in the groups 4, 5";

  SharedNodesTest(Shop shop) {
    super(shop);
  }

  private List<Integer> ports(int group) {
    return panel.requestsTo("/compute/hypervisors/groups/" + group + "/resources").stream()
        .map(PanelRequest::clientPort)
        .toList();
  }

  private static Node sharedNode() {
    return Node.of(21).memory(131072, 131072 - 8 * 4096);
  }

  private static Reply withNode(int id) {
    return Reply.edited(page -> ((ObjectNode) page.at("/data/0/hypervisor")).put("id", id));
  }

  @Test
  void groups_that_share_no_hypervisor_are_asked_for_once() {
    start().sync();

    assertThat(ports(4)).hasSize(1);
    assertThat(ports(5)).hasSize(1);
  }

  @Test
  void an_answer_that_was_another_groups_is_not_believed() {
    try (LogLines log = LogLines.listen()) {
      Station station = start();
      panel.onGroup(5).times(1).reply(withNode(21));

      station.sync();

      assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
      assertThat(ports(4)).hasSize(2).doesNotHaveDuplicates();
      assertThat(ports(5)).hasSize(2).doesNotHaveDuplicates();
      assertThat(log.messages(TWICE)).isEmpty();
    }
  }

  @Test
  void answers_that_are_shifted_by_one_are_set_right() {
    shop.product(14).group(6).packageId(7).buffer("0").qty(1).add();
    room(6, 3);
    panel.onGroup(5).times(1).reply(withNode(21));
    panel.onGroup(6).times(1).reply(withNode(22));

    start().sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8, 14, 3));
    assertThat(ports(6)).as("shared once group 5 was read anew").hasSize(2);
  }

  @Test
  void a_hypervisor_of_two_groups_is_believed_and_logged_once() {
    fleet.group(5, sharedNode());
    try (LogLines log = LogLines.listen()) {
      Station station = start();
      station.sync();
      station.sync();

      assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
      assertThat(log.messages(TWICE))
          .containsExactly(
              "hypervisor 21 is in the groups 4, 5, so that it counts in each of them: keep it in"
                  + " one group");
      assertThat(ports(4)).as("read once more in the first sweep alone").hasSize(3);

      room(5, 8);
      station.sync();
      assertThat(log.messages("counts in all of")).hasSize(1);

      fleet.group(5, sharedNode());
      station.sync();
      assertThat(log.messages(TWICE)).hasSize(2);
    }
  }

  @Test
  void a_second_reading_that_fails_leaves_the_product_as_it_is() {
    panel.onGroup(5).reply(Reply.status(500));
    panel.onGroup(5).times(1).reply(withNode(21));

    start().sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 5));
  }
}
