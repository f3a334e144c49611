package io.headroom.cli;

import io.headroom.ops.SettingSources;
import io.headroom.ops.Settings;
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
    if (!Files.isDirectory(Path.of("routes"))) {
      throw new NotHereException(
          "There is no routes/ in "
              + Path.of("").toAbsolutePath()
              + ": run headroom from the folder that holds application.properties and routes/");
    }
    return Settings.read(SettingSources.ofProcess());
  }

  /** This is not the folder to run from. */
  static final class NotHereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotHereException(String message) {
      super(message);
    }
  }
}
