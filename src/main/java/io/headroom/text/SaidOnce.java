package io.headroom.text;

/**
 * What was last said of something that fails again and again, so that it is said once, again when
 * the reason changes, and once when it works again. Safe for use by several threads.
 */
public final class SaidOnce {

  private String said = "";

  /** Takes note of a failure, and returns whether its reason was not said yet. */
  public synchronized boolean failed(String reason) {
    boolean news = !said.equals(reason);
    said = reason;
    return news;
  }

  /** Takes note that it works, and returns whether it failed before. */
  public synchronized boolean works() {
    boolean news = !said.isEmpty();
    said = "";
    return news;
  }
}
