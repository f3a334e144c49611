package io.headroom.settings;

import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mariadb.jdbc.Configuration;

/**
 * How to reach the shop's database.
 *
 * @param url the JDBC url, without a password
 * @param user the user
 * @param password the password
 */
public record DatabaseSettings(String url, String user, String password) {

  private static final String EXAMPLE = "jdbc:mariadb://127.0.0.1:3306/whmcs";
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?i)[?&;](?:user|[^=&;]*(?:password|pwd)[^=&;]*)=|//[^?]*@");

  static DatabaseSettings read(SettingsReader reader) {
    Setting<String> setting = KnownSettings.DB_URL;
    String url = reader.required(setting, EXAMPLE);
    if (SECRET_IN_URL.matcher(url).find()) {
      reader.problem(
          setting.key()
              + " holds a user or a password: take it out, and set "
              + KnownSettings.DB_USER.key()
              + " and "
              + KnownSettings.DB_PASSWORD.file().key());
    } else if (!url.isEmpty() && !namesDatabase(url)) {
      reader.wrong(setting, "a url with the database's name, such as " + EXAMPLE);
    } else if (url.toLowerCase(Locale.ROOT).contains("usebulkstmts")) {
      reader.wrong(
          setting,
          "without useBulkStmts: with it the server does not say how many rows were written");
    }
    return new DatabaseSettings(
        url,
        reader.required(KnownSettings.DB_USER, "headroom"),
        reader.requiredSecret(KnownSettings.DB_PASSWORD).value());
  }

  /** Whether the driver takes a url, and finds the name of a database in it. */
  private static boolean namesDatabase(String url) {
    try {
      Configuration known = Configuration.parse(url);
      return known != null && known.database() != null && !known.database().isEmpty();
    } catch (SQLException | IllegalArgumentException malformed) {
      return false;
    }
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
