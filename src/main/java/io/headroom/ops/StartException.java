package io.headroom.ops;

import io.headroom.route.Failures;

/** The process could not start; the message says why in one line. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartException(Throwable cause) {
    super("Headroom cannot start: " + Failures.rootMessage(cause), cause);
  }
}
