package io.headroom.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Looks whether the jars of an integrator are on the class path. */
public final class LauncherProbe {

  private static final Path FOLDER = Path.of("lib.d");

  private LauncherProbe() {}

  public static void look(Checklist list) {
    long jars = jars();
    if (jars > 0 && !System.getProperty("java.class.path", "").contains(FOLDER.toString())) {
      list.warn(
          "lib.d",
          "%d jars in lib.d/ are not on the class path under java -jar: start with bin/headroom"
              .formatted(jars));
    }
  }

  private static long jars() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".jar")).count();
    } catch (IOException absent) {
      return 0;
    }
  }
}
