package io.headroom.reload;

import io.headroom.text.OneLine;
import java.util.OptionalInt;

/**
 * Something that is wrong with a file of the routes.
 *
 * @param file the file, as the folder names it
 * @param line the line, from 1, where it is known
 * @param reason what is wrong, in one line
 */
public record Problem(String file, OptionalInt line, String reason) {

  /** Creates a problem; a reason of many lines becomes one. */
  public Problem {
    reason = OneLine.of(reason).text();
  }

  /** Returns it as {@code file:line: reason}. */
  @Override
  public String toString() {
    String place = line.isPresent() ? file + ":" + line.getAsInt() : file;
    return place + ": " + reason;
  }
}
