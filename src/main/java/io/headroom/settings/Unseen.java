package io.headroom.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A character that cannot be seen, or looks like an ordinary blank: what an editor, a web page or a
 * chat puts into a text that is copied from it.
 *
 * @param codePoint the character
 */
record Unseen(int codePoint) {

  /** In some scripts they join the letters of a word. */
  private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

  /**
   * Characters that count as letters or symbols and look empty, and the one that stands for bytes
   * that are not UTF-8.
   */
  private static final Set<Integer> BLANK =
      Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFD);

  /** Returns the first one of a text; a joiner counts at either end alone. */
  static Optional<Unseen> in(String text) {
    int[] points = text.codePoints().toArray();
    for (int at = 0; at < points.length; at++) {
      boolean inside = at > 0 && at < points.length - 1;
      if (isUnseen(points[at]) && !(inside && JOINERS.contains(points[at]))) {
        return Optional.of(new Unseen(points[at]));
      }
    }
    return Optional.empty();
  }

  /** Returns a text without any of them. */
  static String removedFrom(String text) {
    return text.codePoints()
        .filter(point -> !isUnseen(point))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static boolean isUnseen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> point != ' ';
      default -> BLANK.contains(point);
    };
  }

  /** The number and the name, such as {@code U+00A0 (NO-BREAK SPACE)}. */
  @Override
  public String toString() {
    String name = Character.getName(codePoint);
    String number = String.format(Locale.ROOT, "U+%04X", codePoint);
    return name == null ? number : number + " (" + name + ")";
  }
}
