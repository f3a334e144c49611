package io.headroom.http;

import java.io.IOException;

/** An answer that is not taken; the message says why, in words for the operator. */
public class AnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Creates the failure.
   *
   * @param reason why the answer is not taken
   */
  public AnswerException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Returns why the answer is not taken. */
  public final String reason() {
    return reason;
  }
}
