package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.rig.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters in values that cannot be seen, and what files of secrets hold beside the secret. */
class UnseenCharactersTest {

  private static final String TOKEN = "0123456789abcdef";

  @TempDir private Path folder;

  private Sources sources() {
    return Sources.in(folder);
  }

  private static List<String> problems(Sources sources) {
    return catchThrowableOfType(SettingsException.class, sources::read).problems();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "observe\u00A0",
        "\u00A0observe",
        "observe\u200B",
        "obs\u00ADerve",
        "\uFEFFobserve",
        "observe\u202C",
        "obs\u0000erve"
      })
  void in_a_value_they_are_refused_once(String value) {
    assertThat(problems(sources().file("headroom.mode", value)))
        .singleElement()
        .asString()
        .startsWith("headroom.mode holds U+")
        .endsWith("), which cannot be seen: write the value anew");
  }

  @Test
  void in_a_value_of_the_environment_they_are_refused_too() {
    assertThat(problems(sources().environment("HEADROOM_LOCATION_OPTION", "Location\u00A0")))
        .containsExactly(
            "headroom.location-option holds U+00A0 (NO-BREAK SPACE), which cannot be seen: write"
                + " the value anew");
  }

  @Test
  void a_value_that_was_not_utf_8_is_refused() {
    assertThat(problems(sources().environment("HEADROOM_LOCATION_OPTION", "Regi\uFFFDo")))
        .singleElement()
        .asString()
        .contains("U+FFFD (REPLACEMENT CHARACTER)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Localiza\u00E7\u00E3o",
        "Data Center Location",
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"
      })
  void letters_of_every_script_are_welcome(String name) {
    assertThat(sources().file("headroom.location-option", name).read().options().location().text())
        .isEqualTo(name);
  }

  @Test
  void in_a_secret_they_are_refused_and_the_secret_is_not_shown() {
    assertThat(problems(sources().file("headroom.panel.token", "hunter2\u200B")))
        .singleElement()
        .asString()
        .startsWith("headroom.panel.token holds U+200B")
        .doesNotContain("hunter2");
  }

  @Test
  void a_byte_order_mark_of_a_file_of_a_secret_is_dropped() {
    Settings settings =
        sources()
            .write("token", "\uFEFF" + TOKEN + "\r\n")
            .file("headroom.http.token-file", "token")
            .read();
    assertThat(settings.http().tokens().get(0).token().value()).isEqualTo(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {TOKEN + "\u00A0", "\u200B" + TOKEN, "\uFEFF\uFEFF" + TOKEN, TOKEN + "\u0000"})
  void a_file_of_a_secret_with_any_other_is_named_and_not_shown(String content) {
    assertThat(
            problems(sources().write("token", content).file("headroom.http.token-file", "token")))
        .containsExactly(
            "headroom.http.token-file is token, which holds a character that cannot be seen: write"
                + " the secret anew, and nothing else");
  }

  @Test
  void a_file_of_a_secret_that_is_not_utf_8_is_named_and_not_shown() throws Exception {
    Files.write(folder.resolve("token"), "hunter\u00E9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problems(sources().file("headroom.http.token-file", "token")))
        .containsExactly(
            "headroom.http.token-file is token, which is not UTF-8 text: save it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "hunter2 hunter2 hunter2", "hunt\u00E9r2hunt\u00E9r2"})
  void what_is_said_of_a_token_from_a_file_names_the_file_and_never_shows_it(String content) {
    assertThat(
            problems(sources().write("token", content).file("headroom.http.token-file", "token")))
        .singleElement()
        .asString()
        .startsWith("what token holds (headroom.http.token-file) must be at least 16 ASCII")
        .doesNotContain("hunt");
  }

  @Test
  void what_is_said_of_the_panels_token_names_its_file_too() {
    assertThat(
            problems(
                sources()
                    .without("headroom.panel.token")
                    .write("token", "two words")
                    .file("headroom.panel.token-file", "token")))
        .containsExactly(
            "what token holds (headroom.panel.token-file) is (not shown), but must be one line of"
                + " ASCII characters without blanks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyJ0eXAiOiJKV1QiLCJhbGci", "12|abcdefg", "K3vQ9m2xW8aLr5tZ"})
  void a_secret_in_the_place_of_its_file_is_not_shown(String secret) {
    assertThat(
            problems(
                sources()
                    .without("headroom.panel.token")
                    .file("headroom.panel.token-file", secret)))
        .containsExactly(
            "headroom.panel.token-file names no file that is there (not shown, as it may be the"
                + " secret itself): give a path with a / in it");
  }
}
