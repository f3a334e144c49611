package io.headroom.reload;

import java.util.Locale;
import java.util.OptionalInt;

/** A file in the folder of the routes that looks like one of them and is not read. */
final class Stray {

  private Stray() {}

  /** Whether a file that is no route file looks like one. */
  static boolean isOne(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".xml");
  }

  /** Returns the warning about such a file. */
  static Problem warning(String file) {
    return new Problem(file, OptionalInt.empty(), "is not read: " + advice(file));
  }

  private static String advice(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.matches(".*\\.kamelet\\.ya?ml")) {
      return "Headroom reads no Kamelets; write a route, in a file whose name ends in .camel.yaml";
    }
    return name.endsWith(".xml")
        ? "write the route in YAML, in a file whose name ends in .camel.yaml"
        : "the name of a file of routes ends in .camel.yaml; rename this one or move it elsewhere";
  }
}
