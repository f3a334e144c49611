package io.headroom.capacity;

import static io.headroom.rig.Nodes.group;
import static io.headroom.rig.Nodes.node;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExclusionsTest {

  private static final Exclusions OF_21 = new Exclusions(Map.of(21L, "maintenance"));

  @Test
  void an_excluded_node_does_not_count_and_says_why() {
    assertThat(group(node().id(21)).without(OF_21).nodes().get(0).idle())
        .contains("excluded: maintenance");
  }

  @Test
  void another_node_counts_as_before() {
    assertThat(group(node().id(22)).without(OF_21)).isEqualTo(group(node().id(22)));
  }

  @Test
  void a_node_that_did_not_count_anyway_keeps_its_reason() {
    assertThat(group(node().id(21).idle("disabled")).without(OF_21).nodes().get(0).idle())
        .contains("disabled");
  }

  @Test
  void without_exclusions_a_group_stays_the_same() {
    HypervisorGroup group = group(node());
    assertThat(group.without(Exclusions.NONE)).isSameAs(group);
  }

  @Test
  void an_exclusion_that_is_made_later_changes_nothing() {
    Map<Long, String> reasons = new HashMap<>();
    Exclusions exclusions = new Exclusions(reasons);
    reasons.put(21L, "maintenance");
    assertThat(exclusions).isEqualTo(Exclusions.NONE);
  }
}
