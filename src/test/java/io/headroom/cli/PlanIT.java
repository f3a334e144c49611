package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.rig.HeadroomCommandLine.Ended;
import io.headroom.rig.JsonSchemas;
import io.headroom.rig.Outlet;
import io.headroom.rig.Reply;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan}, as a process of its own. */
@ExtendWith(SharedDatabase.class)
class PlanIT {

  private final Outlet outlet;

  PlanIT(@TempDir Path folder, Shop shop) {
    outlet = new Outlet(folder, shop);
  }

  @AfterEach
  void close() {
    outlet.close();
  }

  @Test
  void a_user_that_may_only_read_sees_what_would_change() {
    ShopUser reader = outlet.shop().user("GRANT SELECT ON {database}.* TO {user}");

    Ended plan = outlet.headroom().as(reader).run("plan");

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out().lines())
        .startsWith(
            "ID  NAME             BEFORE      AFTER  OUTCOME    LIMIT   REASON",
            "12  KVM-4G                1  ->     12  changed    memory  memory in group 4",
            "13  KVM-4G in Paris       8  ->      8  unchanged  memory  memory in group 5")
        .endsWith("A plan by the module rules: nothing was written.");
    assertThat(plan.err()).isEmpty();
    assertThat(outlet.shop().qty(12)).isEqualTo(1);
  }

  @Test
  void nothing_is_recorded_or_announced() {
    Ended plan = outlet.headroom().run("plan");

    assertThat(plan.err()).isEmpty();
    assertThat(outlet.shop().rows("mod_headroom_stock")).isEmpty();
    assertThat(outlet.shop().rows("mod_headroom_change")).isEmpty();
  }

  @Test
  void json_is_all_that_stdout_holds() {
    Ended plan = outlet.headroom().run("plan", "--json");

    JsonNode answer = JsonSchemas.valid("plan", plan.out());
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(answer.path("ok").asBoolean()).isTrue();
    assertThat(answer.path("mode").asText()).isEqualTo("write");
    assertThat(answer.path("products")).hasSize(2);
    assertThat(answer.path("products").path(0).path("qtyAfter").asInt()).isEqualTo(12);
    assertThat(answer.path("summary").path("panelRequests").asInt()).isEqualTo(3);
    assertThat(answer.path("summary").path("sqlRoundTrips").asInt()).isEqualTo(11);
    assertThat(plan.err()).isEmpty();
  }

  @Test
  void without_changes_the_exit_code_is_0() {
    Ended plan = outlet.headroom().run("plan", "--product", "13");

    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out()).contains("0 changed, 1 unchanged").doesNotContain("12  KVM-4G");
  }

  @Test
  void an_unknown_answer_leaves_products_untouched_and_has_an_exit_code_of_its_own() {
    outlet.panel().onGroup(5).reply(Reply.status(403));

    Ended plan = outlet.headroom().run("plan", "--json");

    JsonNode answer = JsonSchemas.valid("plan", plan.out());
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(answer.path("ok").asBoolean()).isFalse();
    JsonNode paris = answer.path("products").path(1);
    assertThat(paris.path("outcome").asText()).isEqualTo("untouched");
    assertThat(paris.path("limit").isNull()).isTrue();
    assertThat(paris.path("reason").asText()).contains("hypervisor group 5", "403");
    assertThat(paris.path("groups").path(0).path("answer").asText()).isEqualTo("unknown");
  }

  @Test
  void a_product_that_its_own_settings_leave_untouched_does_not() {
    outlet.shop().sql().update("UPDATE tblproducts SET configoption2 = '' WHERE id = 13");

    Ended plan = outlet.headroom().run("plan", "--product", "13");

    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out()).contains("untouched");
  }

  @Test
  void the_other_rules_are_reported_where_they_differ() {
    outlet.fleet().update(4, 21, node -> node.servers(60, 58));

    Ended plan = outlet.headroom().run("plan", "--product", "12");

    assertThat(plan.out())
        .contains("    headroom.rules=panel would give 2; headroom explain 12 says why");
  }

  @Test
  void a_stranger_among_the_products_is_wrong_usage() {
    Ended plan = outlet.headroom().run("plan", "--product", "12", "99");

    assertThat(plan.exitCode()).isEqualTo(64);
    assertThat(plan.out()).isEmpty();
    assertThat(plan.err())
        .isEqualToIgnoringNewLines(
            "headroom: product 99 is not a VirtFusionDirect product under stock control");
  }
}
