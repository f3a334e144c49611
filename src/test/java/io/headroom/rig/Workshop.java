package io.headroom.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder as an integrator has it, and the processes that are run from it. */
public final class Workshop {

  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;

  private Workshop(Path folder) {
    this.folder = folder;
  }

  /** What a process came to. */
  public record End(int code, String output) {}

  /** Fits out an empty folder. */
  public static Workshop in(Path folder, Shop shop, StandInPanel panel) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("routes"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file));
      }
    }
    panel.configure(folder, shop, new Readme().user(shop));
    return new Workshop(folder);
  }

  /** Puts a file into {@code routes/custom/}. */
  public Workshop custom(String file, String content) throws IOException {
    Files.writeString(folder.resolve("routes/custom").resolve(file), content);
    return this;
  }

  /** Runs a verb to its end. */
  public End run(String... verb) throws IOException, InterruptedException {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            "io.headroom.cli.Headroom");
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(Stream.concat(java, Stream.of(verb)).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end: " + Files.readString(output));
      }
      return new End(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String classPath() {
    String separator = System.getProperty("path.separator");
    return Stream.of(System.getProperty("java.class.path").split(separator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .reduce((first, second) -> first + separator + second)
        .orElseThrow();
  }
}
