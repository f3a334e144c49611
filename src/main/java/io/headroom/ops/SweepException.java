package io.headroom.ops;

import io.headroom.text.Failures;

/** A sweep could not run, so that no qty was changed; the message says why in one line. */
public final class SweepException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SweepException(Throwable cause) {
    super("The sweep could not run: " + Failures.rootMessage(cause), cause);
  }
}
