package io.headroom.text;

import java.util.regex.Pattern;

/** Texts of others, made safe for a terminal. */
public final class TerminalText {

  private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

  private TerminalText() {}

  /** Returns a text as one line without anything that a terminal would obey. */
  public static String line(String text) {
    String line = LINE_BREAKS.matcher(text.strip()).replaceAll("; ");
    return UNPRINTABLE.matcher(line).replaceAll("?");
  }

  /** Returns a line as it is indented, without anything that a terminal would obey. */
  public static String asIs(String line) {
    return UNPRINTABLE.matcher(line.replace("\t", "    ")).replaceAll("?");
  }

  /** Returns such a line of so many characters at most. */
  public static String line(String text, int most) {
    String line = line(text);
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 3)) + "...";
  }
}
