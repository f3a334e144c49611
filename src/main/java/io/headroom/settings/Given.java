package io.headroom.settings;

/**
 * A value that is given for a setting.
 *
 * @param value the value, without blanks at its ends
 * @param source who gives it
 */
record Given(String value, Source source) {

  /** Who can give a value; the first wins. */
  enum Source {
    SYSTEM_PROPERTY,
    ENVIRONMENT,
    FILE
  }

  /** Whether it wins over another. */
  boolean wins(Given other) {
    return source.compareTo(other.source) < 0;
  }
}
