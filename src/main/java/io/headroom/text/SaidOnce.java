package io.headroom.text;

/**
 * What was last logged about something that may fail again and again. A failure is logged once,
 * again when its reason changes, and once when it works again. Safe for use by several threads.
 */
public final class SaidOnce {

  private String said = "";

  /** Takes note of a failure, and returns whether its reason is news. */
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
