package io.headroom.settings;

/**
 * What is logged, and how. They are needed before anything is logged, and so before the other
 * settings are read.
 *
 * @param level the level
 * @param format the format
 */
public record LogSettings(String level, String format) {

  /**
   * Reads them. For a value that cannot be used it takes the default; it is refused with the other
   * settings.
   */
  public static LogSettings of(GivenSettings given) {
    return read(new SettingsReader(given));
  }

  /** Reads them, and adds a problem for each that cannot be used. */
  static LogSettings read(SettingsReader reader) {
    return new LogSettings(
        reader.value(KnownSettings.LOG_LEVEL), reader.value(KnownSettings.LOG_FORMAT));
  }
}
