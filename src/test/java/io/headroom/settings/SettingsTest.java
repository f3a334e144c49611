package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.RuleSet;
import io.headroom.panel.PanelSettings;
import io.headroom.rig.Sources;
import io.headroom.stock.Mode;
import io.headroom.stock.StockRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings come to, and where they come from. */
class SettingsTest {

  @TempDir private Path folder;

  @Test
  void what_is_not_given_has_its_default() {
    Settings settings = Sources.in(folder).read();
    PanelSettings panel = settings.panel();
    assertThat(panel)
        .usingRecursiveComparison()
        .ignoringFields("token")
        .isEqualTo(PanelSettings.defaults(URI.create("https://cp.example.net"), panel.token()));
    assertThat(settings.sweepPeriod()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.stock()).isEqualTo(new StockRules(RuleSet.MODULE, 2_147_483_647, 9_999));
    assertThat(settings.mode()).isEqualTo(Mode.WRITE);
    assertThat(settings.options().location().text()).isEqualTo("Location");
    assertThat(settings.lowStock()).isEqualTo(3);
    assertThat(settings.ledgerRetention()).isEqualTo(Duration.ofDays(90));
    assertThat(settings.routesReload()).isFalse();
    assertThat(settings.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "10s, 10000", "2m, 120000"})
  void a_time_is_a_number_with_a_unit(String text, long millis) {
    Settings settings = Sources.in(folder).file("headroom.panel.response-timeout", text).read();
    assertThat(settings.panel().responseTimeout()).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void times_may_be_hours_and_days() {
    Sources sources = Sources.in(folder).file("headroom.sweep.period", "2h");
    Settings settings = sources.file("headroom.ledger.retention", "30d").read();
    assertThat(settings.sweepPeriod()).isEqualTo(Duration.ofHours(2));
    assertThat(settings.ledgerRetention()).isEqualTo(Duration.ofDays(30));
  }

  @ParameterizedTest
  @CsvSource({"2048B, 2048", "64KB, 65536", "1024MB, 1073741824"})
  void a_size_is_a_number_with_a_unit(String text, long bytes) {
    Settings settings = Sources.in(folder).file("headroom.panel.max-response", text).read();
    assertThat(settings.panel().maxResponseBytes()).isEqualTo(bytes);
  }

  @Test
  void the_environment_wins_over_the_file() {
    Settings settings =
        Sources.in(folder)
            .file("headroom.sweep.period", "60s")
            .environment("HEADROOM_SWEEP_PERIOD", "5m")
            .environment("HEADROOM_LOCATION_OPTION", "Standort")
            .read();
    assertThat(settings.sweepPeriod()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.options().location().text()).isEqualTo("Standort");
  }

  @Test
  void a_system_property_wins_over_the_environment() {
    Settings settings =
        Sources.in(folder)
            .environment("HEADROOM_MODE", "write")
            .system("headroom.mode", "observe")
            .read();
    assertThat(settings.mode()).isEqualTo(Mode.OBSERVE);
  }

  @Test
  void a_blank_value_counts_as_none_given() {
    Settings settings =
        Sources.in(folder)
            .file("headroom.rules", " ")
            .file("headroom.panel.token-file", "")
            .environment("HEADROOM_PANEL_URL", " ")
            .read();
    assertThat(settings.stock().rules()).isEqualTo(RuleSet.MODULE);
    assertThat(settings.panel().baseUrl()).hasHost("cp.example.net");
  }

  @Test
  void without_a_file_the_environment_can_give_everything() {
    Settings settings =
        Settings.read(
            new SettingSources(
                folder.resolve("nowhere"),
                Map.of(),
                Map.of(
                    "HEADROOM_PANEL_URL", "https://cp.example.net",
                    "HEADROOM_PANEL_TOKEN", "panel-secret",
                    "HEADROOM_DB_URL", "jdbc:mariadb://db/whmcs",
                    "HEADROOM_DB_USER", "headroom",
                    "HEADROOM_DB_PASSWORD", "db-secret")));
    assertThat(settings.database().url()).isEqualTo("jdbc:mariadb://db/whmcs");
  }

  @Test
  void secrets_may_stand_in_files_with_a_line_break_at_their_end() {
    Settings settings =
        Sources.in(folder)
            .write("db-password", "in the file\n")
            .without("headroom.db.password")
            .file("headroom.db.password-file", "db-password")
            .read();
    assertThat(settings.database().password()).isEqualTo("in the file");
  }

  @Test
  void a_secret_of_the_environment_wins_over_a_file_that_the_page_names() {
    Settings settings =
        Sources.in(folder)
            .without("headroom.db.password")
            .file("headroom.db.password-file", "no such file")
            .environment("HEADROOM_DB_PASSWORD", "given")
            .read();
    assertThat(settings.database().password()).isEqualTo("given");
  }

  @Test
  void a_file_of_the_environment_wins_over_a_secret_on_the_page() {
    Settings settings =
        Sources.in(folder)
            .write("db-password", "in the file")
            .environment("HEADROOM_DB_PASSWORD_FILE", folder.resolve("db-password").toString())
            .read();
    assertThat(settings.database().password()).isEqualTo("in the file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://cp.example.net", "https://cp.example.net/", "HTTPS://cp.example.net"})
  void the_api_is_found_below_the_panels_address(String url) {
    Settings settings = Sources.in(folder).file("headroom.panel.url", url).read();
    assertThat(settings.panel().baseUrl()).hasToString("https://cp.example.net/api/v1");
  }

  @Test
  void a_panel_may_stand_in_a_folder_of_its_host() {
    Settings settings =
        Sources.in(folder).file("headroom.panel.url", "https://x.net:8443/vf").read();
    assertThat(settings.panel().baseUrl()).hasToString("https://x.net:8443/vf/api/v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:81", "http://127.0.0.1", "http://127.9.9.9", "http://[::1]:8"})
  void plain_http_is_allowed_within_the_machine(String url) {
    assertThat(Sources.in(folder).file("headroom.panel.url", url).read().warnings()).isEmpty();
  }

  @Test
  void plain_http_elsewhere_is_allowed_if_the_operator_says_so() {
    Settings settings =
        Sources.in(folder)
            .file("headroom.panel.url", "http://10.0.0.7")
            .file("headroom.panel.allow-plain-http", "true")
            .read();
    assertThat(settings.panel().baseUrl()).hasToString("http://10.0.0.7/api/v1");
  }

  @Test
  void options_of_camel_and_of_an_integrator_are_kept_apart() {
    Settings settings =
        Sources.in(folder).file("camel.main.streamCaching", "true").file("chat.url", "x").read();
    assertThat(settings.others())
        .containsOnly(Map.entry("camel.main.streamCaching", "true"), Map.entry("chat.url", "x"));
  }

  @Test
  void routes_may_name_every_setting_that_is_not_secret() {
    Settings settings = Sources.in(folder).read();
    assertThat(settings.placeholders())
        .containsEntry("headroom.mode", "write")
        .containsEntry("headroom.sweep.period", "60000")
        .doesNotContainKeys("headroom.panel.token", "headroom.db.password");
  }

  @Test
  void no_secret_shows_when_settings_are_printed() {
    assertThat(Sources.in(folder).read().toString())
        .doesNotContain("panel-secret")
        .doesNotContain("db-secret");
  }
}
