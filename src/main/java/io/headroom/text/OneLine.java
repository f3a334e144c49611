package io.headroom.text;

/**
 * Words of others, made fit for a log line and the ledger.
 *
 * @param text the words in one line, without control characters
 */
public record OneLine(String text) {

  /** Returns what a text says, cut to {@code most} characters, an ellipsis included. */
  public static OneLine of(String words, int most) {
    String line = words.replaceAll("[\\p{Cntrl}\\p{Z}]+", " ").strip();
    return new OneLine(line.length() <= most ? line : line.substring(0, most - 1) + "…");
  }
}
