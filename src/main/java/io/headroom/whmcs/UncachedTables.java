package io.headroom.whmcs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections on which {@code information_schema} shows how tables are now: MySQL else answers from
 * what it knew up to a day ago.
 */
public final class UncachedTables extends DelegatingDataSource {

  private static final String FIND = "SHOW VARIABLES LIKE 'information_schema_stats_expiry'";
  private static final String SET = "SET SESSION information_schema_stats_expiry = 0";

  /** Creates a source of connections of another one. */
  public UncachedTables(DataSource shop) {
    super(shop);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    try (Statement statement = connection.createStatement()) {
      if (hasCache(statement)) {
        statement.execute(SET);
      }
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private static boolean hasCache(Statement statement) throws SQLException {
    try (ResultSet variable = statement.executeQuery(FIND)) {
      return variable.next();
    }
  }
}
