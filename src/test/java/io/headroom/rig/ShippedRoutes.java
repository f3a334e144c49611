package io.headroom.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of {@code routes/} as they are shipped. */
public final class ShippedRoutes {

  /** The folder that holds them. */
  public static final Path FOLDER = Path.of("routes");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private ShippedRoutes() {}

  /** Returns the files, those of all folders. */
  public static List<Path> files() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the routes", e);
    }
  }

  /** Returns what a file holds. */
  public static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Returns the routes of all files, without the configurations of routes. */
  public static List<JsonNode> routes() {
    return files().stream()
        .flatMap(file -> read(file).findValues("route").stream())
        .filter(route -> route.has("from"))
        .toList();
  }

  /** Returns the ids of the routes. */
  public static Set<String> ids() {
    return routes().stream()
        .map(route -> route.path("id").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
