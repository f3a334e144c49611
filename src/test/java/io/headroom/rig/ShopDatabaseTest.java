package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rig")
@Tag("database")
class ShopDatabaseTest {

  @Test
  void a_stopped_server_comes_back_on_the_same_port_with_its_data() {
    try (ShopDatabase database = ShopDatabase.start()) {
      int port = database.port();
      Shop shop = database.shop("shop");
      shop.product(1).qty(3).add();
      database.stop();
      assertThatThrownBy(() -> shop.qty(1)).hasMessageContaining("cannot connect");
      database.restart();
      assertThat(database.port()).isEqualTo(port);
      assertThat(shop.qty(1)).isEqualTo(3);
    }
  }

  @Test
  void a_crashed_server_keeps_what_was_committed() {
    try (ShopDatabase database = ShopDatabase.start()) {
      Shop shop = database.shop("shop");
      ShopUser user = shop.user("GRANT SELECT ON {database}.* TO {user}");
      shop.product(1).qty(3).add();
      database.crash();
      database.restart();
      assertThat(user.sql().number("SELECT qty FROM tblproducts")).isEqualTo(3);
    }
  }

  @Test
  void a_frozen_server_answers_nobody_until_it_thaws() throws SQLException {
    try (ShopDatabase database = ShopDatabase.start()) {
      String url = database.jdbcUrl("mysql") + "?user=root&connectTimeout=200";
      database.freeze();
      assertThatThrownBy(() -> DriverManager.getConnection(url)).isInstanceOf(SQLException.class);
      database.thaw();
      try (Connection connection = DriverManager.getConnection(url)) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
  }

  @Test
  void two_servers_run_side_by_side() {
    try (ShopDatabase one = ShopDatabase.start();
        ShopDatabase other = ShopDatabase.start()) {
      assertThat(one.port()).isNotEqualTo(other.port());
      assertThat(other.root().number("SELECT 1")).isOne();
    }
  }

  @Test
  void a_closed_server_leaves_no_folder_behind() {
    ShopDatabase database = ShopDatabase.start();
    Path data = Path.of(database.root().rows("SELECT @@datadir AS d").get(0).get("d").toString());
    assertThat(data).exists();
    database.close();
    assertThat(Files.exists(data.getParent())).isFalse();
  }

  @Test
  void a_server_that_was_stopped_before_it_is_closed_leaves_no_folder() {
    ShopDatabase database = ShopDatabase.start();
    Path folder = Optional.ofNullable(database.socket().getParent()).orElseThrow();
    database.stop();
    assertThat(folder).isDirectory();
    database.close();

    assertThat(folder).doesNotExist();
  }
}
