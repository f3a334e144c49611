package io.headroom.cli.check;

import io.headroom.cli.check.DatabaseFailure.Kind;
import io.headroom.reservation.ReserveMode;
import io.headroom.settings.Settings;
import io.headroom.stock.Mode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks whether the database user may run the statements of {@code routes/sql}, and whether it may
 * do more. Each statement is only explained by the database and never carried out.
 */
final class GrantsProbe {

  private static final String SUBJECT = "grants";
  private static final String WHO = "SELECT DATABASE(), CURRENT_USER()";

  private static final String GRANTED =
      """
      SELECT '*' AS place, '' AS tablename, '' AS columnname, PRIVILEGE_TYPE
        FROM information_schema.USER_PRIVILEGES WHERE GRANTEE = ? AND PRIVILEGE_TYPE <> 'USAGE'
      UNION SELECT TABLE_SCHEMA, '', '', PRIVILEGE_TYPE
        FROM information_schema.SCHEMA_PRIVILEGES WHERE GRANTEE = ?
      UNION SELECT TABLE_SCHEMA, TABLE_NAME, '', PRIVILEGE_TYPE
        FROM information_schema.TABLE_PRIVILEGES WHERE GRANTEE = ?
      UNION SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, PRIVILEGE_TYPE
        FROM information_schema.COLUMN_PRIVILEGES WHERE GRANTEE = ?
      ORDER BY 1, 2, 3, 4
      """;

  private final Connection connection;
  private final Mode mode;
  private final boolean accepting;
  private final boolean reserving;
  private final Checklist list;
  private final String database;
  private final String account;

  GrantsProbe(Connection connection, Settings settings, Checklist list) throws SQLException {
    this.connection = connection;
    this.mode = settings.mode();
    this.accepting = settings.whmcs().isPresent();
    this.reserving = settings.reserve().mode() != ReserveMode.OFF;
    this.list = list;
    try (Statement statement = connection.createStatement();
        ResultSet who = statement.executeQuery(WHO)) {
      who.next();
      database = who.getString(1);
      String user = who.getString(2);
      int at = user.lastIndexOf('@');
      account = "'%s'@'%s'".formatted(user.substring(0, at), user.substring(at + 1));
    }
  }

  /** A right that is missing, and why. */
  private record Refusal(Need need, DatabaseFailure failure) {}

  /** Says what there is to say, and returns whether the shop can be read. */
  boolean isUsable() throws SQLException {
    List<Refusal> reading = refusals(Need.READING);
    List<Refusal> writing = refusals(Need.WRITING);
    reading.forEach(refusal -> list.fail(SUBJECT, "cannot read the shop: " + text(refusal)));
    writing.forEach(refusal -> reportWriting(text(refusal)));
    if (reading.isEmpty() && writing.isEmpty()) {
      list.ok(SUBJECT, account + " may read the products and write their qty");
    }
    reportLedger(refusals(Need.LEDGER));
    refusals(Need.EVENTS).forEach(refusal -> reportEvents(text(refusal)));
    reportOrders(refusals(Need.ORDERS));
    if (accepting || reserving) {
      refusals(Need.MODULE).forEach(this::reportModule);
    }
    reportNeedless();
    return reading.isEmpty();
  }

  private void reportWriting(String text) {
    if (mode == Mode.OBSERVE) {
      list.warn(SUBJECT, "cannot write qty, which headroom.mode=write will need: " + text);
    } else {
      list.fail(SUBJECT, "cannot write qty: " + text);
    }
  }

  private void reportEvents(String text) {
    if (accepting) {
      list.fail("orders", "cannot see the Pending orders, so that none is accepted: " + text);
    } else {
      list.warn(
          SUBJECT,
          "cannot see orders and services, so that no change of theirs is noticed: " + text);
    }
  }

  private void reportOrders(List<Refusal> refusals) {
    if (reserving && !refusals.isEmpty()) {
      list.warn(
          "orders",
          "room is kept for every Pending service as for a paid one without options, or for none:"
              + " run "
              + refusals.stream()
                  .map(refusal -> refusal.need().grant(database, account))
                  .collect(Collectors.joining(" ")));
    }
  }

  private void reportModule(Refusal refusal) {
    list.warn(
        "orders",
        "only an Active service counts as built, since the module's table is missing or not"
            + " granted: where the module is installed, run "
            + refusal.need().grant(database, account));
  }

  private void reportLedger(List<Refusal> refusals) {
    if (refusals.isEmpty()) {
      list.ok("ledger", "its tables can be used");
    } else if (refusals.stream().allMatch(GrantsProbe::isOfReadOnly)) {
      list.warn("ledger", "not kept as long as the database takes no writes");
    } else {
      String grants =
          refusals.stream()
              .map(refusal -> refusal.need().grant(database, account))
              .collect(Collectors.joining(" "));
      list.warn(
          "ledger",
          "not kept, since its tables are missing or not granted: run routes/sql/ledger.sql, then "
              + grants);
    }
  }

  private static boolean isOfReadOnly(Refusal refusal) {
    return refusal.failure().kind() == Kind.READ_ONLY;
  }

  private String text(Refusal refusal) {
    return refusal.failure().kind() == Kind.DENIED
        ? "run " + refusal.need().grant(database, account)
        : refusal.failure().sentence();
  }

  private List<Refusal> refusals(List<Need> needs) {
    List<Refusal> refusals = new ArrayList<>();
    for (Need need : needs) {
      need.probes().stream()
          .map(this::refusal)
          .flatMap(Optional::stream)
          .filter(failure -> failure.concerns(need.table()))
          .findFirst()
          .ifPresent(failure -> refusals.add(new Refusal(need, failure)));
    }
    return refusals;
  }

  private Optional<DatabaseFailure> refusal(String probe) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(probe);
      return Optional.empty();
    } catch (SQLException refused) {
      return Optional.of(DatabaseFailure.of(refused));
    }
  }

  private void reportNeedless() throws SQLException {
    List<String> needless = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(GRANTED)) {
      for (int at = 1; at <= 4; at++) {
        statement.setString(at, account);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          needless(row.getString(1), row.getString(2), row.getString(3), row.getString(4))
              .ifPresent(needless::add);
        }
      }
    }
    if (!needless.isEmpty()) {
      list.warn(
          SUBJECT,
          account + " may do more than Headroom itself needs: " + String.join("; ", needless));
    }
  }

  private Optional<String> needless(String place, String table, String column, String privilege) {
    if (place.equals(database)
        && Need.all().anyMatch(need -> need.covers(table, column, privilege))) {
      return Optional.empty();
    }
    String what = column.isEmpty() ? privilege : privilege + " (" + column + ")";
    return Optional.of(what + " ON " + place + "." + (table.isEmpty() ? "*" : table));
  }
}
