package io.headroom.catalogue;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The integer that a text of the shop begins with, read as its language casts text to a number:
 * white space, a sign, digits, and whatever follows.
 *
 * @param value the integer, saturated to 64 bits; empty where the text begins with none
 */
record LeadingInteger(OptionalLong value) {

  private static final Pattern INTEGER = Pattern.compile("\\s*([+-]?)([0-9]+)");
  private static final int DIGITS_THAT_FIT = 18;

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
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() <= DIGITS_THAT_FIT ? Long.parseLong(significant) : Long.MAX_VALUE;
  }
}
