package io.headroom.rig;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The lock that an unfinished checkout holds on a product's row. */
public final class RowLock implements AutoCloseable {
  private final Connection connection;

  private RowLock(Connection connection) {
    this.connection = connection;
  }

  static RowLock take(Connection connection, int product) {
    String sql = "SELECT qty FROM tblproducts WHERE id = ? FOR UPDATE";
    try {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setInt(1, product);
        statement.execute();
      }
      return new RowLock(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot lock product " + product, e);
    }
  }

  /** Gives the row free. */
  public void release() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot give the row free", e);
    }
  }

  /** Gives the row free. */
  @Override
  public void close() {
    release();
  }
}
