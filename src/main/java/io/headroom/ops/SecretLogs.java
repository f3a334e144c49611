package io.headroom.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps off the logs that would show a secret, whatever the level of the others. */
final class SecretLogs {

  /** What the HTTP client sends, with the token. */
  private static final List<String> SECRET =
      List.of("org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire");

  private SecretLogs() {}

  /** Shuts them. */
  static void silence() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      SECRET.forEach(name -> logs.getLogger(name).setLevel(Level.OFF));
    }
  }
}
