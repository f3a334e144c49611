package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class NodeTest {
  private static final PanelPackage SMALL = PanelPackage.of(1).memory(1024).cores(1).disk(10);

  private static long free(Node node, String pointer) {
    return node.json().at("/resources" + pointer + "/free").asLong();
  }

  @Test
  void a_new_node_has_no_limits() {
    JsonNode resources = Node.of(1).json().path("resources");
    assertThat(resources.path("memory").path("max").asInt()).isZero();
    assertThat(resources.path("memory").path("percent").isNull()).isTrue();
    assertThat(resources.has("network")).isFalse();
    assertThat(Node.of(1).takes(SMALL)).isTrue();
  }

  @Test
  void a_placed_vps_takes_of_every_resource_and_gives_it_back() {
    Node node = Node.of(1).servers(5, 1).memory(4096, 0).cores(4, 0).local(1, 100, 0).ipv4(3);
    Node fuller = node.place(SMALL);
    assertThat(free(fuller, "/servers")).isEqualTo(3);
    assertThat(free(fuller, "/memory")).isEqualTo(3072);
    assertThat(free(fuller, "/cpuCores")).isEqualTo(3);
    assertThat(free(fuller, "/localStorage")).isEqualTo(90);
    assertThat(free(fuller, "/network/total/ipv4")).isEqualTo(2);
    assertThat(fuller.remove(SMALL).json()).isEqualTo(node.json());
  }

  @Test
  void a_vps_with_a_storage_type_goes_to_the_roomiest_pool_of_that_type() {
    Node node = Node.of(1).pool(5, 2, 100, 60).pool(6, 2, 100, 20).pool(7, 3, 900, 0);
    Node fuller = node.place(SMALL.storageType(2));
    assertThat(free(fuller, "/otherStorage/1")).isEqualTo(70);
    assertThat(free(fuller, "/otherStorage/0")).isEqualTo(40);
  }

  @Test
  void a_full_prohibited_or_disabled_node_takes_nothing() {
    assertThat(Node.of(1).memory(1000, 0).takes(SMALL)).isFalse();
    assertThat(Node.of(1).prohibited(true).takes(SMALL)).isFalse();
    assertThat(Node.of(1).commissioned(false).takes(SMALL)).isFalse();
    assertThat(Node.of(1).enabled(false).takes(SMALL)).isFalse();
    assertThat(Node.of(1).localOff().takes(SMALL)).isFalse();
    assertThat(Node.of(1).poolOff(5, 2, 100, 0).takes(SMALL.storageType(2))).isFalse();
  }

  @Test
  void an_edit_leaves_the_node_itself_alone() {
    Node node = Node.of(1);
    Node broken = node.edit(row -> row.remove("resources"));
    assertThat(broken.json().has("resources")).isFalse();
    assertThat(node.json().has("resources")).isTrue();
  }
}
