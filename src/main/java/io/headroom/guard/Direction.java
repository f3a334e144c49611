package io.headroom.guard;

import java.util.Locale;

/** Which way the qtys of products go together. */
public enum Direction {
  /** To 0, or below a tenth. */
  DROP,
  /** To more than three times. */
  RISE;

  /** The term that ids and answers show. */
  public String term() {
    return name().toLowerCase(Locale.ROOT);
  }
}
