package io.headroom.bench;

import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The least that a sweep can cost: the three flat reads of the shop, by the driver alone, in a
 * process of its own with the same options of the JVM.
 */
final class Floor implements AutoCloseable {

  private static final List<String> READS =
      List.of("read-products", "read-option-links", "read-options");

  private final Child child;

  private Floor(Child child) {
    this.child = child;
  }

  /** Starts the process. */
  static Floor start(Shop shop, ShopUser user, List<String> options) {
    return new Floor(
        Child.start(
            Floor.class, options, Map.of(), List.of(shop.jdbcUrl(), user.name(), user.password())));
  }

  /** Reads once and returns how long it took, in ms. */
  double millis() {
    return Long.parseLong(child.ask("read")) / 1e6;
  }

  @Override
  public void close() {
    child.close();
  }

  /** Reads for each line of its input, until that ends. In: JDBC URL, user, password. */
  public static void main(String[] login) throws IOException, SQLException {
    List<String> statements = new ArrayList<>();
    for (String read : READS) {
      statements.add(
          Files.readString(Path.of("routes", "sql", read + ".sql")).replaceAll("(?m)^--.*$", ""));
    }
    try (Connection connection = DriverManager.getConnection(login[0], login[1], login[2]);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long start = System.nanoTime();
        long cells = 0;
        for (String statement : statements) {
          cells += read(connection, statement);
        }
        long nanos = System.nanoTime() - start;
        if (cells == 0) {
          throw new IllegalStateException("the shop is empty");
        }
        System.out.println(nanos);
      }
    }
  }

  private static long read(Connection connection, String sql) throws SQLException {
    long cells = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int at = 1; at <= columns; at++) {
          if (rows.getObject(at) != null) {
            cells++;
          }
        }
      }
    }
    return cells;
  }
}
