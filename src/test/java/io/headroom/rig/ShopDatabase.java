package io.headroom.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A real MariaDB server on a free port of 127.0.0.1, with its data in a folder that is removed when
 * it closes or the JVM ends. One server holds any number of shops.
 */
public final class ShopDatabase implements AutoCloseable {

  private final MariaDbHome home;
  private final Path folder;
  private final int port;
  private volatile MariaDbProcess process;

  private ShopDatabase(MariaDbHome home, Path folder, int port, MariaDbProcess process) {
    this.home = home;
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts a new server; half a second, and some ten the first time that a user does it. */
  public static ShopDatabase start() {
    MariaDbHome home = MariaDbHome.ready();
    try {
      Path folder = Files.createTempDirectory("headroom-db-");
      home.copyTemplate(folder.resolve("data"));
      return startOnAnyPort(home, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a data directory", e);
    }
  }

  private static ShopDatabase startOnAnyPort(MariaDbHome home, Path folder) {
    for (int attempt = 0; attempt < Ports.ATTEMPTS; attempt++) {
      int port = Ports.QUIET.any();
      MariaDbProcess process = MariaDbProcess.start(folder, arguments(home, folder, port));
      if (process.awaitReady()) {
        return new ShopDatabase(home, folder, port, process);
      }
      if (!process.log().contains("Bind on TCP/IP port")) {
        process.discard();
        throw new IllegalStateException("mariadbd did not start:\n" + process.log());
      }
      process.end("KILL");
    }
    throw new IllegalStateException("no free port found in " + Ports.ATTEMPTS + " attempts");
  }

  private static Stream<String> arguments(MariaDbHome home, Path folder, int port) {
    return Stream.concat(
        home.arguments(folder.resolve("data")),
        Stream.of(
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--socket=" + folder.resolve("socket"),
            "--skip-name-resolve",
            "--performance-schema=OFF",
            "--innodb-fast-shutdown=2",
            "--max-connections=500",
            "--userstat=1"));
  }

  /** The port on 127.0.0.1, the same after every restart. */
  public int port() {
    return port;
  }

  /** The JDBC URL of a database, without an account. */
  public String jdbcUrl(String database) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
  }

  /** The socket that it listens on beside the port. */
  public Path socket() {
    return folder.resolve("socket");
  }

  /** What the root account may do: everything. */
  public Sql root() {
    return root("");
  }

  /** What the root account may do, in one database; without strict mode, like WHMCS. */
  public Sql root(String database) {
    return new Sql(
        source(
            jdbcUrl(database)
                + "?user=root&allowMultiQueries=true&sessionVariables=sql_mode=''"
                + "&connectTimeout=5000&socketTimeout=60000"));
  }

  /** A source of unpooled connections. */
  static DataSource source(String url) {
    try {
      return new MariaDbDataSource(url);
    } catch (SQLException e) {
      throw new IllegalArgumentException("not a JDBC URL: " + url, e);
    }
  }

  /** Creates an empty shop, in place of one with the same name. */
  public Shop shop(String name) {
    return shop(name, "InnoDB");
  }

  /** Creates an empty shop whose tables have the storage engine. */
  public Shop shop(String name, String engine) {
    return Shop.create(this, name, engine);
  }

  /** A counter of the whole server, such as {@code Com_update} or {@code Questions}. */
  public long status(String name) {
    return root()
        .number(
            "SELECT variable_value FROM information_schema.global_status WHERE variable_name = ?",
            name);
  }

  /** Shuts the server down; its data stay. */
  public void stop() {
    process.end("TERM");
  }

  /** Kills the server as a power cut would; its data stay. */
  public void crash() {
    process.end("KILL");
  }

  /** Starts the stopped server again, on the same port and data. */
  public void restart() {
    process = MariaDbProcess.start(folder, arguments(home, folder, port));
    if (!process.awaitReady()) {
      throw new IllegalStateException("mariadbd did not start again:\n" + process.log());
    }
  }

  /** Makes the server hang: connections are taken and nothing is answered. */
  public void freeze() {
    process.freeze();
  }

  /** Lets a frozen server go on. */
  public void thaw() {
    process.signal("CONT");
  }

  /** Ends the server and removes its data. */
  @Override
  public void close() {
    process.discard();
    // a server that was stopped before left its data for a restart
    if (Files.exists(folder)) {
      try {
        MariaDbHome.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(folder + " cannot be removed", e);
      }
    }
  }
}
