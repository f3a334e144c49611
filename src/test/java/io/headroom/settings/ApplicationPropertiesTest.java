package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The settings page of the archive. */
class ApplicationPropertiesTest {

  private static final Pattern SETTING = Pattern.compile("(?m)^#?(headroom\\.[a-z.-]+)=(.*)$");

  private final String page = read();

  private static String read() {
    try {
      return Files.readString(Path.of("application.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_page_names_every_setting_once_and_no_other() {
    List<String> named = SETTING.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(named).containsExactlyInAnyOrderElementsOf(Setting.keys());
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void each_setting_shows_its_default_and_says_it_in_one_line(Setting setting) {
    MatchResult line =
        SETTING
            .matcher(page)
            .results()
            .filter(found -> found.group(1).equals(setting.key()))
            .findFirst()
            .orElseThrow();
    assertThat(line.group(2)).isEqualTo(setting.otherwise());
    List<String> before = page.substring(0, line.start()).lines().toList();
    assertThat(before.get(before.size() - 1))
        .startsWith("# ")
        .contains(setting.otherwise().isEmpty() ? "No default." : "Default " + setting.otherwise());
    assertThat(before.get(before.size() - 2)).isEmpty();
  }

  @Test
  void a_copy_starts_with_nothing_but_what_must_be_filled_in() {
    assertThat(page.lines().filter(line -> line.startsWith("headroom.")))
        .containsExactly(
            "headroom.panel.url=",
            "headroom.panel.token-file=",
            "headroom.db.url=",
            "headroom.db.user=",
            "headroom.db.password-file=");
  }
}
