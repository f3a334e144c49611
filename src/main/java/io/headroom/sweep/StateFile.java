package io.headroom.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file of what outlives the process. Who reads it sees the whole of one state.
 *
 * @param path where it is
 */
record StateFile(Path path) {

  /**
   * Returns what it holds; empty if there is none.
   *
   * @throws IOException if it cannot be read
   */
  Optional<String> read() throws IOException {
    try {
      return Optional.of(Files.readString(path));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /**
   * Writes it, in place of what it held.
   *
   * @throws IOException if it cannot be written
   */
  void write(String text) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path next = path.resolveSibling(path.getFileName() + ".next");
    Files.writeString(next, text);
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Removes it, if it is there.
   *
   * @throws IOException if it cannot be removed
   */
  void remove() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Whether it is there. */
  boolean exists() {
    return Files.exists(path);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
