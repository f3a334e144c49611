package io.headroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Documents;
import io.headroom.rig.Documents.Block;
import io.headroom.rig.HeadroomCommandLine;
import io.headroom.rig.HeadroomServer;
import io.headroom.rig.Readme;
import io.headroom.rig.SampleShop;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.StandInPanel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the documents, as they stand there. */
@ExtendWith(SharedDatabase.class)
class DocumentsCommandsIT {

  private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final String TOKEN = "master-0123456789abcdef";

  /** The commands of the README's first chapter, and requests to a process that runs. */
  private static final Pattern RUN_ELSEWHERE = Pattern.compile("(?m)^(mvn|curl) .*\\n");

  /**
   * What would change the machine is only recorded; and there is no client of MariaDB, so what it
   * is fed is kept.
   */
  private static final String STAND_INS =
      """
      recorded() { echo "$*" >>"$HOME/recorded"; }
      for name in useradd systemctl journalctl chown chgrp; do
        eval "$name() { recorded $name \\"\\$@\\"; }"
      done
      mariadb() { cat >"$HOME/fed-to-$1.sql"; }
      judge() {
        code=$?
        case $1 in
          # 2: there are changes to write
          bin/headroom*) [ "$code" -eq 0 ] || [ "$code" -eq 2 ] ;;
          *) [ "$code" -eq 0 ] ;;
        esac || { echo "exit code $code of: $1" >&2; exit 1; }
      }
      """;

  private static String run(String script, Path folder, Map<String, String> environment)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-o", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("HEADROOM_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(script + "\n" + output).isZero();
    return output;
  }

  @Test
  void every_request_that_they_show_is_answered(@TempDir Path folder, Shop shop) throws Exception {
    SampleShop sample = SampleShop.in(shop, 7);
    try (StandInPanel panel = StandInPanel.serving(sample.fleet())) {
      HeadroomCommandLine headroom =
          HeadroomCommandLine.in(folder, shop, new Readme().user(shop), panel)
              .with("headroom.http.token", TOKEN)
              .with("headroom.http.jolokia", "true");
      try (HeadroomServer run = headroom.start("run")) {
        String line = run.awaitLine("Listening at ");
        String port = PORT.matcher(line).results().findFirst().orElseThrow().group(1);
        run.awaitLine("Sweep: ");
        request(
            "curl -s -H 'Content-Type: application/json' -H \"Authorization: Bearer $TOKEN\""
                + " -d '{\"productId\":12}' http://127.0.0.1:8480/api/events/cart-viewed",
            port);

        List<String> requests =
            Documents.commands().stream().filter(each -> each.startsWith("curl ")).toList();
        assertThat(requests).hasSizeGreaterThan(6);
        for (String request : requests) {
          assertThat(request(request, port)).as(request).isNotBlank().doesNotContain("\"error\"");
        }
      }
    }
  }

  private static String request(String command, String port) throws Exception {
    return run(
        command.replace(":8480/", ":" + port + "/"),
        Path.of("").toAbsolutePath(),
        Map.of("TOKEN", TOKEN));
  }

  @Test
  void what_they_say_of_installing_and_upgrading_is_done_word_for_word(
      @TempDir Path machine, Shop shop) throws Exception {
    SampleShop sample = SampleShop.in(shop, 7);
    try (StandInPanel panel = StandInPanel.serving(sample.fleet())) {
      Path home = prepare(machine);
      ShopUser user = new Readme().user(shop);
      Path installed = machine.resolve("opt/headroom");
      Path settings = machine.resolve("etc/headroom/application.properties");
      boolean isConfigured = false;
      for (Path document : Documents.STORY) {
        for (Block block : Documents.blocks(document, "sh")) {
          String commands = RUN_ELSEWHERE.matcher(block.text()).replaceAll("");
          Map<String, String> environment = new HashMap<>(environment(home));
          if (isConfigured) {
            environment.put("HEADROOM_CONFIG", settings.toString());
          }
          run(
              script(commands, machine),
              Files.isDirectory(installed) ? installed : home,
              environment);
          if (!isConfigured && Files.exists(settings)) {
            assertThat(settings).hasSameTextualContentAs(Path.of("application.properties"));
            panel.configure(settings.getParent(), shop, user);
            isConfigured = true;
          }
        }
      }

      assertThat(machine.resolve("opt/headroom-failed/headroom.jar")).exists();
      assertThat(settings).content().contains(user.name());
      assertThat(Files.getPosixFilePermissions(settings))
          .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
      assertThat(machine.resolve("var/www/whmcs/includes/hooks/headroom.php")).exists();
      assertThat(machine.resolve("etc/headroom/webhost-token")).content().hasSize(65);
      assertThat(home.resolve("fed-to-whmcs.sql"))
          .hasSameTextualContentAs(Path.of("routes/sql/ledger.sql"));
      assertThat(home.resolve("recorded"))
          .content()
          .contains(
              "chown -R root:headroom " + machine.resolve("etc/headroom"),
              "useradd --system",
              "systemctl enable --now headroom",
              "chgrp www-data");
      remove(shop);
    }
  }

  /** Makes the folders that a machine has, and puts the archive into a home. */
  private static Path prepare(Path machine) throws IOException {
    for (String folder :
        List.of("opt", "etc/systemd/system", "etc/prometheus", "var/www/whmcs/includes/hooks")) {
      Files.createDirectories(machine.resolve(folder));
    }
    Path archive = Path.of(System.getProperty("headroom.archive"));
    Path home = Files.createDirectories(machine.resolve("home"));
    Files.copy(archive, home.resolve(String.valueOf(archive.getFileName())));
    return home;
  }

  private static Map<String, String> environment(Path home) {
    return Map.of("HOME", home.toString(), "JAVA_HOME", System.getProperty("java.home"));
  }

  private static String script(String commands, Path machine) {
    String here = commands.replaceAll("(?m)(?<=^|[ \\t])/(opt|etc|var)\\b", machine + "/$1");
    return here.lines()
        .map(line -> line + "\njudge '" + line.replace("'", "") + "'\n")
        .collect(Collectors.joining("", STAND_INS, ""));
  }

  private static void remove(Shop shop) {
    List<Block> statements = Documents.blocks(Path.of("docs/operations.md"), "sql");
    assertThat(statements).hasSize(1);
    statements
        .get(0)
        .text()
        .lines()
        .filter(line -> line.startsWith("DROP TABLE "))
        .forEach(line -> shop.sql().update(line.replace("whmcs.", shop.name() + ".")));

    assertThat(shop.sql().rows("SHOW TABLES LIKE 'mod_headroom%'")).isEmpty();
  }
}
