package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Readme;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.RowMapper;

@Tag("rig")
@ExtendWith(SharedDatabase.class)
class PlainRowsTest {

  private static final String QUERY = "SELECT 7 AS `Id`, 'a' AS name, NULL AS nothing";
  private static final String OTHER = "SELECT 8 AS `Id`, 'a' AS name, NULL AS nothing";
  private static final String RENAMED = "SELECT 7 AS `Id`, 'a' AS title, NULL AS nothing";

  private final Shop shop;

  PlainRowsTest(Shop shop) {
    this.shop = shop;
  }

  @Test
  void a_row_is_a_map_by_column_name_in_lower_case() throws SQLException {
    Map<String, Object> expected = new HashMap<>();
    expected.put("id", 7);
    expected.put("name", "a");
    expected.put("nothing", null);

    assertThat(rows(QUERY)).singleElement().isEqualTo(expected).hasToString(expected.toString());
    assertThat(expected).isEqualTo(rows(QUERY).get(0)).hasSameHashCodeAs(rows(QUERY).get(0));
  }

  @Test
  void a_column_that_the_query_does_not_give_is_not_there() throws SQLException {
    Map<?, ?> row = rows(QUERY).get(0);
    assertThat(row.get("hidden")).isNull();
    assertThat(row.containsKey("hidden")).isFalse();
    assertThat(row.containsKey("nothing")).isTrue();
  }

  @Test
  void rows_are_equal_when_their_columns_and_values_are() throws SQLException {
    assertThat(rows(QUERY)).isEqualTo(rows(QUERY)).hasSameHashCodeAs(rows(QUERY));
    assertThat(rows(QUERY)).isNotEqualTo(rows(OTHER)).isNotEqualTo(rows(RENAMED));
  }

  private List<Map<?, ?>> rows(String query) throws SQLException {
    ShopUser user = new Readme().user(shop);
    RowMapper<?> mapper = new PlainRows().newColumnRowMapper();
    try (Connection shopper =
            DriverManager.getConnection(shop.jdbcUrl(), user.name(), user.password());
        Statement statement = shopper.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<Map<?, ?>> rows = new ArrayList<>();
      while (found.next()) {
        rows.add((Map<?, ?>) mapper.mapRow(found, rows.size()));
      }
      return rows;
    }
  }
}
