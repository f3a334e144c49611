package io.headroom.text;

/**
 * Text of the panel made safe for a log line and a terminal: one line, of a bounded length, without
 * control characters.
 *
 * @param text the safe text
 */
public record Printable(String text) {

  /** Returns text that is cut to {@code length} characters, an ellipsis included. */
  public static Printable of(String raw, int length) {
    StringBuilder safe = new StringBuilder();
    raw.codePoints()
        .limit(length + 1L)
        .forEach(point -> safe.appendCodePoint(isUnsafe(point) ? '?' : point));
    int points = safe.codePointCount(0, safe.length());
    return new Printable(
        points <= length
            ? safe.toString()
            : safe.substring(0, safe.offsetByCodePoints(0, length - 1)) + "…");
  }

  private static boolean isUnsafe(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
