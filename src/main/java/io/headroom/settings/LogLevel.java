package io.headroom.settings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** What Headroom logs. The logs that would show a secret stay off at every level. */
public final class LogLevel {

  private static final String OURS = "io.headroom";

  /** Every level, the quietest first. */
  static final List<String> NAMES = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

  private LogLevel() {}

  /** Returns the level. */
  public static String current() {
    return ours().getEffectiveLevel().toString();
  }

  /**
   * Changes the level.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static void change(String level) {
    String name = Objects.requireNonNullElse(level, "").strip().toUpperCase(Locale.ROOT);
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "the level must be one of " + String.join(", ", NAMES) + ", but is " + level);
    }
    // those below it that have a level of their own follow
    context().getLoggerList().stream()
        .filter(logger -> logger.getName().startsWith(OURS + "."))
        .forEach(logger -> logger.setLevel(null));
    ours().setLevel(Level.toLevel(name));
  }

  private static Logger ours() {
    return context().getLogger(OURS);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
