package io.headroom.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of {@code routes/} that a test edits, as an operator does. */
final class EditableRoutes {

  private static final Path SHIPPED = Path.of("routes");

  private final Path folder;

  private EditableRoutes(Path folder) {
    this.folder = folder;
  }

  /** Copies the shipped files into a folder; the copies name their SQL there. */
  static EditableRoutes in(Path parent) {
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
  Path folder() {
    return folder;
  }

  /** The name of a file, as messages have it. */
  String name(String file) {
    return folder.resolve(file).toString();
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  EditableRoutes write(String file, String content) {
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
  EditableRoutes edit(String file, String text, String other) {
    String content = read(file);
    if (!content.contains(text)) {
      throw new IllegalArgumentException(file + " does not hold " + text);
    }
    return write(file, content.replace(text, other));
  }

  EditableRoutes delete(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  EditableRoutes rename(String file, String other) {
    return write(other, read(file)).delete(file);
  }
}
