package io.headroom.catalogue;

import java.util.OptionalLong;

/**
 * The integer that a text of the shop begins with: white space, a sign, digits, and whatever
 * follows.
 *
 * @param value the integer, at most {@link Long#MAX_VALUE} to either side of 0; empty where the
 *     text begins with none
 */
record LeadingInteger(OptionalLong value) {

  private static final String WHITE_SPACE = " \t\n\u000B\f\r";

  static LeadingInteger of(String text) {
    int start = 0;
    while (start < text.length() && WHITE_SPACE.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    boolean negative = text.startsWith("-", start);
    if (negative || text.startsWith("+", start)) {
      start++;
    }
    int at = start;
    long magnitude = 0;
    for (; at < text.length() && isDigit(text.charAt(at)); at++) {
      magnitude = append(magnitude, text.charAt(at) - '0');
    }
    return new LeadingInteger(
        at == start ? OptionalLong.empty() : OptionalLong.of(negative ? -magnitude : magnitude));
  }

  /** Returns the integer if it can be an id, which is above 0. */
  OptionalLong id() {
    return value.isPresent() && value.getAsLong() > 0 ? value : OptionalLong.empty();
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static long append(long magnitude, int digit) {
    return magnitude > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : magnitude * 10 + digit;
  }
}
