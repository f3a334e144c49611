package io.headroom.whmcs;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.sql.DefaultRowMapperFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Makes the rows of a query maps by column name in lower case, which share the names and are
 * compared quickly.
 *
 * <p>The maps that the SQL component makes else cost a sweep of a large shop more than its
 * arithmetic.
 */
public final class PlainRows extends DefaultRowMapperFactory {

  @Override
  public RowMapper<?> newColumnRowMapper() {
    return new RowMapper<Map<String, Object>>() {

      private Map<String, Integer> places = Map.of();

      @Override
      public Map<String, Object> mapRow(ResultSet row, int number) throws SQLException {
        if (number == 0) {
          places = places(row.getMetaData());
        }
        return PlainRow.of(row, places);
      }
    };
  }

  private static Map<String, Integer> places(ResultSetMetaData columns) throws SQLException {
    Map<String, Integer> places = new HashMap<>();
    for (int at = 0; at < columns.getColumnCount(); at++) {
      places.put(columns.getColumnLabel(at + 1).toLowerCase(Locale.ROOT), at);
    }
    return places;
  }

  private static final class PlainRow extends AbstractMap<String, Object> {

    private final Map<String, Integer> places;
    private final @Nullable Object[] values;

    private PlainRow(Map<String, Integer> places, @Nullable Object[] values) {
      this.places = places;
      this.values = values;
    }

    static PlainRow of(ResultSet row, Map<String, Integer> places) throws SQLException {
      @Nullable Object[] values = new Object[row.getMetaData().getColumnCount()];
      for (int at = 0; at < values.length; at++) {
        values[at] = row.getObject(at + 1);
      }
      return new PlainRow(places, values);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
      Integer place = places.get(name);
      return place == null ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return places.containsKey(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      Map<String, Object> columns = new LinkedHashMap<>();
      places.forEach((name, place) -> columns.put(name, values[place]));
      return columns.entrySet();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PlainRow row
          ? Arrays.equals(values, row.values) && places.equals(row.places)
          : super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }
}
