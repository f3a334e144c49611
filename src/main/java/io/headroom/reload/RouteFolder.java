package io.headroom.reload;

import io.headroom.text.ByteOrderMark;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of the routes and the SQL beside them: the one list that the start, a reload and the
 * checks go by.
 *
 * <p>What begins with a dot is left out, folders too: editors and file servers leave such files.
 */
public final class RouteFolder {

  private static final String SCHEME = "file:";
  private static final String DEEP = "/**/";

  private final List<Pattern> patterns;

  /** Some files of a folder; of its subfolders too if it is deep. */
  private record Pattern(Path folder, boolean isDeep, PathMatcher names) {

    static Pattern of(String text) {
      String file = text.strip().substring(SCHEME.length());
      boolean isDeep = file.contains(DEEP);
      int slash = isDeep ? file.indexOf(DEEP) : file.lastIndexOf('/');
      String glob = file.substring(slash + (isDeep ? DEEP.length() : 1));
      return new Pattern(
          Path.of(file.substring(0, slash)),
          isDeep,
          FileSystems.getDefault().getPathMatcher("glob:" + glob));
    }

    int depth() {
      return isDeep ? Integer.MAX_VALUE : 1;
    }
  }

  /**
   * Creates the folder; nothing is read yet.
   *
   * @param includePattern what camel-main includes, separated by commas: {@code file:folder/glob},
   *     or {@code file:folder/**}{@code /glob} with all subfolders
   */
  public RouteFolder(String includePattern) {
    patterns = Stream.of(includePattern.split(",", -1)).map(Pattern::of).toList();
  }

  /** Reads all files. What cannot be read is part of the snapshot as such. */
  public Snapshot read() {
    Reading reading = new Reading();
    patterns.forEach(reading::read);
    return reading.snapshot();
  }

  /** One pass over the files. */
  private static final class Reading {

    private final Map<String, String> routes = new TreeMap<>();
    private final Map<String, String> statements = new TreeMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final Set<String> strays = new TreeSet<>();

    Snapshot snapshot() {
      return new Snapshot(routes, statements, unreadable, strays);
    }

    void read(Pattern pattern) {
      try {
        Files.walkFileTree(
            pattern.folder(),
            EnumSet.of(FileVisitOption.FOLLOW_LINKS),
            pattern.depth(),
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes kind) {
                return !folder.equals(pattern.folder()) && isHidden(folder)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes kind) {
                if (!kind.isDirectory() && !isHidden(file)) {
                  read(file, pattern);
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException failure) {
                if (!isHidden(file)) {
                  note(file, failure);
                }
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException failure) {
        note(pattern.folder(), failure);
      }
    }

    private static boolean isHidden(Path file) {
      return lastName(file).toString().startsWith(".");
    }

    private static Path lastName(Path file) {
      Path last = file.getFileName();
      return last == null ? file : last;
    }

    private void read(Path file, Pattern pattern) {
      if (pattern.names().matches(lastName(file))) {
        read(file, routes);
      } else if (pattern.isDeep() && file.toString().endsWith(".sql")) {
        read(file, statements);
      } else if (pattern.isDeep() && Stray.isOne(name(file))) {
        strays.add(name(file));
      }
    }

    private void read(Path file, Map<String, String> contents) {
      try {
        contents.put(
            name(file), ByteOrderMark.dropFrom(Files.readString(file, StandardCharsets.UTF_8)));
      } catch (CharacterCodingException malformed) {
        unreadable.put(name(file), "is not UTF-8 text: save it as UTF-8");
      } catch (IOException failure) {
        note(file, failure);
      }
    }

    /** A folder that does not exist holds no files. */
    private void note(Path file, IOException failure) {
      if (!(failure instanceof NoSuchFileException)) {
        unreadable.put(
            name(file),
            "cannot be read ("
                + failure.getClass().getSimpleName()
                + "): make it a file that this user may read");
      }
    }

    private static String name(Path file) {
      return file.toString().replace('\\', '/');
    }
  }
}
