package io.headroom.text;

/**
 * Text from elsewhere, made fit for a log line, a terminal, the ledger and a label.
 *
 * <p>It is one line. White space of every kind is one space, and a line end is a semicolon. A
 * question mark replaces what a terminal obeys, what has no shape of its own and what stands for no
 * character: control characters of both blocks, bidirectional and other format characters, tags,
 * characters for private use, unassigned ones, fillers and halves of a surrogate pair. Variation
 * selectors are left out, since they only say how the character before them looks.
 *
 * @param text the line
 */
public record OneLine(String text) {

  private static final int UNSAFE = '?';
  private static final String LINE_END = "; ";
  private static final String ELLIPSIS = "…";
  private static final int TAB_WIDTH = 4;

  /** Returns a text of any length as one line. */
  public static OneLine of(String words) {
    return of(words, Integer.MAX_VALUE);
  }

  /**
   * Returns a text as one line.
   *
   * @param words the text
   * @param most how many characters (code points) it may have, an ellipsis included
   */
  public static OneLine of(String words, int most) {
    StringBuilder line = new StringBuilder();
    int length = 0;
    String gap = "";
    for (int at = 0; at < words.length() && length <= most; ) {
      int point = words.codePointAt(at);
      at += Character.charCount(point);
      if (isLineEnd(point)) {
        gap = LINE_END;
      } else if (isSpace(point)) {
        gap = gap.isEmpty() ? " " : gap;
      } else if (!isVariationSelector(point)) {
        String before = line.isEmpty() ? "" : gap;
        line.append(before).appendCodePoint(isSafe(point) ? point : UNSAFE);
        length += before.length() + 1;
        gap = "";
      }
    }
    return new OneLine(length <= most ? line.toString() : cut(line, most));
  }

  /**
   * Returns a line with its indentation and every space as they are; a tab is four spaces, and a
   * variation selector is a question mark.
   */
  public static OneLine asIndented(String words) {
    StringBuilder line = new StringBuilder();
    words
        .codePoints()
        .forEach(
            point -> {
              if (point == '\t') {
                line.append(" ".repeat(TAB_WIDTH));
              } else {
                boolean shown = isSafe(point) && !isVariationSelector(point);
                line.appendCodePoint(shown ? point : UNSAFE);
              }
            });
    return new OneLine(line.toString());
  }

  private static String cut(StringBuilder line, int most) {
    return line.substring(0, line.offsetByCodePoints(0, Math.max(0, most - 1))) + ELLIPSIS;
  }

  private static boolean isLineEnd(int point) {
    return switch (point) {
      case '\n', '\u000b', '\f', '\r', 0x85, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }

  private static boolean isSpace(int point) {
    return point == '\t' || Character.getType(point) == Character.SPACE_SEPARATOR;
  }

  private static boolean isVariationSelector(int point) {
    return (point >= 0xfe00 && point <= 0xfe0f)
        || (point >= 0xe0100 && point <= 0xe01ef)
        || (point >= 0x180b && point <= 0x180d)
        || point == 0x180f;
  }

  private static boolean isSafe(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> !isFiller(point);
    };
  }

  /** Letters and marks by type that show nothing at all. */
  private static boolean isFiller(int point) {
    return switch (point) {
      case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0 -> true;
      default -> false;
    };
  }
}
