package io.headroom.cli;

import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Plans.DEFAULTS;
import static io.headroom.rig.Plans.panel;
import static io.headroom.rig.Plans.rules;
import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Scope;
import io.headroom.report.CompareDocument;
import io.headroom.report.Json;
import io.headroom.rig.JsonSchemas;
import io.headroom.rig.Plans.Panel;
import io.headroom.rig.Rows.Row;
import io.headroom.stock.Mode;
import io.headroom.stock.Plan;
import io.headroom.stock.StockRules;
import io.headroom.sweep.ComparedProduct;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The shop beside both sets of rules. */
class CompareTest {

  /** Group 1 fits 5 by the module rules and 2 by the panel rules; group 2 fits 3 by both. */
  private final Panel panel =
      panel()
          .packageOf10Mb()
          .group(1, node().memory(100, 50).servers(40, 2))
          .group(2, node().memory(100, 30))
          .groupUnknown(3, "timeout");

  private SweepReport report(StockRules rules, UnaryOperator<Plan> change, Row... products) {
    Catalogue catalogue = new Catalogue(Arrays.stream(products).map(Row::read).toList());
    return new SweepReport(
        SweepRequest.compare(Scope.ALL),
        Instant.parse("2026-01-02T03:04:05Z"),
        rules,
        Mode.WRITE,
        catalogue,
        catalogue,
        panel.answers(),
        change.apply(panel.plan(rules, products)),
        6,
        9,
        4,
        210);
  }

  private SweepReport report(Row... products) {
    return report(DEFAULTS, same -> same, products);
  }

  private static List<String> table(SweepReport report) {
    return new CompareTable(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .of(report)
        .lines()
        .toList();
  }

  private static JsonNode json(SweepReport report) {
    return JsonSchemas.valid("compare", Json.text(CompareDocument.of(report)));
  }

  private List<String> reasons(SweepReport report) {
    return ComparedProduct.of(report).get(0).reasons();
  }

  @Test
  void the_numbers_stand_beside_one_another_and_below_them_why_they_differ() {
    assertThat(table(report(product(9).qty(5), product(10).group("2").qty(3))))
        .containsExactly(
            "ID  NAME    SHOP  MODULE  PANEL  WRITTEN",
            " 9  KVM-9      5       5      2        5",
            "    By the panel rules it would be 2: the panel rules, unlike the module"
                + " rules, consider how many servers a node may hold.",
            "10  KVM-10     3       3      3        3",
            "2 products: 0 to change, 1 where the rules differ, 0 with a qty of neither"
                + " set of rules",
            "Compared: WRITTEN is what headroom.rules=module would write. Nothing was written.");
  }

  @Test
  void a_product_on_which_all_agree_needs_no_words() {
    assertThat(reasons(report(product(9).group("2").qty(3)))).isEmpty();
  }

  @Test
  void a_qty_that_neither_rules_give_is_reported() {
    assertThat(reasons(report(product(9).group("2").qty(7))))
        .containsExactly(
            "The shop's 7 is what neither set of rules gives: it is older, or somebody else wrote"
                + " it.");
  }

  @Test
  void a_qty_of_the_rules_that_are_not_in_force_is_not_strange() {
    SweepReport report = report(product(9).qty(2));
    assertThat(reasons(report)).hasSize(1);
    assertThat(json(report).path("summary"))
        .hasToString("{\"products\":1,\"changed\":1,\"different\":1,\"strange\":0}");
  }

  @Test
  void the_panel_rules_may_be_in_force() {
    SweepReport report = report(rules(RuleSet.PANEL), same -> same, product(9).qty(5));
    assertThat(json(report).path("products").path(0))
        .hasToString(
            "{\"id\":9,\"name\":\"KVM-9\",\"shop\":5,\"module\":5,\"panel\":2,\"written\":2,\"unreserved\":2,"
                + "\"changed\":true,\"reasons\":[\"By the module rules it would be 5: the panel"
                + " rules, unlike the module rules, consider how many servers a node may hold.\"]}");
  }

  @Test
  void what_is_not_known_is_no_number() {
    SweepReport report = report(product(9).group("3").qty(5));
    assertThat(table(report).get(1)).isEqualTo(" 9  KVM-9     5       -      -        -");
    assertThat(reasons(report))
        .containsExactly("Nothing would be written: hypervisor group 3: timeout.");
    assertThat(json(report).path("products").path(0).path("written").isNull()).isTrue();
    assertThat(json(report).path("ok").asBoolean()).isFalse();
  }

  @Test
  void what_one_set_of_rules_does_not_know_is_reported() {
    assertThat(reasons(report(product(9).group("3").location(2).qty(3))))
        .containsExactly("By the module rules it is not known: hypervisor group 3: timeout.");
  }

  @Test
  void what_an_integrators_route_makes_of_it_is_reported() {
    UnaryOperator<Plan> promotion =
        plan ->
            plan.decide(
                Map.of(
                    9L, plan.products().get(0).decision().adjusted(1, "the promotion shows one")));
    SweepReport report = report(DEFAULTS, promotion, product(9).group("2").qty(3));
    assertThat(json(report).path("products").path(0).path("written").asInt()).isOne();
    assertThat(reasons(report))
        .containsExactly("A route of your own changes it: the promotion shows one.");
  }

  @Test
  void an_empty_shop_has_no_table() {
    assertThat(table(report())).hasSize(2);
  }
}
