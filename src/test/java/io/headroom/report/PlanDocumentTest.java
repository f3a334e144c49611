package io.headroom.report;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Plans.DEFAULTS;
import static io.headroom.rig.Plans.decided;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Plans.plan;
import static io.headroom.rig.Plans.untouched;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.rig.JsonSchemas;
import io.headroom.rig.Plans.Panel;
import io.headroom.rig.Reports;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.Writing;
import io.headroom.sweep.SweepReport;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The answer of a sweep in JSON. */
class PlanDocumentTest {

  private static JsonNode json(SweepReport report) {
    return JsonSchemas.valid("plan", Json.text(PlanDocument.of(report)));
  }

  @Test
  void every_outcome_holds_to_the_schema() {
    Writing writing = new Writing(Set.of(3L), Set.of(6L), Map.of(4L, "locked"));
    PlannedProduct[] products =
        plan(
                decided(1, 1, 2),
                decided(2, 2, 2),
                decided(3, 1, 2),
                decided(4, 1, 2),
                untouched(5, 1),
                decided(6, 1, 2),
                decided(7, 1, 0))
            .written(writing)
            .hold(Map.of(7L, "held: it had nodes"))
            .products()
            .toArray(PlannedProduct[]::new);

    JsonNode answer = json(Reports.written(products));

    assertThat(answer.path("products"))
        .extracting(each -> each.path("outcome").asText())
        .containsExactly(
            "changed", "unchanged", "contended", "failed", "untouched", "deferred", "held");
    assertThat(answer.path("summary"))
        .hasToString(
            "{\"changed\":1,\"unchanged\":1,\"untouched\":1,\"contended\":1,\"deferred\":1,"
                + "\"failed\":1,\"held\":1,\"panelRequests\":6,\"sqlStatements\":9,\"sqlRoundTrips\":4,\"durationMs\":210}");
    assertThat(answer.path("at").asText()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(answer.path("ok").asBoolean()).isFalse();
  }

  @Test
  void every_kind_of_answer_about_a_group_holds_to_the_schema() {
    Panel panel =
        panel()
            .packageOf10Mb()
            .group(1, node().memory(100, 50))
            .group(2, node())
            .groupMissing(3)
            .groupUnknown(4, "timeout");
    PlannedProduct planned =
        panel.planned(DEFAULTS, product(10).location(2).location(3).location(4));

    JsonNode groups = json(Reports.dry(planned)).path("products").path(0).path("groups");

    assertThat(groups)
        .hasToString(
            "[{\"id\":1,\"answer\":\"found\",\"fit\":5,\"available\":5,\"safeOrders\":5,\"limit\":\"memory\"},"
                + "{\"id\":2,\"answer\":\"found\",\"fit\":null,\"available\":null,\"safeOrders\":null,\"limit\":\"unbounded\"},"
                + "{\"id\":3,\"answer\":\"missing\"},"
                + "{\"id\":4,\"answer\":\"unknown\",\"reason\":\"timeout\"}]");
  }

  @Test
  void the_other_rules_are_there_only_where_they_differ() {
    Panel panel = panel().packageOf10Mb().group(1, node().memory(100, 50).servers(9, 2));
    JsonNode products =
        json(Reports.dry(panel.planned(DEFAULTS, product(10)), decided(11, 1, 1))).path("products");
    assertThat(products.path(0).path("otherRules")).hasToString("{\"rules\":\"panel\",\"qty\":2}");
    assertThat(products.path(1).has("otherRules")).isFalse();
  }
}
