package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.HeadroomCommandLine;
import io.headroom.rig.HeadroomCommandLine.Ended;
import io.headroom.rig.Outlet;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What verbs say that cannot run: one line, what to do, no secret and no stack trace. */
@ExtendWith(SharedDatabase.class)
class CannotRunIT {

  private final Path folder;
  private final Outlet outlet;
  private final HeadroomCommandLine headroom;

  CannotRunIT(@TempDir Path folder, Shop shop) {
    this.folder = folder;
    outlet = new Outlet(folder, shop);
    headroom = outlet.headroom();
  }

  @AfterEach
  void close() {
    outlet.close();
  }

  private String complaint(String... arguments) {
    return complaint(1, arguments);
  }

  private String complaint(int exitCode, String... arguments) {
    Ended ended = headroom.run(arguments);
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .doesNotContain(outlet.user().password())
        .doesNotContain(outlet.panel().token());
    assertThat(ended.err().lines()).hasSize(1);
    return ended.err().strip();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "sync"})
  void a_setting_is_missing(String verb) {
    headroom.without("headroom.panel.url");
    assertThat(complaint(78, verb))
        .startsWith("headroom: headroom.panel.url is missing: set it in application.properties");
  }

  @Test
  void several_settings_are_wrong() {
    headroom.with("headroom.rules", "mine").with("headroom.panel.url", "http://cp.example.net");
    assertThat(complaint(78, "plan"))
        .startsWith("headroom: 2 settings cannot be used: ")
        .contains("headroom.panel.url is \"http://cp.example.net\"", "headroom.rules is \"mine\"");
  }

  @Test
  void the_password_of_the_database_is_wrong() {
    headroom.with("headroom.db.password", "hunter2");
    assertThat(complaint("sync"))
        .startsWith("headroom: The database cannot be used: ")
        .contains("Access denied for user")
        .doesNotContain("hunter2")
        .endsWith(
            "check headroom.db.user and headroom.db.password, and the hosts that the user"
                + " may log in from");
  }

  @Test
  void the_database_is_down() {
    headroom.with("headroom.db.url", "jdbc:mariadb://127.0.0.1:1/whmcs");
    assertThat(complaint("plan", "--product", "12"))
        .startsWith("headroom: The database cannot be used: ")
        .endsWith("check host and port in headroom.db.url, and that the server runs");
  }

  @Test
  void the_folder_is_another() throws IOException {
    Files.move(folder.resolve("routes"), folder.resolve("elsewhere"));
    assertThat(complaint("sync"))
        .startsWith("headroom: There is no routes/ in ")
        .endsWith("run headroom from the folder that holds routes/");
  }

  @Test
  void the_files_of_an_older_version_still_lie_beside_the_folders() throws IOException {
    Files.copy(
        folder.resolve("routes/sweep/sweep-timer.camel.yaml"),
        folder.resolve("routes/sweep-timer.camel.yaml"));

    assertThat(complaint("plan"))
        .isEqualTo(
            "headroom: Headroom cannot start: the route id sweep-timer is used twice: delete the"
                + " route files that an older version left, or give your route another id; headroom"
                + " routes check names the files");
    assertThat(headroom.run("routes", "check").out())
        .contains("the id sweep-timer is used twice, also in routes/");
  }

  @Test
  void a_route_of_an_integrator_is_broken() throws IOException {
    Files.writeString(
        folder.resolve("routes/custom/mine.camel.yaml"),
        """
        - route:
            id: mine
            from:
              id: start
              uri: seda:stock-changed
              parameters:
                multipleConsumers: true
              steps:
                - bean:
                    id: nothing-there
                    ref: noSuchBean
        """);
    assertThat(complaint("run")).startsWith("headroom: Headroom cannot start: ");
  }
}
