package io.headroom.reload;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the routes: those of a pattern, and all SQL in the folder that it names first. */
public final class RouteFolder {

  private static final String SCHEME = "file:";

  private final List<Pattern> patterns;

  private record Pattern(Path folder, String glob) {

    static Pattern of(String text) {
      String file = text.strip().substring(SCHEME.length());
      int slash = file.lastIndexOf('/');
      return new Pattern(Path.of(file.substring(0, slash)), file.substring(slash + 1));
    }
  }

  /**
   * Creates the folder; nothing is read yet.
   *
   * @param includePattern what camel-main includes: {@code file:folder/glob}, separated by commas
   */
  public RouteFolder(String includePattern) {
    patterns = Stream.of(includePattern.split(",", -1)).map(Pattern::of).toList();
  }

  /** Reads all files. What cannot be read is part of the snapshot as such. */
  public Snapshot read() {
    Map<String, String> routes = new TreeMap<>();
    Map<String, String> statements = new TreeMap<>();
    Map<String, String> unreadable = new TreeMap<>();
    for (Pattern pattern : patterns) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(pattern.folder(), pattern.glob())) {
        files.forEach(file -> read(file, routes, unreadable));
      } catch (NoSuchFileException absent) {
        // no folder, no files
      } catch (IOException failure) {
        unreadable.put(name(pattern.folder()), reason(failure));
      }
    }
    Path folder = patterns.get(0).folder();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".sql"))
          .forEach(file -> read(file, statements, unreadable));
    } catch (IOException failure) {
      unreadable.put(name(folder), reason(failure));
    }
    return new Snapshot(routes, statements, unreadable);
  }

  private static void read(
      Path file, Map<String, String> contents, Map<String, String> unreadable) {
    try {
      contents.put(name(file), Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException malformed) {
      unreadable.put(name(file), "is not UTF-8 text: save it as UTF-8");
    } catch (NoSuchFileException gone) {
      // deleted since the folder was listed
    } catch (IOException failure) {
      unreadable.put(name(file), reason(failure));
    }
  }

  private static String reason(IOException failure) {
    return "cannot be read ("
        + failure.getClass().getSimpleName()
        + "): make it a file that this user may read";
  }

  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }
}
