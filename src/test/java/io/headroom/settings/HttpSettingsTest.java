package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.rig.Sources;
import io.headroom.settings.HttpSettings.Access;
import io.headroom.settings.HttpSettings.AccessToken;
import io.headroom.settings.HttpSettings.KeyStoreFile;
import io.headroom.settings.HttpSettings.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How events are followed and how Headroom is reached, and what is refused of it. */
class HttpSettingsTest {

  private static final String GOOD = "0123456789abcdef";
  private static final String OTHER = "fedcba9876543210";

  @TempDir private Path folder;

  private Sources sources() {
    return Sources.in(folder);
  }

  private static List<String> problems(Sources sources) {
    return catchThrowableOfType(SettingsException.class, sources::read).problems();
  }

  private List<String> problems(String key, String value) {
    return problems(sources().file(key, value));
  }

  @Test
  void what_is_not_given_has_its_default() {
    Settings settings = sources().read();

    assertThat(settings.http().host()).isEqualTo("127.0.0.1");
    assertThat(settings.http().port()).isEqualTo(8480);
    assertThat(settings.http().tokens()).isEmpty();
    assertThat(settings.http().webhookToken()).isEmpty();
    assertThat(settings.http().rateLimit()).isEqualTo(120);
    assertThat(settings.http().keyStore()).isEmpty();
    assertThat(settings.http().jolokia()).isFalse();
    assertThat(settings.events())
        .isEqualTo(
            new EventSettings(
                Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60)));
  }

  @Test
  void the_token_may_do_everything() {
    assertThat(sources().file("headroom.http.token", GOOD).read().http().tokens())
        .containsExactly(new AccessToken("token", new Secret(GOOD), EnumSet.allOf(Access.class)));
  }

  @Test
  void a_named_token_may_do_what_its_scopes_say() {
    Settings settings =
        sources()
            .file("headroom.http.tokens.webhost.token", GOOD)
            .file("headroom.http.tokens.webhost.scopes", "events")
            .file("headroom.http.tokens.desk-2.token", OTHER)
            .file("headroom.http.tokens.desk-2.scopes", " read , operate,")
            .read();

    assertThat(settings.http().tokens())
        .containsExactly(
            new AccessToken("desk-2", new Secret(OTHER), Set.of(Access.READ, Access.OPERATE)),
            new AccessToken("webhost", new Secret(GOOD), Set.of(Access.EVENTS)));
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void a_named_token_may_come_from_the_environment() {
    Settings settings =
        sources()
            .environment("HEADROOM_HTTP_TOKENS_WEBHOST_TOKEN", GOOD)
            .environment("HEADROOM_HTTP_TOKENS_WEBHOST_SCOPES", "events")
            .environment("HEADROOM_HTTP_TOKENS_MY_DESK_TOKEN_FILE", "desk-token")
            .environment("HEADROOM_HTTP_TOKENS_MY_DESK_SCOPES", "read")
            .write("desk-token", OTHER + "\n")
            .read();

    assertThat(settings.http().tokens())
        .containsExactly(
            new AccessToken("my-desk", new Secret(OTHER), Set.of(Access.READ)),
            new AccessToken("webhost", new Secret(GOOD), Set.of(Access.EVENTS)));
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void the_environment_wins_over_the_file_part_by_part() {
    Settings settings =
        sources()
            .file("headroom.http.tokens.webhost.token", OTHER)
            .file("headroom.http.tokens.webhost.scopes", "events")
            .environment("HEADROOM_HTTP_TOKENS_WEBHOST_TOKEN", GOOD)
            .read();

    assertThat(settings.http().tokens())
        .containsExactly(new AccessToken("webhost", new Secret(GOOD), Set.of(Access.EVENTS)));
  }

  @Test
  void tokens_may_stand_in_files() {
    Settings settings =
        sources()
            .write("token", GOOD + "\n")
            .write("hook", OTHER)
            .file("headroom.http.token-file", "token")
            .file("headroom.virtfusion.webhook-token-file", "hook")
            .read();

    assertThat(settings.http().tokens())
        .extracting(AccessToken::token)
        .containsExactly(new Secret(GOOD));
    assertThat(settings.http().webhookToken()).contains(new Secret(OTHER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.0.0.7", "shop.example.net", "::", "[::]"})
  void another_host_is_refused_without_a_token(String host) {
    assertThat(problems("headroom.http.host", host))
        .containsExactly(
            "headroom.http.host is \"%s\", which others can reach, but there is no token: set headroom.http.token-file, or headroom.http.host=127.0.0.1"
                .formatted(host));
  }

  @Test
  void another_host_is_served_with_a_token() {
    Sources sources = sources().file("headroom.http.host", "0.0.0.0");
    assertThat(sources.file("headroom.http.token", GOOD).read().http().host()).isEqualTo("0.0.0.0");
  }

  @Test
  void the_token_of_webhooks_alone_is_none_for_another_host() {
    Sources sources = sources().file("headroom.http.host", "0.0.0.0");
    assertThat(problems(sources.file("headroom.virtfusion.webhook-token", GOOD)))
        .singleElement()
        .asString()
        .contains("there is no token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]"})
  void this_machine_is_served_without_a_token(String host) {
    assertThat(sources().file("headroom.http.host", host).read().http().host()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.http.token, short",
    "headroom.http.token, 0123456789 abcdef",
    "headroom.http.token, 0123456789abcdé",
    "headroom.http.tokens.webhost.token, 0123456789abcde",
    "headroom.virtfusion.webhook-token, hunter2"
  })
  void a_token_that_can_be_guessed_is_refused_and_not_repeated(String key, String token) {
    Sources sources = sources();
    if (key.contains("webhost")) {
      sources.file("headroom.http.tokens.webhost.scopes", "events");
    }
    assertThat(problems(sources.file(key, token)))
        .containsExactly(
            key
                + " must be at least 16 ASCII characters without blanks: make one with openssl rand"
                + " -hex 32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything", "read;operate", "Read", "read,writes", ","})
  void scopes_that_are_none_are_refused(String scopes) {
    assertThat(
            problems(
                sources()
                    .file("headroom.http.tokens.desk.token", GOOD)
                    .file("headroom.http.tokens.desk.scopes", scopes)))
        .containsExactly(
            "headroom.http.tokens.desk.scopes is \"%s\", but must be one or more of events, read, operate, separated by commas"
                .formatted(scopes));
  }

  @Test
  void a_named_token_without_scopes_is_refused() {
    assertThat(problems("headroom.http.tokens.desk.token", GOOD))
        .containsExactly(
            "headroom.http.tokens.desk.scopes is \"\", but must be one or more of events, read,"
                + " operate, separated by commas");
  }

  @Test
  void scopes_without_a_token_are_refused() {
    assertThat(problems("headroom.http.tokens.desk.scopes", "read"))
        .containsExactly(
            "headroom.http.tokens.desk.token is missing: set it, or"
                + " headroom.http.tokens.desk.token-file to a file that holds it");
  }

  @Test
  void a_named_token_that_is_given_twice_is_refused() {
    assertThat(
            problems(
                sources()
                    .file("headroom.http.tokens.desk.token", GOOD)
                    .file("headroom.http.tokens.desk.token-file", "token")
                    .file("headroom.http.tokens.desk.scopes", "read")))
        .containsExactly(
            "headroom.http.tokens.desk.token and headroom.http.tokens.desk.token-file are both set:"
                + " keep one of them");
  }

  @Test
  void a_file_of_a_named_token_that_is_not_there_is_refused() {
    assertThat(
            problems(
                sources()
                    .file("headroom.http.tokens.desk.token-file", "nowhere")
                    .file("headroom.http.tokens.desk.scopes", "read")))
        .containsExactly(
            "headroom.http.tokens.desk.token-file is nowhere, which cannot be read"
                + " (NoSuchFileException): give a file that this user may read");
  }

  @Test
  void two_names_for_one_token_are_refused() {
    assertThat(
            problems(
                sources()
                    .file("headroom.http.token", GOOD)
                    .file("headroom.http.tokens.desk.token", GOOD)
                    .file("headroom.http.tokens.desk.scopes", "read")))
        .containsExactly("the tokens token and desk are the same: give each its own");
  }

  @Test
  void a_token_of_webhooks_that_is_good_for_something_else_is_refused() {
    assertThat(
            problems(
                sources()
                    .file("headroom.http.token", GOOD)
                    .file("headroom.virtfusion.webhook-token", GOOD)))
        .containsExactly(
            "headroom.virtfusion.webhook-token is the same as the token token: give it its own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "headroom.http.tokens.Webhost.token",
        "headroom.http.tokens.web_host.scopes",
        "headroom.http.tokens.webhost",
        "headroom.http.tokens.webhost.tokenfile",
        "headroom.http.tokens.web.host.token"
      })
  void a_named_token_that_is_spelled_wrong_does_not_leave_the_door_open(String key) {
    assertThat(problems(key, "0123456789abcdef"))
        .containsExactly(
            key
                + " is not a setting: write headroom.http.tokens.NAME.token, .token-file or"
                + " .scopes, with a NAME of small letters, digits and -");
  }

  @Test
  void nor_does_one_of_the_environment() {
    assertThat(problems(sources().environment("HEADROOM_HTTP_TOKENS_WEBHOST", "x")))
        .singleElement()
        .asString()
        .startsWith("HEADROOM_HTTP_TOKENS_WEBHOST is not a setting: write ");
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.http.port, 65536, 0, 65535",
    "headroom.http.port, -1, 0, 65535",
    "headroom.http.port, http, 0, 65535",
    "headroom.http.rate-limit, 0, 1, 1000000",
    "headroom.http.rate-limit, 1000001, 1, 1000000"
  })
  void a_number_out_of_its_range_is_refused(String key, String value, String least, String most) {
    assertThat(problems(key, value))
        .containsExactly(
            "%s is \"%s\", but must be an integer from %s to %s"
                .formatted(key, value, least, most));
  }

  @Test
  void jolokia_is_on_or_off() {
    assertThat(problems("headroom.http.jolokia", "on"))
        .containsExactly("headroom.http.jolokia is \"on\", but must be true or false");
  }

  @Test
  void a_key_store_comes_with_its_password() {
    assertThat(problems("headroom.http.key-store", "keys.p12"))
        .containsExactly(
            "headroom.http.key-store is set, but its password is not: set"
                + " headroom.http.key-store-password-file");
    assertThat(
            sources()
                .file("headroom.http.key-store", "keys.p12")
                .file("headroom.http.key-store-password-file", "password")
                .write("password", "hunter2\n")
                .read()
                .http()
                .keyStore())
        .contains(new KeyStoreFile("keys.p12", new Secret("hunter2")));
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.event.poll, 2h, 0s, 3600s",
    "headroom.event.poll, often, 0s, 3600s",
    "headroom.event.quiet-period, 2h, 0s, 3600s",
    "headroom.event.quiet-period, -1s, 0s, 3600s",
    "headroom.event.cart-interval, 60, 0s, 3600s"
  })
  void a_time_out_of_its_range_is_refused(String key, String value, String least, String most) {
    assertThat(problems(key, value))
        .containsExactly(
            "%s is \"%s\", but must be a number with ms, s, m, h or d, from %s to %s"
                .formatted(key, value, least, most));
  }

  @Test
  void the_shop_is_not_looked_at_more_often_than_once_a_second() {
    assertThat(problems("headroom.event.poll", "999ms"))
        .containsExactly(
            "headroom.event.poll is \"999ms\", but must be 0, for never, or from 1s to 3600s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0s", "0ms"})
  void no_poll_rests_the_route_that_looks(String never) {
    Settings settings = sources().file("headroom.event.poll", never).read();

    assertThat(settings.events().poll()).isZero();
    assertThat(settings.restingRoutes()).contains("poll-services");
    assertThat(settings.placeholders()).containsEntry("headroom.event.poll", "1");
  }

  @Test
  void the_period_of_the_poll_reaches_its_route() {
    Settings settings = sources().file("headroom.event.poll", "1m").read();

    assertThat(settings.restingRoutes()).doesNotContain("poll-services");
    assertThat(settings.placeholders()).containsEntry("headroom.event.poll", "60000");
  }

  @Test
  void events_need_no_pause_between_them() {
    Settings settings =
        sources()
            .file("headroom.event.quiet-period", "0")
            .file("headroom.event.cart-interval", "0s")
            .read();

    assertThat(settings.events().quietPeriod()).isZero();
    assertThat(settings.events().cartInterval()).isZero();
  }

  @Test
  void no_secret_shows_when_settings_are_printed_or_named_by_routes() {
    Settings settings =
        sources()
            .file("headroom.http.token", GOOD)
            .file("headroom.http.tokens.desk.token", OTHER)
            .file("headroom.http.tokens.desk.scopes", "read")
            .file("headroom.http.key-store", "keys.p12")
            .file("headroom.http.key-store-password", "hunter2")
            .file("headroom.virtfusion.webhook-token", GOOD + OTHER)
            .read();

    assertThat(settings.toString()).doesNotContain(GOOD, OTHER, "hunter2");
    assertThat(settings.placeholders().toString()).doesNotContain(GOOD, OTHER, "hunter2");
    assertThat(settings.others().toString()).doesNotContain(GOOD, OTHER, "hunter2");
  }
}
