package io.headroom.stock;

import java.util.Locale;

/** Whether decisions reach the shop. */
public enum Mode {
  /** What is decided is written. */
  WRITE,
  /** Everything happens but the writing of the qty. */
  OBSERVE;

  /** The name in settings and answers. */
  public String term() {
    return name().toLowerCase(Locale.ROOT);
  }
}
