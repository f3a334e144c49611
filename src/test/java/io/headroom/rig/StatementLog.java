package io.headroom.rig;

import java.util.List;
import java.util.Locale;

/** The general log of a server: every statement of every account while it is open. */
public final class StatementLog implements AutoCloseable {
  private static final List<String> WRITES =
      List.of(
          "INSERT",
          "UPDATE",
          "DELETE",
          "REPLACE",
          "TRUNCATE",
          "CREATE",
          "ALTER",
          "DROP",
          "LOAD",
          "CALL",
          "RENAME",
          "GRANT");

  private final Sql root;

  private StatementLog(Sql root) {
    this.root = root;
  }

  static StatementLog begin(Sql root) {
    root.script("TRUNCATE mysql.general_log; SET GLOBAL log_output = 'TABLE', general_log = ON");
    return new StatementLog(root);
  }

  /** The statements that an account has run, in their order, without the driver's greeting. */
  public List<String> of(ShopUser user) {
    return root
        .rows(
            "SELECT CONVERT(argument USING utf8mb4) AS sql_text FROM mysql.general_log"
                + " WHERE command_type IN ('Query', 'Execute') AND user_host LIKE ?",
            user.name() + "[%")
        .stream()
        .map(row -> row.getOrDefault("sql_text", "").toString())
        .filter(statement -> !statement.contains("@@session_track_system_variables"))
        .toList();
  }

  /** The statements of an account that could change something. */
  public List<String> writesOf(ShopUser user) {
    return of(user).stream().filter(StatementLog::writes).toList();
  }

  private static boolean writes(String statement) {
    String start = statement.stripLeading().toUpperCase(Locale.ROOT);
    return WRITES.stream().anyMatch(start::startsWith);
  }

  /** Ends the record. */
  @Override
  public void close() {
    root.script("SET GLOBAL general_log = OFF, log_output = 'FILE'");
  }
}
