package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("rig")
@ExtendWith(SharedDatabase.class)
class ShopTest {
  private static final String MAY_WRITE_QTY =
      "GRANT SELECT, UPDATE (qty) ON {database}.tblproducts TO {user}";

  private final Shop shop;

  ShopTest(Shop shop) {
    this.shop = shop;
  }

  @BeforeEach
  void add_a_product(Shop same) {
    assertThat(same).isSameAs(shop);
    shop.product(12).named("KVM-4G").group(4).packageId(7).buffer("").qty(5).add();
  }

  @Test
  void a_product_is_found_as_it_was_added() {
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 5));
    assertThat(shop.rows("tblproducts").get(0))
        .containsEntry("name", "KVM-4G")
        .containsEntry("servertype", "VirtFusionDirect")
        .containsEntry("configoption1", "4")
        .containsEntry("configoption24", "");
  }

  @Test
  void locations_are_linked_to_their_products() {
    shop.product(13).add();
    shop.location(12, "3|Frankfurt").hiddenChoice("4|Paris").shareWith(13);
    shop.option(12, "Memory|RAM").hide();
    assertThat(shop.rows("tblproductconfiglinks")).hasSize(3);
    assertThat(
            shop.sql()
                .rows(
                    "SELECT l.pid, o.optionname, s.optionname AS choice, s.hidden"
                        + " FROM tblproductconfiglinks l"
                        + " JOIN tblproductconfigoptions o ON o.gid = l.gid"
                        + " JOIN tblproductconfigoptionssub s ON s.configid = o.id"
                        + " WHERE l.pid = 13 AND s.hidden = 1"))
        .containsExactly(
            Map.of("pid", 13, "optionname", "Location", "choice", "4|Paris", "hidden", 1));
  }

  @Test
  void what_is_ordered_and_not_built_is_pending() {
    int service = shop.service(12, shop.order("Pending"), "Pending", 2);
    shop.built(service, 991);
    assertThat(shop.rows("tblhosting").get(0)).containsEntry("domainstatus", "Pending");
    assertThat(shop.sql().number("SELECT COUNT(*) FROM mod_virtfusion_direct")).isOne();
  }

  @Test
  void a_sale_lowers_the_qty() {
    shop.buy(12);
    assertThat(shop.qty(12)).isEqualTo(4);
  }

  @Test
  void a_locked_row_makes_others_wait() {
    String buyAtOnce =
        "SET STATEMENT innodb_lock_wait_timeout = 0 FOR UPDATE tblproducts SET qty = qty - 1";
    try (RowLock lock = shop.lockRow(12)) {
      assertThatThrownBy(() -> shop.sql().update(buyAtOnce)).hasMessageContaining("Lock wait");
      lock.release();
      assertThat(shop.sql().update(buyAtOnce)).isOne();
    }
  }

  @Test
  void an_account_may_do_no_more_than_it_was_granted() {
    Sql sql = shop.user(MAY_WRITE_QTY).sql();
    assertThat(sql.update("UPDATE tblproducts SET qty = 9 WHERE id = 12")).isOne();
    assertThatThrownBy(() -> sql.update("UPDATE tblproducts SET name = 'x'"))
        .hasMessageContaining("denied");
  }

  @Test
  void what_an_account_wrote_is_counted() {
    ShopUser user = shop.user(MAY_WRITE_QTY);
    user.sql().rows("SELECT qty FROM tblproducts");
    assertThat(shop.activityOf(user)).returns(0L, Activity::updates).returns(1L, Activity::selects);
    user.sql().update("UPDATE tblproducts SET qty = 8");
    assertThat(shop.activityOf(user))
        .returns(1L, Activity::updates)
        .returns(1L, Activity::rowsChanged);
  }

  @Test
  void a_counter_of_the_whole_server_can_be_read(ShopDatabase server) {
    long before = server.status("Com_update");
    shop.buy(12);
    assertThat(server.status("Com_update")).isEqualTo(before + 1);
  }

  @Test
  void the_statements_of_an_account_are_recorded_in_their_order() {
    ShopUser user = shop.user(MAY_WRITE_QTY);
    try (StatementLog log = shop.logStatements()) {
      user.sql().rows("SELECT qty FROM tblproducts WHERE id = ?", 12);
      user.sql().update("UPDATE tblproducts SET qty = ?", 7);
      shop.buy(12);
      assertThat(log.of(user))
          .containsExactly(
              "SELECT qty FROM tblproducts WHERE id = 12", "UPDATE tblproducts SET qty = 7");
      assertThat(log.writesOf(user)).containsExactly("UPDATE tblproducts SET qty = 7");
    }
  }

  @Test
  void a_case_is_loaded_row_by_row(ShopDatabase server) throws Exception {
    String rows = "{\"tblproducts\": [{\"id\": 3, \"qty\": 4}, {\"id\": 5, \"qty\": 6}]}";
    try (Shop other = server.shop("loaded", "MyISAM")) {
      other.load(new ObjectMapper().readTree(rows));
      assertThat(other.qtys()).isEqualTo(Map.of(3, 4, 5, 6));
    }
  }
}
