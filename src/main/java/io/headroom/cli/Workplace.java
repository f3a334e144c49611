package io.headroom.cli;

import io.headroom.settings.GivenSettings;
import io.headroom.settings.LogSettings;
import io.headroom.settings.SettingSources;
import io.headroom.settings.Settings;
import io.headroom.settings.StandIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The folder that a verb is run from. */
final class Workplace {

  private Workplace() {}

  /**
   * Reads the settings, once, and sets up the log.
   *
   * @param logging sets up the log
   * @throws NotHereException if this is not the folder to run from
   */
  static Settings settings(Consumer<LogSettings> logging) {
    return Settings.read(given(logging));
  }

  /**
   * Reads the settings, with stand-ins for what reaches the panel and the database.
   *
   * @param logging sets up the log
   * @throws NotHereException if this is not the folder to run from
   */
  static Settings settingsToBuildWith(Consumer<LogSettings> logging) {
    return Settings.read(StandIns.in(given(logging)));
  }

  /**
   * Reads what is given, once, and sets up the log.
   *
   * @param logging sets up the log
   * @throws NotHereException if this is not the folder to run from
   */
  static GivenSettings given(Consumer<LogSettings> logging) {
    if (!Files.isDirectory(Path.of("routes"))) {
      throw new NotHereException(
          "There is no routes/ in "
              + Path.of("").toAbsolutePath()
              + ": run headroom from the folder that holds routes/");
    }
    GivenSettings given = SettingSources.ofProcess().read();
    logging.accept(LogSettings.of(given));
    return given;
  }

  /** This is not the folder to run from. */
  static final class NotHereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotHereException(String message) {
      super(message);
    }
  }
}
