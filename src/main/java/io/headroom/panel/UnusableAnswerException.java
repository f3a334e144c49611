package io.headroom.panel;

/** An answer that came but cannot be relied on; the message names what is wrong with it. */
final class UnusableAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableAnswerException(String reason) {
    super(reason, null, false, false);
  }
}
