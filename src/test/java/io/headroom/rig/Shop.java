package io.headroom.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The database of one WHMCS shop, with the tables that the stock needs; closing it drops it. */
public final class Shop implements AutoCloseable {
  private static final int ROWS_PER_INSERT = 500;

  private final ShopDatabase server;
  private final String name;
  private final Sql sql;
  private final AtomicInteger users = new AtomicInteger();

  private Shop(ShopDatabase server, String name) {
    this.server = server;
    this.name = name;
    this.sql = server.root(name);
  }

  static Shop create(ShopDatabase server, String name, String engine) {
    server
        .root()
        .script(
            "DROP DATABASE IF EXISTS %1$s; CREATE DATABASE %1$s; USE %1$s;".formatted(name)
                + "SET default_storage_engine = '%s';".formatted(engine)
                + tables());
    return new Shop(server, name);
  }

  private static String tables() {
    try (InputStream tables =
        Objects.requireNonNull(Shop.class.getResourceAsStream("whmcs.sql"), "whmcs.sql")) {
      return new String(tables.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read whmcs.sql", e);
    }
  }

  /** The name of the database. */
  public String name() {
    return name;
  }

  /** The server that holds the database. */
  public ShopDatabase server() {
    return server;
  }

  /** The JDBC URL of the database, without an account. */
  public String jdbcUrl() {
    return server.jdbcUrl(name);
  }

  /** What the root account may do in this database. */
  public Sql sql() {
    return sql;
  }

  /** Begins a product under stock control that VirtFusion provisions; {@code add()} inserts it. */
  public ProductDraft product(int id) {
    return new ProductDraft(this, id);
  }

  /** Gives a product a visible configurable option, in an option group of its own. */
  public ConfigOption option(int product, String optionName) {
    int group = (int) sql.number("SELECT COALESCE(MAX(gid), 0) + 1 FROM tblproductconfiglinks");
    insert("tblproductconfiglinks", Map.of("gid", group, "pid", product));
    int id = insert("tblproductconfigoptions", Map.of("gid", group, "optionname", optionName));
    return new ConfigOption(this, id, group);
  }

  /** Gives a product the option {@code Location} with choices such as {@code 3|Frankfurt}. */
  public ConfigOption location(int product, String... choices) {
    ConfigOption option = option(product, "Location");
    Arrays.stream(choices).forEach(option::choice);
    return option;
  }

  /** Adds an order with a status such as {@code Pending} and returns its id. */
  public int order(String status) {
    return insert("tblorders", Map.of("status", status));
  }

  /** Adds a service of a product to an order (0: none) and returns its id. */
  public int service(int product, int order, String status) {
    return service(product, order, status, 1);
  }

  /** Adds a service of several units of a product to an order (0: none) and returns its id. */
  public int service(int product, int order, String status, int units) {
    return insert(
        "tblhosting",
        Map.of("packageid", product, "orderid", order, "domainstatus", status, "qty", units));
  }

  /** Marks a service as built by the module, as the panel's server of that id. */
  public void built(int service, int panelServer) {
    insert("mod_virtfusion_direct", Map.of("service_id", service, "server_id", panelServer));
  }

  /** Inserts a row, with MariaDB's implicit defaults for the rest, and returns its id. */
  public int insert(String table, Map<String, ?> columns) {
    String names = "`" + String.join("`, `", columns.keySet()) + "`";
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    return sql.insert(
        "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")",
        columns.values().toArray());
  }

  /** Inserts many rows of the same columns in few statements. */
  public void insertAll(String table, List<String> columns, List<List<Object>> rows) {
    String marks = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    String head = "INSERT INTO " + table + " (`" + String.join("`, `", columns) + "`) VALUES ";
    for (int from = 0; from < rows.size(); from += ROWS_PER_INSERT) {
      List<List<Object>> some = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_INSERT));
      sql.update(
          head + String.join(", ", Collections.nCopies(some.size(), marks)),
          some.stream().flatMap(List::stream).toArray());
    }
  }

  /** Inserts the rows of a vector case: {@code {"tblproducts": [{"id": 1, …}, …], …}}. */
  public void load(JsonNode whmcs) {
    whmcs.properties().forEach(table -> load(table.getKey(), table.getValue()));
  }

  private void load(String table, JsonNode rows) {
    Map<List<String>, List<List<Object>>> byColumns = new LinkedHashMap<>();
    for (JsonNode row : rows) {
      List<String> columns = row.properties().stream().map(Map.Entry::getKey).toList();
      List<Object> values =
          row.properties().stream().<Object>map(column -> column.getValue().asText()).toList();
      byColumns.computeIfAbsent(columns, none -> new ArrayList<>()).add(values);
    }
    byColumns.forEach((columns, values) -> insertAll(table, columns, values));
  }

  /** The qty of a product. */
  public int qty(int product) {
    return (int) sql.number("SELECT qty FROM tblproducts WHERE id = ?", product);
  }

  /** The qty of every product by its id. */
  public SortedMap<Integer, Integer> qtys() {
    SortedMap<Integer, Integer> qtys = new TreeMap<>();
    for (Map<String, Object> row : sql.rows("SELECT id, qty FROM tblproducts")) {
      qtys.put((Integer) row.get("id"), (Integer) row.get("qty"));
    }
    return qtys;
  }

  /** All rows of a table; a NULL is left out. */
  public List<Map<String, Object>> rows(String table) {
    return sql.rows("SELECT * FROM " + table);
  }

  /** Sells one of a product, as a checkout does: its qty falls by one. */
  public void buy(int product) {
    sql.update("UPDATE tblproducts SET qty = qty - 1 WHERE id = ?", product);
  }

  /** Locks a product's row, as a checkout does that is not finished. */
  public RowLock lockRow(int product) {
    return RowLock.take(sql.connect(), product);
  }

  /**
   * Creates an account. In each GRANT statement {@code {database}} stands for this shop and {@code
   * {user}} for the account.
   */
  public ShopUser user(String... grants) {
    ShopUser user =
        new ShopUser(name + "_user" + users.incrementAndGet(), "secret-of-" + name, jdbcUrl());
    List<String> statements = new ArrayList<>();
    statements.add("CREATE USER {user} IDENTIFIED BY '" + user.password() + "'");
    statements.addAll(List.of(grants));
    for (String statement : statements) {
      sql.update(
          statement.replace("{database}", name).replace("{user}", "'" + user.name() + "'@'%'"));
    }
    return user;
  }

  /** What an account of this shop has done so far, on all its connections. */
  public Activity activityOf(ShopUser user) {
    return Activity.of(user, server.root());
  }

  /** Begins to record the statements of the server, all accounts; closing it ends the record. */
  public StatementLog logStatements() {
    return StatementLog.begin(server.root());
  }

  /** Drops the database and its accounts. */
  @Override
  public void close() {
    server.root().update("DROP DATABASE IF EXISTS " + name);
    for (int i = 1; i <= users.get(); i++) {
      server.root().update("DROP USER IF EXISTS '" + name + "_user" + i + "'@'%'");
    }
  }
}
