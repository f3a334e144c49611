package io.headroom.rig;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** SQL as one account of a database runs it, each statement on a connection of its own. */
public record Sql(DataSource source) {

  /** Opens a connection, which the caller closes. */
  public Connection connect() {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot connect: " + e.getMessage(), e);
    }
  }

  /** Runs statements that are separated by semicolons; root may, a shop's user may not. */
  public void script(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** Runs one statement and returns how many rows it changed. */
  public int update(String sql, Object... arguments) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, arguments)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** Runs one insert and returns the id that the row has got. */
  public int insert(String sql, Object... arguments) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, arguments)) {
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getInt(1);
      }
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** Returns the rows of a query by column name; a NULL is left out. */
  public List<Map<String, Object>> rows(String sql, Object... arguments) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, arguments);
        ResultSet result = statement.executeQuery()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** Returns the number in the first column of the first row. */
  public long number(String sql, Object... arguments) {
    return rows(sql, arguments).stream()
        .flatMap(row -> row.values().stream().limit(1))
        .map(value -> Long.parseLong(value.toString()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no number comes from " + sql));
  }

  private static Map<String, Object> row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      Object value = result.getObject(i);
      if (value != null) {
        row.put(columns.getColumnLabel(i), value);
      }
    }
    return row;
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  private static IllegalStateException failed(String sql, SQLException e) {
    String shown = sql.length() > 200 ? sql.substring(0, 200) + " …" : sql;
    return new IllegalStateException(e.getMessage() + ", in: " + shown, e);
  }
}
