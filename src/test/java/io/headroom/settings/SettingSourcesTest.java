package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.rig.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file the settings come from, and what the environment says. */
class SettingSourcesTest {

  @TempDir private Path folder;
  private Path ofTheMachine;

  @BeforeEach
  void name_the_file_of_the_machine() {
    ofTheMachine = folder.resolve("etc/application.properties");
  }

  private Path chosen(Map<String, String> system, Map<String, String> environment) {
    return SettingSources.of(ofTheMachine, system, environment).file();
  }

  @Test
  void the_command_line_comes_first() {
    assertThat(chosen(Map.of("headroom.config", "a"), Map.of("HEADROOM_CONFIG", "b")))
        .isEqualTo(Path.of("a"));
  }

  @Test
  void the_environment_comes_second() throws Exception {
    Files.createDirectory(folder.resolve("etc"));
    Files.writeString(ofTheMachine, "");
    assertThat(chosen(Map.of(), Map.of("HEADROOM_CONFIG", "b"))).isEqualTo(Path.of("b"));
  }

  @Test
  void the_file_of_the_machine_comes_third_where_it_exists() throws Exception {
    assertThat(chosen(Map.of(), Map.of())).isEqualTo(Path.of("application.properties"));

    Files.createDirectory(folder.resolve("etc"));
    Files.writeString(ofTheMachine, "");

    assertThat(chosen(Map.of(), Map.of("HEADROOM_CONFIG", " "))).isEqualTo(ofTheMachine);
  }

  @Test
  void a_file_that_somebody_named_must_be_there() {
    SettingSources sources =
        SettingSources.of(
            ofTheMachine, Map.of(), Map.of("HEADROOM_CONFIG", folder + "/nowhere.properties"));
    assertThatThrownBy(sources::read)
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            folder
                + "/nowhere.properties is not there: name a settings file that exists with"
                + " --config or HEADROOM_CONFIG");
  }

  @Test
  void the_settings_name_the_file_that_they_come_from() {
    Settings settings = Sources.in(folder).read();
    assertThat(settings.origin()).hasToString(folder.resolve("application.properties").toString());
  }

  @Test
  void the_environment_is_read_as_utf_8() {
    byte[] raw =
        "A=1\0HEADROOM_LOCATION_OPTION=Localiza\u00E7\u00E3o=x\0=odd\0A=2\0none\0EMPTY=\0"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(ProcessEnvironment.parse(raw))
        .containsOnly(
            Map.entry("A", "1"),
            Map.entry("HEADROOM_LOCATION_OPTION", "Localiza\u00E7\u00E3o=x"),
            Map.entry("EMPTY", ""));
  }

  @Test
  void the_environment_of_a_process_is_that_of_the_jdk_where_all_is_ascii() {
    assertThat(ProcessEnvironment.read()).containsAllEntriesOf(ascii(System.getenv()));
  }

  private static Map<String, String> ascii(Map<String, String> environment) {
    Map<String, String> plain = new TreeMap<>(environment);
    plain.values().removeIf(value -> value.chars().anyMatch(each -> each > '~'));
    return plain;
  }
}
