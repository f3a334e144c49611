package io.headroom.catalogue;

/**
 * A configurable option as it was ordered, with HTML entities decoded.
 *
 * @param name the option's internal name
 * @param counted whether a number of units is ordered, and no choice
 * @param choice the name of the choice, {@code value|Shown name}; empty where there is none
 * @param qty the number of units
 */
public record OrderedOption(OptionName name, boolean counted, String choice, long qty) {

  /** Returns what the provisioning module is told: the number of units, or the choice's value. */
  String value() {
    if (counted) {
      return Long.toString(qty);
    }
    int bar = choice.indexOf('|');
    return OptionName.of(bar < 0 ? choice : choice.substring(0, bar)).text();
  }
}
