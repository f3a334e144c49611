package io.headroom.http;

/**
 * How large an answer may be.
 *
 * @param bytes its bytes at most, after decompression
 * @param advice what to look at where one is larger, such as the name of a setting
 */
public record AnswerLimit(long bytes, String advice) {

  private static final long MEGABYTE = 1024 * 1024;

  /** Whether that many bytes are too many. */
  boolean isExceededBy(long count) {
    return count > bytes;
  }

  /** Returns the failure of an answer that is larger. */
  AnswerException exceeded() {
    String size = bytes % MEGABYTE == 0 ? bytes / MEGABYTE + " MB" : bytes + " bytes";
    return new AnswerException("the answer is larger than " + size + " (" + advice + ")");
  }
}
