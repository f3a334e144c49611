package io.headroom.catalogue;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The integer that a text of the shop begins with: white space, a sign, digits, and whatever
 * follows.
 *
 * @param value the integer, at most {@link Long#MAX_VALUE} to either side of 0; empty where the
 *     text begins with none
 */
record LeadingInteger(OptionalLong value) {

  private static final Pattern INTEGER = Pattern.compile("\\s*([+-]?)0*([0-9]+)");
  private static final int MOST_DIGITS = 19;

  static LeadingInteger of(String text) {
    Matcher matcher = INTEGER.matcher(text);
    if (!matcher.lookingAt()) {
      return new LeadingInteger(OptionalLong.empty());
    }
    long magnitude = magnitude(matcher.group(2));
    return new LeadingInteger(
        OptionalLong.of(matcher.group(1).equals("-") ? -magnitude : magnitude));
  }

  /** Returns the integer if it can be an id, which is above 0. */
  OptionalLong id() {
    return value.isPresent() && value.getAsLong() > 0 ? value : OptionalLong.empty();
  }

  private static long magnitude(String digits) {
    long magnitude = digits.length() > MOST_DIGITS ? -1 : Long.parseUnsignedLong(digits);
    return magnitude < 0 ? Long.MAX_VALUE : magnitude;
  }
}
