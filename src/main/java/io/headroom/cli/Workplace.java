package io.headroom.cli;

import io.headroom.settings.SettingSources;
import io.headroom.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a verb is run from. */
final class Workplace {

  private Workplace() {}

  /**
   * Reads the settings.
   *
   * @throws NotHereException if this is not the folder to run from
   */
  static Settings settings() {
    return Settings.read(here());
  }

  /**
   * Reads the settings, with stand-ins for what reaches the panel and the database.
   *
   * @throws NotHereException if this is not the folder to run from
   */
  static Settings settingsToBuildWith() {
    return Settings.read(here().withStandIns());
  }

  /**
   * Returns where the settings come from.
   *
   * @throws NotHereException if this is not the folder to run from
   */
  static SettingSources here() {
    if (!Files.isDirectory(Path.of("routes"))) {
      throw new NotHereException(
          "There is no routes/ in "
              + Path.of("").toAbsolutePath()
              + ": run headroom from the folder that holds application.properties and routes/");
    }
    return SettingSources.ofProcess();
  }

  /** This is not the folder to run from. */
  static final class NotHereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotHereException(String message) {
      super(message);
    }
  }
}
