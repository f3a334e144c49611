package io.headroom.stock;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Plans.panel;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Plans.Panel;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Hypervisors that stand in several groups. */
class SharedNodeTest {

  private static List<SharedNode> among(Panel panel) {
    return SharedNode.among(panel.answers().groups().values());
  }

  @Test
  void groups_without_a_common_node_share_none() {
    assertThat(among(panel().group(1, node().id(21)).group(2, node().id(22)))).isEmpty();
  }

  @Test
  void a_node_of_two_groups_is_shared_and_others_are_not() {
    Panel panel =
        panel()
            .group(2, node().id(21), node().id(22))
            .group(1, node().id(21), node().id(23))
            .groupMissing(3)
            .groupUnknown(4, "timeout");

    assertThat(among(panel)).containsExactly(new SharedNode(21, List.of(1L, 2L), true));
    assertThat(SharedNode.warnings(among(panel)).values())
        .containsExactly(
            "hypervisor 21 is in the groups 1, 2, so that it counts in each of them: keep it in one"
                + " group");
  }

  @Test
  void one_that_counts_in_no_group_is_shared_and_nothing_is_said_of_it() {
    Panel panel =
        panel().group(1, node().id(21).idle("disabled")).group(2, node().id(21).idle("disabled"));

    assertThat(among(panel)).containsExactly(new SharedNode(21, List.of(1L, 2L), false));
    assertThat(SharedNode.warnings(among(panel))).isEmpty();
  }

  @Test
  void nodes_of_the_same_groups_share_a_sentence() {
    List<SharedNode> nodes =
        LongStream.rangeClosed(1, 22)
            .mapToObj(id -> new SharedNode(id, List.of(4L, 5L), true))
            .toList();

    assertThat(SharedNode.warnings(nodes.subList(0, 2)).get(List.of(4L, 5L)))
        .startsWith("hypervisors 1, 2 are in the groups 4, 5, so that they count in each of them");
    assertThat(SharedNode.warnings(nodes).get(List.of(4L, 5L))).contains("20 and 2 more are in");
  }
}
