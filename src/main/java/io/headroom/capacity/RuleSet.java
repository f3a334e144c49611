package io.headroom.capacity;

import java.util.Locale;

/** The two sets of rules that a number can be computed by. */
public enum RuleSet {
  /** What the PHP module inside the shop computes. */
  MODULE,
  /** The module's rules, and what the panel and the shop do beyond them. */
  PANEL;

  /** The name in settings and answers. */
  public String term() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the other set of rules. */
  public RuleSet other() {
    return this == MODULE ? PANEL : MODULE;
  }
}
