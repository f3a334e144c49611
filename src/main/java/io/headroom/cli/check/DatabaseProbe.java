package io.headroom.cli.check;

import io.headroom.settings.DatabaseSettings;
import io.headroom.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Looks whether the database can be reached, and lets its user do what a sweep does.
 *
 * @param settings the settings
 * @param list where the findings go
 */
public record DatabaseProbe(Settings settings, Checklist list) {

  private static final String PATIENCE_MS = "5000";

  /** Says what there is to say, and returns whether a sweep can be made. */
  public boolean isUsable() {
    DatabaseSettings database = settings.database();
    try (Connection connection = connect(database)) {
      String version =
          connection.getMetaData().getDatabaseProductName()
              + " "
              + connection.getMetaData().getDatabaseProductVersion();
      list.ok("database", database + " answers (" + version + ")");
      return new GrantsProbe(connection, settings, list).isUsable();
    } catch (SQLException failure) {
      list.fail("database", database + ": " + DatabaseFailure.of(failure).sentence());
      return false;
    }
  }

  /** One try, without the pool, so that the answer comes at once and as it is. */
  private static Connection connect(DatabaseSettings database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("connectTimeout", PATIENCE_MS);
    properties.setProperty("socketTimeout", PATIENCE_MS);
    return DriverManager.getConnection(database.url(), properties);
  }
}
