package io.headroom.panel;

/** An answer that came but cannot be relied on; the message names what is wrong with it. */
final class UnusableAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  UnusableAnswerException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** Returns what is wrong with the answer. */
  String reason() {
    return reason;
  }
}
