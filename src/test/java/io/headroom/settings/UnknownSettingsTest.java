package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that nobody knows. */
class UnknownSettingsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "headroom.sweep.perod, headroom.sweep.period",
    "headroom.panel.timeout, headroom.panel.token",
    "headroom.maxqty, headroom.max-qty",
    "headroom.cache.groups-ttl, headroom.cache.group-ttl"
  })
  void a_name_of_the_page_is_told_with_the_nearest(String key, String nearest) {
    assertThat(Sources.in(folder).file(key, "1").read().warnings())
        .containsExactly(
            key + " is not a setting of Headroom and has no effect; did you mean " + nearest + "?");
  }

  @Test
  void a_variable_is_told_with_the_nearest() {
    assertThat(Sources.in(folder).environment("HEADROOM_DB_PASS", "hunter2").read().warnings())
        .containsExactly(
            "HEADROOM_DB_PASS is not a setting of Headroom and has no effect; did you mean"
                + " HEADROOM_DB_PASSWORD?");
  }

  @Test
  void a_system_property_is_told() {
    assertThat(Sources.in(folder).system("headroom.modus", "observe").read().warnings())
        .containsExactly(
            "headroom.modus is not a setting of Headroom and has no effect; did you mean"
                + " headroom.mode?");
  }

  @Test
  void what_the_log_and_the_launcher_take_is_known() {
    assertThat(
            Sources.in(folder)
                .system("headroom.log.level", "DEBUG")
                .environment("HEADROOM_LOG_LEVEL", "DEBUG")
                .environment("HEADROOM_JAVA_OPTS", "-Xmx256m")
                .read()
                .warnings())
        .isEmpty();
  }

  @Test
  void what_is_not_of_headroom_is_nobodys_business_here() {
    assertThat(
            Sources.in(folder)
                .file("camel.nonsense", "1")
                .system("java.nonsense", "1")
                .environment("PATH", "1")
                .read()
                .warnings())
        .isEmpty();
  }
}
