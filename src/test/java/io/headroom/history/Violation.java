package io.headroom.history;

/**
 * Something in a history that must not be.
 *
 * @param rule the rule that is broken
 * @param at when, in microseconds since the history began
 * @param what what is wrong, in words
 */
public record Violation(Rule rule, long at, String what) {

  /** What must be true of a history. */
  public enum Rule {
    /** A qty is never above what can be placed, whatever the panel chooses. */
    OVERSOLD,
    /** What is raised is right for every order that the shop has taken by then. */
    RAISED,
    /** The last places that are shared out fit together. */
    SHARED_TWICE,
    /** A qty is never 0 while something can be placed for sure. */
    FALSE_ZERO,
    /** All is right in the end. */
    UNSETTLED
  }

  @Override
  public String toString() {
    return "%12.6f %s: %s".formatted(at / 1e6, rule, what);
  }
}
