package io.headroom.cli.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A right that the statements of {@code routes/sql} need on a table.
 *
 * @param privileges what is needed
 * @param columns of which columns; empty for the whole table
 * @param table on which table
 * @param files the statements that need it
 */
record Need(Set<String> privileges, String columns, String table, List<String> files) {

  private static final String PRODUCT =
      "id, name, servertype, stockcontrol, qty, configoption1, configoption2, configoption3,"
          + " configoption7";

  /** What every sweep reads. */
  static final List<Need> READING =
      List.of(
          reading(PRODUCT, "tblproducts", "read-products", "read-back"),
          reading("id, gid, pid", "tblproductconfiglinks", "read-option-links"),
          reading("id, gid, optionname, hidden", "tblproductconfigoptions", "read-options"),
          reading(
              "id, configid, optionname, hidden", "tblproductconfigoptionssub", "read-options"));

  /** What a sweep writes. */
  static final List<Need> WRITING =
      List.of(new Need(Set.of("UPDATE"), "qty", "tblproducts", List.of("write-qty")));

  /** What the ledger needs. */
  static final List<Need> LEDGER =
      List.of(
          new Need(
              Set.of("SELECT", "INSERT", "UPDATE"),
              "",
              "mod_headroom_stock",
              List.of("read-ledger", "write-ledger")),
          new Need(
              Set.of("SELECT", "INSERT", "DELETE"),
              "",
              "mod_headroom_change",
              List.of("write-changes", "prune-changes")),
          new Need(
              Set.of("SELECT", "INSERT", "UPDATE", "DELETE"),
              "",
              "mod_headroom_guard",
              List.of("read-guard", "write-guard", "forget-guard")),
          new Need(
              Set.of("SELECT", "INSERT", "UPDATE", "DELETE"),
              "",
              "mod_headroom_order",
              List.of("read-orders-seen", "write-orders-seen", "prune-orders")));

  /** What events and the acceptance of orders read. */
  static final List<Need> EVENTS =
      List.of(
          reading("id, status", "tblorders", "read-services", "read-sold", "read-pending-services"),
          reading(
              "id, orderid, packageid, domainstatus, qty",
              "tblhosting",
              "read-services",
              "read-ordered",
              "read-sold",
              "read-products-of-services",
              "read-pending-services"));

  /** What it takes to tell which orders keep room, and how much. */
  static final List<Need> ORDERS =
      List.of(
          reading("id, date, invoiceid, status, paymentmethod", "tblorders", "read-order-states"),
          reading(
              "id, userid, orderid, packageid, server, regdate, domainstatus, qty",
              "tblhosting",
              "read-pending-ids",
              "read-new-ids",
              "read-ordered-services",
              "read-order-states"),
          reading(
              "id, relid, configid, optionid, qty",
              "tblhostingconfigoptions",
              "read-ordered-options"),
          reading(
              "id, gid, optionname, optiontype, hidden",
              "tblproductconfigoptions",
              "read-ordered-options"),
          reading("id, servertype, allowqty", "tblproducts", "read-several-units"),
          reading("id, status", "tblinvoices", "read-order-states"),
          reading("title, showcancelled", "tblorderstatuses", "read-order-statuses"),
          reading(
              "id, type, relid, orderid, originalvalue, newvalue, status",
              "tblupgrades",
              "read-upgrades"));

  /** What is read of the provisioning module, where it has its table. */
  static final List<Need> MODULE =
      List.of(
          reading(
              "service_id, server_id",
              "mod_virtfusion_direct",
              "read-built-services",
              "read-newest-server",
              "read-servers"));

  private static Need reading(String columns, String table, String... files) {
    return new Need(Set.of("SELECT"), columns, table, List.of(files));
  }

  /** Returns all of them. */
  static Stream<Need> all() {
    return Stream.of(READING, WRITING, LEDGER, EVENTS, ORDERS, MODULE).flatMap(List::stream);
  }

  /**
   * Whether a privilege is part of this right. To read more columns of the same table does no harm.
   *
   * @param column the column that it was granted on; empty for the whole table
   */
  boolean covers(String grantedTable, String column, String privilege) {
    return table.equals(grantedTable)
        && privileges.contains(privilege)
        && (privilege.equals("SELECT") || columns.equals(column));
  }

  /** Returns the statement that gives it. */
  String grant(String database, String account) {
    String what =
        Stream.of("SELECT", "INSERT", "UPDATE", "DELETE")
            .filter(privileges::contains)
            .map(privilege -> columns.isEmpty() ? privilege : privilege + " (" + columns + ")")
            .collect(Collectors.joining(", "));
    return "GRANT %s ON `%s`.%s TO %s;".formatted(what, database, table, account);
  }

  /** Returns statements that are refused where the right is missing, and that change nothing. */
  List<String> probes() {
    Stream<String> reading =
        privileges.equals(Set.of("SELECT"))
            ? Stream.of("EXPLAIN SELECT " + columns + " FROM " + table)
            : Stream.empty();
    return Stream.concat(reading, files.stream().map(Need::explain)).toList();
  }

  private static String explain(String file) {
    try {
      String sql = Files.readString(Path.of("routes", "sql", file + ".sql"));
      return "EXPLAIN "
          + sql.replaceAll("(?m)^\\s*--.*$", "").replaceAll(":#(?:in:)?\\w+", "NULL").strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
