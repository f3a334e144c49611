package io.headroom.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Readme;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.ShopUser;
import io.headroom.settings.SettingSources;
import io.headroom.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A database that takes no writes is distinguished from rights that are missing. */
@Tag("rig")
@Tag("database")
@Timeout(60)
class ReadOnlyDatabaseTest {

  private final ShopDatabase server = ShopDatabase.start();
  private final Shop shop = server.shop("replica");

  @Command
  private static final class Check {}

  @AfterEach
  void close() {
    server.close();
  }

  private List<String> check(ShopUser user) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new Check()).setOut(new PrintWriter(out, true));
    Map<String, String> given =
        Map.of(
            "headroom.panel.url", "https://panel.example.net",
            "headroom.panel.token", "token",
            "headroom.db.url", shop.jdbcUrl(),
            "headroom.db.user", user.name(),
            "headroom.db.password", user.password());
    Settings settings = Settings.read(new SettingSources(Path.of("target"), given, Map.of()));
    new DatabaseProbe(settings, new Checklist(line)).isUsable();
    return out.toString().lines().toList();
  }

  @Test
  void a_read_only_database_is_no_grant_that_is_missing() {
    ShopUser user = new Readme().user(shop);
    server.root().update("SET GLOBAL read_only = 1");

    assertThat(check(user))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("fail  grants    cannot write qty: ")
                    .contains("--read-only")
                    .endsWith(
                        "set headroom.db.url to the server that takes writes, or turn off its read_only"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo("warn  ledger    not kept as long as the database takes no writes"))
        .noneMatch(line -> line.contains("GRANT"));
  }

  @Test
  void a_grant_that_is_missing_is_none_of_a_read_only_database() {
    ShopUser reader = shop.user("GRANT SELECT ON {database}.* TO {user}");

    assertThat(check(reader))
        .anySatisfy(
            line ->
                assertThat(line).startsWith("fail  grants    cannot write qty: run GRANT UPDATE"));
  }
}
