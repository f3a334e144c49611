package io.headroom.settings;

import io.headroom.settings.SettingSources.Given;
import java.util.List;
import java.util.Map;

/**
 * What is logged, and how. They are needed before anything is logged, and so before the other
 * settings are read.
 *
 * @param level the level, as it is given
 * @param format the format, as it is given
 */
public record LogSettings(String level, String format) {

  private static final List<String> FORMATS = List.of("text", "json");

  /** Reads them; what cannot be used is the default, and refused with the other settings. */
  public static LogSettings of(SettingSources sources) {
    Map<String, String> file = sources.file();
    return new LogSettings(
        known(sources, file, Setting.LOG_LEVEL, LogLevel.NAMES),
        known(sources, file, Setting.LOG_FORMAT, FORMATS));
  }

  private static String known(
      SettingSources sources, Map<String, String> file, Setting setting, List<String> allowed) {
    return sources
        .given(setting, file)
        .map(Given::value)
        .filter(allowed::contains)
        .orElse(setting.otherwise());
  }

  /** Adds a problem for each that cannot be used. */
  static void check(SettingsReader reader) {
    check(reader, Setting.LOG_LEVEL, LogLevel.NAMES);
    check(reader, Setting.LOG_FORMAT, FORMATS);
  }

  private static void check(SettingsReader reader, Setting setting, List<String> allowed) {
    if (!allowed.contains(reader.text(setting))) {
      reader.wrong(setting, "one of " + String.join(", ", allowed));
    }
  }
}
