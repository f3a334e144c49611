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

/** {@code compare}, as a process of its own. */
@ExtendWith(SharedDatabase.class)
class CompareIT {

  private final Outlet outlet;

  CompareIT(@TempDir Path folder, Shop shop) {
    outlet = new Outlet(folder, shop);
    outlet.fleet().update(4, 21, node -> node.servers(60, 58));
  }

  @AfterEach
  void close() {
    outlet.close();
  }

  @Test
  void it_shows_the_shop_beside_both_sets_of_rules_and_writes_nothing() {
    Ended compare = outlet.headroom().run("compare");

    assertThat(compare.exitCode()).isEqualTo(2);
    assertThat(compare.out().lines())
        .containsExactly(
            "ID  NAME             SHOP  MODULE  PANEL  WRITTEN",
            "12  KVM-4G              1      12      2       12",
            "    By the panel rules it would be 2: the panel rules, unlike the module"
                + " rules, consider how many servers a node may hold.",
            "    The shop's 1 is what neither set of rules gives: it is older, or somebody else"
                + " wrote it.",
            "13  KVM-4G in Paris     8       8      8        8",
            "2 products: 1 to change, 1 where the rules differ, 1 with a qty of neither"
                + " set of rules",
            "Compared: WRITTEN is what headroom.rules=module would write. Nothing was written.");
    assertThat(compare.err()).isEmpty();
    assertThat(outlet.shop().qty(12)).isEqualTo(1);
    assertThat(outlet.shop().rows("mod_headroom_stock")).isEmpty();
  }

  @Test
  void json_of_some_products() {
    Ended compare = outlet.headroom().run("compare", "--product", "13", "--json");

    JsonNode answer = JsonSchemas.valid("compare", compare.out());
    assertThat(compare.exitCode()).isZero();
    assertThat(answer.path("products")).hasSize(1);
    assertThat(answer.path("products").path(0).path("panel").asInt()).isEqualTo(8);
  }

  @Test
  void an_unknown_answer_has_an_exit_code_of_its_own() {
    outlet.panel().onGroup(5).reply(Reply.status(403));

    Ended compare = outlet.headroom().run("compare", "--json");

    JsonNode answer = JsonSchemas.valid("compare", compare.out());
    assertThat(compare.exitCode()).isEqualTo(2);
    assertThat(answer.path("ok").asBoolean()).isFalse();
    assertThat(answer.path("products").path(1).path("module").isNull()).isTrue();
  }

  @Test
  void a_stranger_among_the_products_is_wrong_usage() {
    assertThat(outlet.headroom().run("compare", "--product", "99").exitCode()).isEqualTo(64);
  }
}
