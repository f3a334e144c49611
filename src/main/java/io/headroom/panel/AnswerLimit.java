package io.headroom.panel;

/**
 * How large an answer may be.
 *
 * @param bytes its bytes at most, after decompression
 */
record AnswerLimit(long bytes) {

  private static final long MEGABYTE = 1024 * 1024;

  /** Whether that many bytes are too many. */
  boolean isExceededBy(long count) {
    return count > bytes;
  }

  /** Returns the failure of an answer that is larger. */
  PanelException exceeded() {
    String size = bytes % MEGABYTE == 0 ? bytes / MEGABYTE + " MB" : bytes + " bytes";
    return new PanelException(
        "the answer is larger than " + size + " (headroom.panel.max-response)");
  }
}
