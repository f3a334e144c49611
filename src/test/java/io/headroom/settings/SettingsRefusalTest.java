package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.rig.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is refused, and in which words: the name, the value unless it is secret, what is allowed.
 */
class SettingsRefusalTest {

  @TempDir private Path folder;

  private static List<String> problems(Sources sources) {
    return catchThrowableOfType(SettingsException.class, sources::read).problems();
  }

  private List<String> problems(String key, String value) {
    return problems(Sources.in(folder).file(key, value));
  }

  @Test
  void everything_that_is_missing_is_reported_at_once() {
    SettingSources nothing = new SettingSources(folder, Map.of(), Map.of());
    assertThat(
            catchThrowableOfType(SettingsException.class, () -> Settings.read(nothing)).problems())
        .containsExactly(
            "headroom.panel.url is missing: set it in "
                + folder.resolve("application.properties")
                + " or as HEADROOM_PANEL_URL, for example https://cp.example.net",
            "headroom.panel.token is missing: set it, or headroom.panel.token-file to a file that"
                + " holds it",
            "headroom.db.url is missing: set it in "
                + folder.resolve("application.properties")
                + " or as HEADROOM_DB_URL, for example jdbc:mariadb://127.0.0.1:3306/whmcs",
            "headroom.db.user is missing: set it in "
                + folder.resolve("application.properties")
                + " or as HEADROOM_DB_USER, for example headroom",
            "headroom.db.password is missing: set it, or headroom.db.password-file to a file that"
                + " holds it");
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.panel.connect-timeout, 5, 50ms, 300s",
    "headroom.panel.connect-timeout, 1ms, 50ms, 300s",
    "headroom.panel.response-timeout, 6m, 50ms, 300s",
    "headroom.panel.response-timeout, soon, 50ms, 300s",
    "headroom.sweep.period, 0s, 1s, 1d",
    "headroom.sweep.period, 2d, 1s, 1d",
    "headroom.sweep.period, -5s, 1s, 1d",
    "headroom.sweep.period, 1.5s, 1s, 1d",
    "headroom.ledger.retention, 5m, 3600s, 36500d",
    "headroom.ledger.retention, 99999999999d, 3600s, 36500d",
    "headroom.cache.package-ttl, 10 m, 0s, 1d",
    "headroom.cache.group-ttl, 1w, 0s, 1d",
    "headroom.cache.missing-ttl, 999999999d, 0s, 1d"
  })
  void a_time_out_of_its_range(String key, String value, String least, String most) {
    assertThat(problems(key, value))
        .containsExactly(
            "%s is \"%s\", but must be a number with ms, s, m, h or d, from %s to %s"
                .formatted(key, value, least, most));
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.panel.max-concurrent, 0, 1, 64",
    "headroom.panel.max-concurrent, 65, 1, 64",
    "headroom.max-qty, -1, 0, 2147483647",
    "headroom.max-qty, 2147483648, 0, 2147483647",
    "headroom.unbounded-qty, many, 0, 2147483647",
    "headroom.low-stock, 3.5, 0, 2147483647",
    "headroom.low-stock, 99999999999999999999, 0, 2147483647"
  })
  void a_number_out_of_its_range(String key, String value, String least, String most) {
    assertThat(problems(key, value))
        .containsExactly(
            "%s is \"%s\", but must be an integer from %s to %s"
                .formatted(key, value, least, most));
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "16M", "0B", "1023B", "2000MB", "16 MB"})
  void a_size_out_of_its_range(String value) {
    assertThat(problems("headroom.panel.max-response", value))
        .containsExactly(
            "headroom.panel.max-response is \"%s\", but must be a number with B, KB or MB, from 1024B to 1073741824B"
                .formatted(value));
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.rules, Module, module or panel",
    "headroom.rules, both, module or panel",
    "headroom.mode, dry, write or observe",
    "headroom.panel.allow-plain-http, yes, true or false",
    "headroom.routes.reload, on, true or false"
  })
  void a_word_that_is_none_of_the_choices(String key, String value, String allowed) {
    assertThat(problems(key, value))
        .containsExactly("%s is \"%s\", but must be %s".formatted(key, value, allowed));
  }

  @Test
  void a_location_option_with_its_shown_name() {
    assertThat(problems("headroom.location-option", "Location|Where"))
        .containsExactly(
            "headroom.location-option is \"Location|Where\", but must be the option's name up to"
                + " its |");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://cp.example.net", "http://10.0.0.7:8080", "http://localhost.example.net"})
  void plain_http_to_another_machine(String url) {
    assertThat(problems("headroom.panel.url", url))
        .singleElement()
        .asString()
        .startsWith("headroom.panel.url is \"" + url + "\", but must be an https:// address")
        .endsWith("if the network is yours, set headroom.panel.allow-plain-http=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:443", "https://cp.example.net:80"})
  void a_panel_address_with_the_port_of_the_other_scheme(String url) {
    assertThat(problems("headroom.panel.url", url))
        .containsExactly(
            "headroom.panel.url is \""
                + url
                + "\", but must be an address whose port fits its scheme: 443 is that of https://,"
                + " 80 that of http://");
  }

  @Test
  void a_panel_address_that_names_the_api() {
    assertThat(problems("headroom.panel.url", "https://cp.example.net/api/v1/"))
        .containsExactly(
            "headroom.panel.url is \"https://cp.example.net/api/v1/\", but must be the panel's"
                + " address without /api/v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp.example.net",
        "ftp://cp.example.net",
        "https://",
        "https://me:hunter2@cp.example.net",
        "https://cp.example.net?token=hunter2",
        "https://cp.example.net#hunter2",
        "https://cp example.net"
      })
  void a_panel_address_that_cannot_be_one_is_not_repeated(String url) {
    assertThat(problems("headroom.panel.url", url))
        .containsExactly(
            "headroom.panel.url cannot be used: it must be the panel's address without a user, a"
                + " query or a fragment, for example https://cp.example.net");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mariadb://127.0.0.1/whmcs?user=me&password=hunter2",
        "jdbc:mariadb://127.0.0.1/whmcs?PASSWORD=hunter2",
        "jdbc:mariadb://127.0.0.1/whmcs?user=me",
        "jdbc:mariadb://127.0.0.1/whmcs?sslMode=trust&keyStorePassword=hunter2",
        "jdbc:mariadb://me:hunter2@127.0.0.1/whmcs",
        "jdbc:mariadb://me:hunt/er2@127.0.0.1/whmcs"
      })
  void a_database_url_with_a_secret_in_it_is_not_repeated(String url) {
    assertThat(problems("headroom.db.url", url))
        .containsExactly(
            "headroom.db.url holds a user or a password: take it out, and set headroom.db.user and"
                + " headroom.db.password-file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whmcs",
        "jdbc:mysql://127.0.0.1/whmcs",
        "jdbc:mariadb://127.0.0.1",
        "jdbc:mariadb://127.0.0.1/"
      })
  void a_database_url_without_a_database(String url) {
    assertThat(problems("headroom.db.url", url))
        .containsExactly(
            "headroom.db.url is \"%s\", but must be a url with the database's name, such as jdbc:mariadb://127.0.0.1:3306/whmcs"
                .formatted(url));
  }

  @Test
  void bulk_statements() {
    String url = "jdbc:mariadb://127.0.0.1/whmcs?useBulkStmts=true";
    assertThat(problems("headroom.db.url", url))
        .containsExactly(
            "headroom.db.url is \""
                + url
                + "\", but must be without useBulkStmts: with it the server does not say how many"
                + " rows were written");
  }

  @Test
  void a_secret_that_is_given_twice() {
    Sources twice = Sources.in(folder).file("headroom.panel.token-file", "token");
    assertThat(problems(twice))
        .containsExactly(
            "headroom.panel.token and headroom.panel.token-file are both set: keep one of them");
  }

  @Test
  void a_token_with_characters_that_no_token_has_is_not_repeated() {
    assertThat(problems("headroom.panel.token", "two words"))
        .containsExactly(
            "headroom.panel.token is (not shown), but must be one line of ASCII characters without"
                + " blanks");
  }

  @Test
  void a_secret_file_that_is_not_there() {
    Sources sources =
        Sources.in(folder)
            .without("headroom.db.password")
            .file("headroom.db.password-file", "/no/such/file");
    assertThat(problems(sources))
        .containsExactly(
            "headroom.db.password-file is /no/such/file, which cannot be read"
                + " (NoSuchFileException): give a file that this user may read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "hunter2\nhunter3\n"})
  void a_secret_file_that_does_not_hold_one_line_is_not_repeated(String text) {
    Sources sources =
        Sources.in(folder)
            .write("token", text)
            .without("headroom.panel.token")
            .file("headroom.panel.token-file", "token");
    assertThat(problems(sources))
        .containsExactly(
            "headroom.panel.token-file is token, which must hold the secret in one line");
  }

  @Test
  void a_page_that_is_not_text() throws Exception {
    Files.write(
        folder.resolve("application.properties"), "a=\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    SettingSources sources = new SettingSources(folder, Map.of(), Map.of());
    assertThat(catchThrowableOfType(SettingsException.class, sources::read))
        .hasMessage(
            folder.resolve("application.properties") + " is not UTF-8 text: save it as UTF-8");
  }

  @Test
  void a_page_with_a_broken_escape() {
    SettingSources sources = Sources.in(folder).file("a", "C:\\users").sources();
    assertThat(catchThrowableOfType(SettingsException.class, sources::read))
        .hasMessage(
            folder.resolve("application.properties")
                + " line 1 cannot be read: Malformed \\uxxxx encoding. (write \\\\ for"
                + " \\)");
  }

  @Test
  void a_page_that_is_a_folder() throws Exception {
    Files.createDirectory(folder.resolve("application.properties"));
    SettingSources sources = new SettingSources(folder, Map.of(), Map.of());
    assertThat(catchThrowableOfType(SettingsException.class, sources::read))
        .hasMessage(
            folder.resolve("application.properties")
                + " cannot be read (IOException): make it a file that this user"
                + " may read");
  }
}
