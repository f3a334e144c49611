package io.headroom.cli;

import io.headroom.settings.LogSettings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the log goes. It must be set before anything is logged. */
final class Logging {

  private static final String TARGET = "headroom.log.target";
  private static final String SWEEPS = "headroom.log.sweeps";

  private Logging() {}

  /** The log is what the verb puts out. */
  static void asOutput(LogSettings settings) {
    asSet(settings);
    System.setProperty(TARGET, "System.out");
  }

  /** The log goes beside what the verb puts out, and leaves out what is told there. */
  static void besideOutput(LogSettings settings) {
    asSet(settings);
    System.setProperty(TARGET, "System.err");
    System.setProperty(SWEEPS, "ERROR");
  }

  /** What is logged, and how, is set like anything else. */
  private static void asSet(LogSettings settings) {
    System.setProperty("headroom.log.level", settings.level());
    System.setProperty("headroom.log.format", settings.format());
  }

  /** Logs warnings about settings. */
  static void warn(List<String> warnings) {
    Logger log = LoggerFactory.getLogger("io.headroom.settings");
    warnings.forEach(log::warn);
  }
}
