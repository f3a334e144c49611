package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.rig.HeadroomCommandLine.Ended;
import io.headroom.rig.JsonSchemas;
import io.headroom.rig.Outlet;
import io.headroom.rig.Reply;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain}, as a process of its own. */
@ExtendWith(SharedDatabase.class)
class ExplainIT {

  private final Outlet outlet;

  ExplainIT(@TempDir Path folder, Shop shop) {
    outlet = new Outlet(folder, shop);
    outlet.fleet().add(4, Outlet.roomy(23).prohibited(true));
  }

  @AfterEach
  void close() {
    outlet.close();
  }

  @Test
  void the_whole_arithmetic_is_shown() {
    Ended explain = outlet.headroom().run("explain", "12");

    assertThat(explain.exitCode()).isZero();
    assertThat(explain.err()).isEmpty();
    assertThat(explain.out().lines())
        .containsExactly(
            "Product 12: KVM-4G",
            "  rules      module",
            "  package    7: one VPS takes 4096 MB memory, 2 CPU cores, 80 GB storage, 1 IPv4",
            "  buffer     0 % of every limit stays free",
            "  qty        1 in the shop",
            "  each quota (free - reserve) div need = fit",
            "Hypervisor group 4 (default)",
            "  node 21 node-21: 12, limited by memory",
            "    memory   (49152 - 0) div 4096 = 12",
            "    cpu      unlimited: the quota is 0",
            "    storage  unlimited: the quota is 0  (Local (Default mountpoint))",
            "  node 23 node-23: does not count, prohibited",
            "  nodes fit 12, IPv4 addresses allow 100: 12 (the nodes bind)",
            "  12 available: 12 fit - 0 ordered and paid - 0 held for unpaid orders; the next 12"
                + " orders build, whatever they are",
            "Available 12 = 12 fit - 0 ordered and paid - 0 held for unpaid orders",
            "Sum 12, at most 2147483647 (headroom.max-qty): 12",
            "Qty 1 -> 12, changed: memory in group 4",
            "",
            "12 VPSes of KVM-4G can be placed, limited by memory in hypervisor group 4.");
    assertThat(outlet.shop().qty(12)).isEqualTo(1);
  }

  @Test
  void json_holds_to_its_schema() {
    outlet.fleet().update(4, 21, node -> node.servers(60, 58));

    Ended explain = outlet.headroom().run("explain", "12", "--json");

    JsonNode answer = JsonSchemas.valid("explain", explain.out());
    assertThat(explain.exitCode()).isZero();
    assertThat(answer.path("groups").path(0).path("nodes")).hasSize(2);
    assertThat(answer.path("otherRules").path("qty").asInt()).isEqualTo(2);
    assertThat(answer.path("otherRules").path("causes").path(0).asText()).isEqualTo("servers");
  }

  @Test
  void a_group_that_is_unknown_leaves_its_exit_code() {
    outlet.panel().onGroup(4).reply(Reply.status(500));

    Ended explain = outlet.headroom().run("explain", "12");

    assertThat(explain.exitCode()).isEqualTo(3);
    assertThat(explain.out()).contains("Hypervisor group 4 (default): unknown");
    assertThat(explain.out())
        .contains("The shop keeps its qty of 1, because it cannot be computed");
  }

  @Test
  void a_product_that_is_not_headrooms_is_wrong_usage() {
    Ended explain = outlet.headroom().run("explain", "19");

    assertThat(explain.exitCode()).isEqualTo(64);
    assertThat(explain.err())
        .isEqualToIgnoringNewLines(
            "headroom: product 19 is not a VirtFusionDirect product under stock control");
  }
}
