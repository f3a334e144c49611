package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.rig.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are almost those of settings: each would have no effect, so each is refused. */
class UnknownSettingsTest {

  @TempDir private Path folder;

  private Sources sources() {
    return Sources.in(folder);
  }

  private static List<String> problems(Sources sources) {
    return catchThrowableOfType(SettingsException.class, sources::read).problems();
  }

  private String line(int number, String rest) {
    return folder.resolve("application.properties") + " line " + number + rest;
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.sweep.perod, headroom.sweep.period",
    "headroom.panel.timeout, headroom.panel.token",
    "headroom.maxqty, headroom.max-qty",
    "headroom.cache.groups-ttl, headroom.cache.group-ttl",
    "Headroom.mode, headroom.mode",
    "HEADROOM_MODE, headroom.mode",
    "headroom_mode, headroom.mode",
    "headroom-mode, headroom.mode",
    "headroom..mode, headroom.mode",
    "headroom.Mode, headroom.mode",
    "headroom.mdoe, headroom.mode",
    "headrom.mode, headroom.mode",
    "haedroom.mode, headroom.mode",
    "headroommode, headroom.mode",
    "[headroom.mode], headroom.mode",
    ";headroom.mode, headroom.mode",
    "//headroom.mode, headroom.mode",
    "-Dheadroom.mode, headroom.mode",
    "\"headroom.mode\", headroom.mode",
    "headroom.panel.url.file, headroom.panel.url"
  })
  void a_name_of_the_file_is_refused_with_the_nearest(String key, String nearest) {
    assertThat(problems(sources().line("").line(key + "=observe")))
        .containsExactly(
            line(2, ": " + key + " is not a setting of Headroom; did you mean " + nearest + "?"));
  }

  static List<String> everyKey() {
    return KnownSettings.fixed().map(Setting::key).toList();
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void every_name_is_refused_in_capitals_and_with_other_separators(String key) {
    for (String almost :
        List.of(
            key.toUpperCase(Locale.ROOT),
            Setting.variable(key),
            key.replaceFirst("\\.", "_"),
            key.replaceFirst("h", "H"),
            key + "s")) {
      assertThat(problems(sources().line(almost + "=x")))
          .as(almost)
          .anyMatch(problem -> problem.startsWith(line(1, ": " + almost + " is not a setting")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FEFF, ZERO WIDTH NO-BREAK SPACE",
    "200B, ZERO WIDTH SPACE",
    "00A0, NO-BREAK SPACE",
    "2060, WORD JOINER",
    "200D, ZERO WIDTH JOINER",
    "200E, LEFT-TO-RIGHT MARK",
    "202E, RIGHT-TO-LEFT OVERRIDE",
    "2066, LEFT-TO-RIGHT ISOLATE",
    "00AD, SOFT HYPHEN",
    "3000, IDEOGRAPHIC SPACE",
    "2003, EM SPACE",
    "0085, NEXT LINE (NEL)",
    "3164, HANGUL FILLER"
  })
  void a_name_with_a_character_that_cannot_be_seen_is_refused(String number, String name) {
    String unseen = Character.toString(Integer.parseInt(number, 16));
    for (String key :
        List.of(
            unseen + "headroom.mode", "headroom.mode" + unseen, "headroom." + unseen + "mode")) {
      assertThat(problems(sources().line(key + "=observe")))
          .containsExactly(
              line(
                  1,
                  ": the name "
                      + key.replace(unseen, "<U+" + number + ">")
                      + " holds U+"
                      + number
                      + " ("
                      + name
                      + "): write it anew, with ASCII letters"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "headroom\uFF0Emode",
        "\uFF48eadroom.mode",
        "headroom.\u217Code",
        "headr\u043Eom.mode",
        "headroom\u2010mode",
        "headroom.\u00ADmode",
        "gr\u00F6\u00DFe"
      })
  void a_name_with_letters_that_only_look_like_ascii_is_refused(String key) {
    assertThat(problems(sources().line(key + "=observe")))
        .singleElement()
        .asString()
        .startsWith(line(1, ": the name "))
        .endsWith("write it anew, with ASCII letters");
  }

  @Test
  void a_name_that_is_given_twice_is_refused() {
    assertThat(
            problems(
                sources()
                    .line("headroom.mode=observe")
                    .line("# in between")
                    .line("headroom.mode: write")
                    .line("camel.main.name=a")
                    .line("camel.main.name=a")))
        .containsExactly(
            line(3, " gives headroom.mode again, after line 1: keep one of them"),
            line(5, " gives camel.main.name again, after line 4: keep one of them"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"export HEADROOM_MODE=observe", "set headroom.mode = observe"})
  void a_line_of_a_shell_is_refused(String text) {
    assertThat(problems(sources().line(text)))
        .singleElement()
        .asString()
        .startsWith(line(1, ": "))
        .endsWith(" has a setting as its value: begin the line with the setting");
  }

  @Test
  void a_line_that_swallows_the_next_one_is_refused() {
    assertThat(
            problems(
                sources()
                    .line("headroom.location-option=Location\\")
                    .line("headroom.mode=observe")))
        .containsExactly(
            line(
                1,
                " ends with a backslash, so that the setting in the next line is part of its value:"
                    + " take the backslash out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "headroom.mode: observe",
        "headroom.mode observe",
        "  headroom.mode\t=\tobserve",
        "\\u0068eadroom.mode=observe",
        "headroom.mode=obs\\u0065rve",
        "headroom.mode=obs\\\n   erve"
      })
  void other_ways_of_writing_a_property_have_their_effect(String text) {
    assertThat(sources().line(text).read().mode().term()).isEqualTo("observe");
  }

  @ParameterizedTest
  @CsvSource({
    "HEADROOM_MOD, HEADROOM_MODE",
    "HEADROOM_MODES, HEADROOM_MODE",
    "HEADROOM_MDOE, HEADROOM_MODE",
    "headroom_mode, HEADROOM_MODE",
    "Headroom_Mode, HEADROOM_MODE",
    "HEADROOM.MODE, HEADROOM_MODE",
    "headroom.mode, HEADROOM_MODE",
    "HEADROOM-MODE, HEADROOM_MODE",
    "HEADROOM__MODE, HEADROOM_MODE",
    "HEADRROM_MODE, HEADROOM_MODE",
    "HEADROOM_PANEL_URl, HEADROOM_PANEL_URL",
    "HEADROOM_SWEEP_PERIODE, HEADROOM_SWEEP_PERIOD",
    "HEADROOM_CONFG, HEADROOM_CONFIG",
    "HEADROOM_JAVA_OPT, HEADROOM_JAVA_OPTS"
  })
  void a_variable_that_is_almost_one_is_refused(String name, String nearest) {
    assertThat(problems(sources().environment(name, "observe")))
        .containsExactly(
            "The environment variable "
                + name
                + " is not a setting of Headroom; did you mean "
                + nearest
                + "?");
  }

  @ParameterizedTest
  @CsvSource({
    "HEADROOM_DB_PASS, HEADROOM_DB_PASSWORD",
    "HEADROOM_SERVICE_HOST, HEADROOM_HTTP_HOST",
    "HEADROOM_PORT_8480_TCP_ADDR, HEADROOM_HTTP_PORT"
  })
  void another_variable_is_reported_since_it_may_be_meant_for_somebody_else(
      String name, String nearest) {
    assertThat(sources().environment(name, "hunter2").read().warnings())
        .singleElement()
        .asString()
        .startsWith(
            name + " is not a setting of Headroom and has no effect; did you mean HEADROOM_")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.modus, headroom.mode",
    "Headroom.mode, headroom.mode",
    "HEADROOM_MODE, headroom.mode",
    "headroom_mode, headroom.mode",
    "headrom.mode, headroom.mode"
  })
  void a_system_property_that_is_almost_one_is_refused(String key, String nearest) {
    assertThat(problems(sources().system(key, "observe")))
        .containsExactly(
            "-D" + key + " is not a setting of Headroom; did you mean " + nearest + "?");
  }

  @Test
  void what_the_log_and_the_launcher_take_is_known() {
    assertThat(
            sources()
                .system("headroom.log.level", "DEBUG")
                .system("headroom.log.target", "System.err")
                .system("headroom.config", "x")
                .environment("HEADROOM_LOG_LEVEL", "DEBUG")
                .environment("HEADROOM_JAVA_OPTS", "-Xmx256m")
                .environment("HEADROOM_CONFIG", "x")
                .read()
                .warnings())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"headroom.log.target", "headroom.config"})
  void what_the_command_line_sets_is_no_setting_of_the_file(String key) {
    assertThat(problems(sources().line(key + "=x")))
        .singleElement()
        .asString()
        .startsWith(line(1, ": " + key + " is not a setting of Headroom"));
  }

  @Test
  void what_is_not_of_headroom_is_nobodys_business_here() {
    assertThat(
            sources()
                .file("camel.nonsense", "1")
                .file("chat.mode", "observe")
                .file("mode", "1")
                .file("headroomchat.url", "https://headroom.example.net/?a=b")
                .file("monitor.host", "headroom.example.net:8480")
                .system("java.nonsense", "1")
                .environment("PATH", "1")
                .environment("MODE", "1")
                .read()
                .warnings())
        .isEmpty();
  }
}
