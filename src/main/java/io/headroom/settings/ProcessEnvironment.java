package io.headroom.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment variables of this process, read as UTF-8 whatever the locale: under {@code
 * LANG=C} the JDK replaces every letter beyond ASCII.
 */
final class ProcessEnvironment {

  private static final Path RAW = Path.of("/proc/self/environ");

  private ProcessEnvironment() {}

  /** Reads it; where the system does not show it raw, it is as the JDK reads it. */
  static Map<String, String> read() {
    try {
      return parse(Files.readAllBytes(RAW));
    } catch (IOException notShown) {
      return System.getenv();
    }
  }

  /** Returns the variables of the raw form: {@code name=value}, each ended by a zero byte. */
  static Map<String, String> parse(byte[] raw) {
    Map<String, String> variables = new TreeMap<>();
    for (String each : new String(raw, StandardCharsets.UTF_8).split("\0", -1)) {
      int equals = each.indexOf('=', 1);
      if (equals > 0) {
        variables.putIfAbsent(each.substring(0, equals), each.substring(equals + 1));
      }
    }
    return variables;
  }
}
