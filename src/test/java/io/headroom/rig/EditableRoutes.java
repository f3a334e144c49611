package io.headroom.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of {@code routes/} that a test edits, as an operator does. */
public final class EditableRoutes {

  private static final Path SHIPPED = Path.of("routes");

  private final Path folder;

  private EditableRoutes(Path folder) {
    this.folder = folder;
  }

  /** Copies the shipped files into a folder; the copies name their SQL there. */
  public static EditableRoutes in(Path parent) {
    EditableRoutes copy = new EditableRoutes(parent.resolve("routes"));
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy.write(
            SHIPPED.relativize(file).toString(),
            Files.readString(file).replace("file:routes/", "file:" + copy.folder + "/"));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the routes", e);
    }
  }

  /** The folder, laid out like {@code routes/}. */
  public Path folder() {
    return folder;
  }

  /** The name of a file, as messages have it. */
  public String name(String file) {
    return folder.resolve(file).toString();
  }

  public String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  public EditableRoutes write(String file, String content) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Replaces a text that a file holds. */
  public EditableRoutes edit(String file, String text, String other) {
    String content = read(file);
    if (!content.contains(text)) {
      throw new IllegalArgumentException(file + " does not hold " + text);
    }
    return write(file, content.replace(text, other));
  }

  public EditableRoutes delete(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  public EditableRoutes rename(String file, String other) {
    return write(other, read(file)).delete(file);
  }
}
