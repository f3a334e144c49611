package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that show every setting, and the list that they are made from. */
class SettingsPagesTest {

  @ParameterizedTest
  @EnumSource(SettingsPages.class)
  void a_page_says_what_the_settings_say(SettingsPages page) throws Exception {
    assertThat(Files.readString(page.file()))
        .as("write it anew with: " + SettingsPages.COMMAND)
        .isEqualTo(page.text());
  }

  @Test
  void a_copy_starts_with_nothing_but_what_must_be_filled_in() {
    assertThat(SettingsPages.PROPERTIES.text().lines().filter(line -> line.startsWith("headroom.")))
        .containsExactly(
            "headroom.panel.url=",
            "headroom.panel.token-file=",
            "headroom.db.url=",
            "headroom.db.user=",
            "headroom.db.password-file=");
  }

  @Test
  void every_setting_that_is_declared_is_on_the_pages_once() {
    List<Object> declared =
        Arrays.stream(KnownSettings.class.getDeclaredFields())
            .filter(field -> field.getType() == Setting.class)
            .map(SettingsPagesTest::value)
            .toList();
    List<Setting<?>> listed =
        KnownSettings.GROUPS.stream().flatMap(group -> group.settings().stream()).toList();

    assertThat(listed).doesNotHaveDuplicates();
    assertThat(listed.stream().map(Setting::key))
        .containsExactlyInAnyOrderElementsOf(
            declared.stream().map(setting -> ((Setting<?>) setting).key()).toList());
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<Setting<?>> all() {
    return KnownSettings.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void each_default_is_allowed(Setting<?> setting) {
    assertThat(setting.kind().parse(setting.otherwise())).isPresent();
  }

  @ParameterizedTest
  @MethodSource("all")
  void each_name_begins_alike_and_has_a_meaning_in_one_line(Setting<?> setting) {
    assertThat(setting.key()).matches("headroom(\\.[a-z][a-z0-9-]*|\\.NAME)+");
    assertThat(setting.meaning()).isNotBlank().doesNotContain("\n");
  }

  @Test
  void no_two_settings_have_the_same_environment_variable() {
    assertThat(KnownSettings.all().map(Setting::variable)).doesNotHaveDuplicates();
  }
}
