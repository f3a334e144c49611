package io.headroom.catalogue;

/**
 * A sub-option of a configurable option, as the shop holds it, with HTML entities decoded.
 *
 * @param optionGroup the group of configurable options that the option belongs to
 * @param option the option's name, {@code internal|Shown name}
 * @param optionHidden whether the option is hidden
 * @param choice the sub-option's name, {@code value|Shown name}
 * @param choiceHidden whether the sub-option is hidden
 */
public record OptionRow(
    long optionGroup, String option, boolean optionHidden, String choice, boolean choiceHidden) {

  /** The option's name up to the first bar, by which the provisioning module knows it. */
  public OptionName internalName() {
    int bar = option.indexOf('|');
    return OptionName.of(bar < 0 ? option : option.substring(0, bar));
  }

  /** Whether a customer can choose it. */
  public boolean isVisible() {
    return !optionHidden && !choiceHidden;
  }
}
