package io.headroom.cli;

import io.headroom.text.ByteOrderMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a folder of routes, without what begins with a dot.
 *
 * @param contents the content of each, by its name below the folder, with {@code /} between
 */
record RouteFiles(SortedMap<String, String> contents) {

  private static final String SHIPPED = "/io/headroom/shipped/routes";
  private static final Pattern HIDDEN = Pattern.compile("(^|/)\\.");

  /** Returns the files that this version came with. */
  static RouteFiles shipped() {
    URL folder =
        Objects.requireNonNull(
            RouteFiles.class.getResource(SHIPPED), "the jar does not hold the shipped routes");
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return in(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return in(jar.getPath(SHIPPED));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns the files of a folder. */
  static RouteFiles in(Path folder) {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!HIDDEN.matcher(name).find()) {
          // whatever it holds: a picture in the folder is no reason to stop
          contents.put(
              name,
              ByteOrderMark.dropFrom(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        }
      }
      return new RouteFiles(contents);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
