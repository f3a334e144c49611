package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.rig.Sources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the acceptance of orders. */
class WhmcsSettingsTest {

  private static final String URL = "https://shop.example.net/includes/api.php";

  @TempDir private Path folder;

  private Sources complete() {
    return Sources.in(folder)
        .file("headroom.whmcs.api-url", URL)
        .file("headroom.whmcs.identifier", "an-identifier")
        .file("headroom.whmcs.secret", "a-secret");
  }

  private static List<String> problems(Sources sources) {
    return catchThrowableOfType(SettingsException.class, sources::read).problems();
  }

  @Test
  void without_them_no_order_is_accepted() {
    assertThat(Sources.in(folder).read().whmcs()).isEmpty();
  }

  @Test
  void an_address_and_a_credential_are_enough() {
    WhmcsSettings whmcs = complete().read().whmcs().orElseThrow();

    assertThat(whmcs.access().url()).isEqualTo(URI.create(URL));
    assertThat(whmcs.access().identifier()).isEqualTo("an-identifier");
    assertThat(whmcs.access().secret()).isEqualTo("a-secret");
    assertThat(whmcs.access().accessKey()).isEmpty();
    assertThat(whmcs.access().responseTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(whmcs.acceptPeriod()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void each_of_them_may_stand_in_a_file() {
    Sources sources =
        Sources.in(folder)
            .write("url", URL + "\n")
            .file("headroom.whmcs.api-url-file", "url")
            .write("identifier", "one\n")
            .write("secret", "two\n")
            .write("key", "three\n")
            .file("headroom.whmcs.identifier-file", "identifier")
            .file("headroom.whmcs.secret-file", "secret")
            .file("headroom.whmcs.access-key-file", "key");

    WhmcsSettings whmcs = sources.read().whmcs().orElseThrow();

    assertThat(whmcs.access().url()).isEqualTo(URI.create(URL));
    assertThat(whmcs.access().identifier()).isEqualTo("one");
    assertThat(whmcs.access().secret()).isEqualTo("two");
    assertThat(whmcs.access().accessKey()).hasValue("three");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "headroom.whmcs.api-url | headroom.whmcs.api-url or headroom.whmcs.api-url-file (such as "
            + URL
            + ")",
        "headroom.whmcs.identifier | headroom.whmcs.identifier or headroom.whmcs.identifier-file",
        "headroom.whmcs.secret | headroom.whmcs.secret or headroom.whmcs.secret-file"
      })
  void one_that_is_missing_is_named(String missing, String named) {
    assertThat(problems(complete().without(missing)))
        .containsExactly(
            "To accept orders, "
                + named
                + " must be set as well; to accept none, take the other headroom.whmcs settings"
                + " out");
  }

  @Test
  void an_access_key_alone_is_not_enough() {
    assertThat(problems(Sources.in(folder).file("headroom.whmcs.access-key", "key")))
        .singleElement()
        .asString()
        .contains("api-url", " and headroom.whmcs.identifier", " and headroom.whmcs.secret");
  }

  @Test
  void a_file_that_is_missing_is_reported_once() {
    Sources sources =
        complete()
            .without("headroom.whmcs.secret")
            .file("headroom.whmcs.secret-file", "/no/such/file");
    assertThat(problems(sources))
        .singleElement()
        .asString()
        .startsWith("headroom.whmcs.secret-file is /no/such/file, which cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://shop.example.net", "https://shop.example.net/index.php"})
  void an_address_that_is_not_the_whole_one(String url) {
    assertThat(problems(complete().file("headroom.whmcs.api-url", url)))
        .containsExactly(
            "headroom.whmcs.api-url is \""
                + url
                + "\", but must be the whole address of includes/api.php, for example "
                + URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example.net/includes/api.php",
        "https://me:hunter2@shop.example.net/includes/api.php",
        "https://shop.example.net/includes/api.php?secret=hunter2"
      })
  void an_address_that_cannot_be_one_is_not_repeated(String url) {
    assertThat(problems(complete().file("headroom.whmcs.api-url", url)))
        .containsExactly(
            "headroom.whmcs.api-url cannot be used: it must be the address of the API without a"
                + " user, a query or a fragment, for example "
                + URL);
  }

  @Test
  void plain_http_to_another_machine_is_refused_unless_the_operator_says_so() {
    Sources plain = complete().file("headroom.whmcs.api-url", "http://10.0.0.7/includes/api.php");

    assertThat(problems(plain))
        .singleElement()
        .asString()
        .contains("since the credentials could be read on its way")
        .endsWith("set headroom.whmcs.allow-plain-http=true");
    assertThat(plain.file("headroom.whmcs.allow-plain-http", "true").read().whmcs()).isPresent();
  }

  @Test
  void plain_http_is_allowed_within_the_machine() {
    Sources local =
        complete().file("headroom.whmcs.api-url", "http://127.0.0.1:8080/includes/api.php");
    assertThat(local.read().whmcs()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.whmcs.accept-period, 0s, 1s, 1d",
    "headroom.whmcs.response-timeout, 6m, 50ms, 300s"
  })
  void a_time_out_of_its_range(String key, String value, String least, String most) {
    assertThat(problems(Sources.in(folder).file(key, value)))
        .containsExactly(
            "%s is \"%s\", but must be a number with ms, s, m, h or d, from %s to %s"
                .formatted(key, value, least, most));
  }

  @Test
  void no_credential_is_shown_or_named_to_the_routes() {
    Settings settings = complete().file("headroom.whmcs.access-key", "a-key").read();

    assertThat(settings + " " + settings.placeholders())
        .contains(URL)
        .doesNotContain("an-identifier", "a-secret", "a-key");
  }
}
