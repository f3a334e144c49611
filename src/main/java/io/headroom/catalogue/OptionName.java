package io.headroom.catalogue;

import java.util.regex.Pattern;

/**
 * The name by which an option is known: spaces of every kind are the same, and those at its ends do
 * not count; case does.
 *
 * @param text the name with plain spaces, none at its ends
 */
public record OptionName(String text) {

  /** Every space of Unicode, and the two that have no width. */
  private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s\\u0085\\u200B\\uFEFF]");

  /** Returns the name that a text gives, of which HTML entities are decoded already. */
  public static OptionName of(String text) {
    return new OptionName(SPACE.matcher(text).replaceAll(" ").strip());
  }
}
