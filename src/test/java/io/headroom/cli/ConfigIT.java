package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.HeadroomCommandLine;
import io.headroom.rig.HeadroomCommandLine.Ended;
import io.headroom.rig.HeadroomServer;
import io.headroom.rig.NotifySocket;
import io.headroom.rig.Outlet;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What surrounds a process: its settings file, its environment, its locale, its sockets. */
@ExtendWith(SharedDatabase.class)
class ConfigIT {

  private final Path folder;
  private final Shop shop;
  private final Outlet outlet;
  private final HeadroomCommandLine headroom;

  ConfigIT(@TempDir Path folder, Shop shop) {
    this.folder = folder;
    this.shop = shop;
    outlet = new Outlet(folder, shop);
    headroom = outlet.headroom();
  }

  @AfterEach
  void close() {
    outlet.close();
  }

  private Path mode(String mode) throws IOException {
    String settings =
        """
        headroom.panel.url=%s
        headroom.panel.token=%s
        headroom.db.url=%s
        headroom.db.user=%s
        headroom.db.password=%s
        headroom.http.port=0
        headroom.mode=%s
        """;
    return Files.writeString(
        folder.resolve(mode + ".properties"),
        settings.formatted(
            outlet.panel().url(),
            outlet.panel().token(),
            shop.jdbcUrl(),
            outlet.user().name(),
            outlet.user().password(),
            mode));
  }

  @Test
  void the_command_line_and_the_environment_name_the_settings_file() throws IOException {
    Path observe = mode("observe");
    Path write = mode("write");
    headroom.with("headroom.mode", "neither");

    assertThat(headroom.run("check").exitCode()).isEqualTo(78);
    assertThat(headroom.run("check", "--config", observe.toString()).out())
        .contains("mode observe (" + observe + ")");
    assertThat(headroom.run("--config=" + write, "check").out())
        .contains("mode write (" + write + ")");
    headroom.environment("HEADROOM_CONFIG", observe.toString());
    assertThat(headroom.run("check").out()).contains("mode observe (" + observe + ")");
    assertThat(headroom.run("check", "--config", write.toString()).out())
        .contains("mode write (" + write + ")");
  }

  @Test
  void a_settings_file_that_is_named_and_is_not_there_is_refused() {
    Ended ended = headroom.run("plan", "--config", "nowhere.properties");
    assertThat(ended.exitCode()).isEqualTo(78);
    assertThat(ended.err())
        .startsWith("headroom: nowhere.properties is not there: name a settings file that exists");
  }

  @Test
  void the_log_of_the_start_says_which_file_is_used() {
    try (HeadroomServer run = headroom.start("run")) {
      run.awaitLine("Settings: " + folder.resolve("application.properties"));
    }
  }

  @Test
  void the_environment_is_read_as_utf_8_whatever_the_locale() throws IOException {
    shop.option(12, "Localiza\u00E7\u00E3o|Onde").choice("5|Paris");
    headroom
        .environment("LC_ALL", "C")
        .environment("HEADROOM_LOCATION_OPTION", "Localiza\u00E7\u00E3o");

    assertThat(headroom.run("explain", "12").out())
        .contains("Hypervisor group 4", "Hypervisor group 5");
  }

  @ParameterizedTest
  @CsvSource({"ar, EG, arab", "hi, IN, deva"})
  void digits_are_ascii_in_every_locale(String language, String country, String digits) {
    headroom
        .java("-Duser.language=" + language)
        .java("-Duser.country=" + country)
        .java("-Duser.extensions=u-nu-" + digits);

    for (String[] verb :
        List.of(
            new String[] {"check"},
            new String[] {"plan"},
            new String[] {"explain", "12"},
            new String[] {"explain", "12", "--json"})) {
      Ended ended = headroom.run(verb);
      assertThat(oddDigits(ended.out() + ended.err())).as(String.join(" ", verb)).isEmpty();
    }
    try (HeadroomServer run = headroom.start("run")) {
      run.awaitLine("Product 12 (KVM-4G): qty 1 -> 12");
      assertThat(run.endsWithin(10)).isTrue();
      assertThat(oddDigits(run.output())).isEmpty();
      assertThat(run.output()).contains("product=12 before=1 after=12");
    }
  }

  private static Stream<String> oddDigits(String text) {
    return text.codePoints()
        .filter(point -> Character.isDigit(point) && point > '9')
        .mapToObj(Character::toString);
  }

  @Test
  void the_database_may_be_behind_a_socket() {
    headroom.with(
        "headroom.db.url",
        "jdbc:mariadb://localhost/" + shop.name() + "?localSocket=" + shop.server().socket());

    assertThat(headroom.run("sync").exitCode()).isZero();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  @Test
  void a_socket_that_is_not_there_is_reported_in_words() {
    headroom.with(
        "headroom.db.url", "jdbc:mariadb://localhost/whmcs?localSocket=" + folder + "/none");

    assertThat(headroom.run("sync").err())
        .startsWith("headroom: The database cannot be used: ")
        .doesNotContain("Exception");
  }

  @Test
  void a_byte_order_mark_of_the_routes_and_their_sql_is_dropped() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder.resolve("routes"))) {
      files = all.filter(file -> file.toString().matches(".*\\.(yaml|sql)")).toList();
    }
    for (Path file : files) {
      Files.writeString(file, "\uFEFF" + Files.readString(file));
    }

    assertThat(headroom.run("routes", "check").err()).isEmpty();
    assertThat(headroom.run("routes", "diff").out()).isEqualTo("ok: the routes are as shipped\n");
    assertThat(headroom.run("sync").exitCode()).isZero();
    assertThat(shop.qty(12)).isEqualTo(12);
  }

  @Test
  void systemd_learns_when_the_process_is_ready_and_when_it_stops() {
    try (NotifySocket systemd = new NotifySocket(folder.resolve("notify"))) {
      headroom.environment("NOTIFY_SOCKET", systemd.path().toString());
      try (HeadroomServer run = headroom.start("run")) {
        assertThat(systemd.next()).isEqualTo("READY=1");
        run.awaitLine("Listening at");
        assertThat(run.endsWithin(10)).isTrue();
        assertThat(systemd.next()).isEqualTo("STOPPING=1");
      }
    }
  }
}
