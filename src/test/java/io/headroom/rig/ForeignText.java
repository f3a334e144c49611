package io.headroom.rig;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Characters by which a name of somebody else would steer a terminal, or hide in it. */
public final class ForeignText {

  private ForeignText() {}

  /** Returns them: both blocks of controls, what turns the writing around, and their like. */
  public static IntStream points() {
    return Stream.of(
            IntStream.rangeClosed(0, 0x1f),
            IntStream.rangeClosed(0x7f, 0x9f),
            IntStream.of(0xad, 0x61c, 0x180e, 0xfeff, 0xfff9, 0xe000, 0x378),
            IntStream.rangeClosed(0x200b, 0x200f),
            IntStream.rangeClosed(0x2028, 0x202e),
            IntStream.rangeClosed(0x2060, 0x206f),
            IntStream.of(0xd800, 0xdc00, 0xe0001, 0xe0041, 0xf0000, 0x10fffd),
            IntStream.of(0xfe0f, 0xe0100, 0x34f, 0x3164))
        .flatMapToInt(points -> points);
  }

  /** Returns a text with those of them that a database stores. */
  public static String storable() {
    return points()
        .filter(point -> point < 0xd800 || (point > 0xdfff && point < 0x10000))
        .mapToObj(point -> "x" + Character.toString(point))
        .collect(Collectors.joining());
  }

  /** Returns the characters of a text that would steer a terminal; empty for a harmless one. */
  public static String harmful(String text) {
    return text.codePoints()
        .filter(point -> point != '\n' && isForeign(point))
        .mapToObj("U+%04X"::formatted)
        .collect(Collectors.joining(" "));
  }

  private static boolean isForeign(int point) {
    return points().anyMatch(foreign -> foreign == point);
  }
}
