package io.headroom.cli;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Plans.rules;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.report.ExplanationDocument;
import io.headroom.report.Json;
import io.headroom.rig.JsonSchemas;
import io.headroom.rig.Plans.Panel;
import io.headroom.rig.Reports;
import io.headroom.rig.Rows.Row;
import io.headroom.stock.Explanation;
import io.headroom.stock.StockRules;
import io.headroom.sweep.SweepReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The arithmetic of one product, as text and as JSON. */
class ExplanationTextTest {

  private static Explanation explain(Panel panel, RuleSet ruleSet, Row product) {
    StockRules rules = rules(ruleSet);
    return Explanation.of(panel.planned(rules, product), panel.answers(), rules, List.of());
  }

  private static String text(Panel panel, RuleSet rules, Row product) {
    return new ExplanationText(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .of(explain(panel, rules, product));
  }

  private static JsonNode json(Panel panel, RuleSet rules, Row product) {
    StockRules settings = rules(rules);
    SweepReport report = Reports.dry(settings, panel.answers(), panel.planned(settings, product));
    return JsonSchemas.valid("explain", Json.text(ExplanationDocument.of(report).orElseThrow()));
  }

  @Test
  void every_resource_shows_its_figures() {
    VpsPackage large = vps().memory(10).storage(20, 2).vpsPackage(7);
    Panel panel =
        panel()
            .vpsPackage(large)
            .group(
                1,
                node().memory(100, 60).pool("nvme", 2, 200, 150).servers(9, 2).ipv4(7),
                node().id(22).idle("excluded: a fair"));
    Row product = product(10).buffer("10").ipv4("2");

    assertThat(text(panel, RuleSet.PANEL, product).lines())
        .contains(
            "  package    7: one VPS takes 10 MB memory, 0 CPU cores, 20 GB storage of storage type"
                + " 2, 2 IPv4",
            "  node 21 node-21: 2, limited by servers",
            "    memory   (60 - 10) div 10 = 5",
            "    cpu      unlimited: none is needed",
            "    storage  (150 - 20) div 20 = 6  (nvme)",
            "    servers  (2 - 0) div 1 = 2",
            "    ipv4     (7 - 0) div 2 = 3",
            "  node 22 node-22: does not count, excluded: a fair",
            "  nodes fit 2, IPv4 addresses allow 3: 2 (the nodes bind)",
            "By the module rules it would be 3: the panel rules, unlike the module rules,"
                + " consider how many servers a node may hold.");
    JsonNode node =
        json(panel, RuleSet.PANEL, product).path("groups").path(0).path("nodes").path(0);
    assertThat(node.path("resources").path(2))
        .hasToString(
            "{\"resource\":\"storage\",\"max\":200,\"free\":150,\"reserve\":20,\"need\":20,\"fit\":6,\"note\":\"nvme\"}");
  }

  @Test
  void a_cap_that_binds_is_reported() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50).ipv4(3));
    assertThat(text(panel, RuleSet.MODULE, product(10)))
        .contains("nodes fit 5, IPv4 addresses allow 3: 3 (the IPv4 addresses bind)");
  }

  @Test
  void the_sum_shows_what_each_of_several_groups_adds() {
    Panel panel =
        panel()
            .packageOf10Mb()
            .group(1, node().memory(100, 50))
            .group(2, node().memory(100, 60))
            .groupMissing(3);
    assertThat(text(panel, RuleSet.MODULE, product(10).location(2).location(3)))
        .contains("Sum 5 + 6 = 11, at most ", "limited by memory in hypervisor groups 1 and 2.");
    assertThat(text(panel, RuleSet.MODULE, product(10))).contains("Sum 5, at most ");
  }

  @Test
  void remarks_on_the_settings_of_the_product_come_last() {
    StockRules rules = rules(RuleSet.MODULE);
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50));
    SweepReport report = Reports.dry(rules, panel.answers(), panel.planned(rules, product(10)));
    JsonNode plain = JsonSchemas.valid("explain", Json.text(ExplanationDocument.of(report).get()));
    assertThat(plain.path("remarks")).isEmpty();

    SweepReport odd =
        Reports.dry(rules, panel.answers(), panel.planned(rules, product(10).buffer("ten")));
    String remark = "its buffer (configoption7) is \"ten\", which counts as 10 %";
    JsonNode json = JsonSchemas.valid("explain", Json.text(ExplanationDocument.of(odd).get()));
    assertThat(json.path("remarks").path(0).asText()).startsWith(remark);
    assertThat(
            new ExplanationText(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .of(odd.explain(odd.plan().products().get(0)))
                .lines()
                .toList())
        .last()
        .asString()
        .startsWith("Note: " + remark);
  }

  @Test
  void a_node_without_a_pool_of_the_type() {
    Panel panel = panel().vpsPackage(vps().storage(20, 2).vpsPackage(7)).group(1, node());
    assertThat(text(panel, RuleSet.MODULE, product(10)))
        .contains("    no-pool  0  (no storage pool of type 2)", "no node reports IPv4 addresses");
    json(panel, RuleSet.MODULE, product(10));
  }

  @Test
  void groups_that_are_missing_unknown_or_do_not_count() {
    Panel panel =
        panel().packageOf10Mb().groupMissing(2).groupUnknown(3, "time\nout").group(1, node());
    Row product = product(10).location(2).location(3);
    assertThat(text(panel, RuleSet.PANEL, product))
        .contains(
            "Hypervisor group 1 (default): does not count by these rules",
            "Hypervisor group 2 (location): missing at the panel, adds 0",
            "Hypervisor group 3 (location): unknown, time; out");
    assertThat(json(panel, RuleSet.PANEL, product).path("groups"))
        .extracting(group -> group.path("answer").asText())
        .containsExactly("found", "missing", "unknown");
  }

  @Test
  void a_package_that_is_disabled_missing_unknown_or_not_named() {
    Row product = product(10);
    Panel disabled = panel().vpsPackage(vps().memory(10).cores(1).storage(1).disabledPackage(7));
    assertThat(text(disabled, RuleSet.MODULE, product))
        .contains("(disabled at the panel)", "Hypervisor group 1 (default): not asked");
    assertThat(text(panel().packageMissing(7), RuleSet.MODULE, product))
        .contains("package    7, missing at the panel");
    assertThat(text(panel().packageUnknown(7, "timeout"), RuleSet.MODULE, product))
        .contains("package    7, timeout");
    assertThat(text(panel(), RuleSet.MODULE, product.packageId("")))
        .contains("package    none is named (configoption2)")
        .doesNotContain("Sum");
  }

  @Test
  void json_of_a_package_that_is_disabled_missing_unknown_or_not_named() {
    Row product = product(10);
    Panel disabled = panel().vpsPackage(vps().memory(10).cores(1).storage(1).disabledPackage(7));
    assertThat(json(disabled, RuleSet.MODULE, product).path("vpsPackage"))
        .hasToString("{\"id\":7,\"answer\":\"found\",\"enabled\":false}");
    assertThat(json(panel().packageMissing(7), RuleSet.MODULE, product).path("vpsPackage"))
        .hasToString("{\"id\":7,\"answer\":\"missing\"}");
    assertThat(
            json(panel().packageUnknown(7, "late"), RuleSet.MODULE, product).path("ok").asBoolean())
        .isFalse();
    assertThat(json(panel(), RuleSet.MODULE, product.packageId("")).has("vpsPackage")).isFalse();
  }

  @Test
  void a_name_from_the_shop_cannot_reach_the_terminal_as_it_is() {
    assertThat(text(panel().packageUnknown(7, "\u001b[2J"), RuleSet.MODULE, product(10)))
        .doesNotContain("\u001b");
  }

  @Test
  void addresses_have_no_max_in_json_so_that_none_left_is_not_taken_for_no_limit() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50).ipv4(0));

    JsonNode node =
        json(panel, RuleSet.PANEL, product(10)).path("groups").path(0).path("nodes").path(0);

    assertThat(node.path("resources").findParents("max"))
        .extracting(part -> part.path("resource").asText())
        .containsExactly("memory", "cpu", "storage");
    assertThat(node.path("resources").path(3))
        .hasToString("{\"resource\":\"ipv4\",\"free\":0,\"reserve\":0,\"need\":1,\"fit\":0}");
  }
}
