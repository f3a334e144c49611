package io.headroom.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A file of settings as it was read: which line says what. Its syntax is that of {@link
 * Properties}.
 *
 * @param name the file, as messages name it
 * @param isThere whether there is such a file
 * @param lines what it says, in its order
 */
record SettingsFile(String name, boolean isThere, List<Line> lines) {

  /**
   * A key and its value.
   *
   * @param number the number of the line that it begins in
   * @param key the key
   * @param value the value
   * @param text the line as it is written; several where it goes on after a backslash
   */
  record Line(int number, String key, String value, String text) {}

  SettingsFile {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file; one that is not there says nothing.
   *
   * @throws SettingsException if it cannot be read
   */
  static SettingsFile read(Path file) {
    String name = file.toString();
    try {
      return new SettingsFile(name, true, lines(name, Files.readString(file)));
    } catch (NoSuchFileException absent) {
      return new SettingsFile(name, false, List.of());
    } catch (MalformedInputException malformed) {
      throw new SettingsException(name + " is not UTF-8 text: save it as UTF-8");
    } catch (IOException unreadable) {
      throw new SettingsException(
          name
              + " cannot be read ("
              + unreadable.getClass().getSimpleName()
              + "): make it a file that this user may read");
    }
  }

  /** Returns what the last line of a key says. */
  Optional<Line> of(String key) {
    return lines.stream().filter(line -> line.key().equals(key)).reduce((first, last) -> last);
  }

  /** Returns where a line is, as messages say it. */
  String place(Line line) {
    return name + " line " + line.number();
  }

  private static List<Line> lines(String name, String text) {
    List<String> natural = text.lines().toList();
    List<Line> lines = new ArrayList<>();
    for (int at = 0; at < natural.size(); at++) {
      int number = at + 1;
      if (saysSomething(natural.get(at))) {
        StringBuilder whole = new StringBuilder(natural.get(at));
        while (goesOn(natural.get(at)) && at + 1 < natural.size()) {
          at++;
          whole.append('\n').append(natural.get(at));
        }
        line(name, number, whole.toString()).ifPresent(lines::add);
      }
    }
    return lines;
  }

  private static boolean saysSomething(String line) {
    String text = line.replaceFirst("^[ \t\f]+", "");
    return !text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != '!';
  }

  /** Whether a line ends with a backslash that is not escaped itself. */
  private static boolean goesOn(String line) {
    return (line.length() - line.replaceFirst("\\\\+$", "").length()) % 2 == 1;
  }

  private static Optional<Line> line(String name, int number, String text) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(text));
    } catch (IllegalArgumentException malformed) {
      throw new SettingsException(
          name
              + " line "
              + number
              + " cannot be read: "
              + malformed.getMessage()
              + " (write \\\\ for \\)");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return one.stringPropertyNames().stream()
        .map(key -> new Line(number, key, one.getProperty(key, ""), text))
        .findFirst();
  }
}
