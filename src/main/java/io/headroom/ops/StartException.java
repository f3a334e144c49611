package io.headroom.ops;

import io.headroom.text.Causes;
import io.headroom.text.Failures;
import org.apache.camel.FailedToCreateRouteException;

/** The process could not start; the message says why in one line. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartException(Throwable cause) {
    super("Headroom cannot start: " + route(cause) + Failures.rootMessage(cause), cause);
  }

  /** The route that cannot be built, which the innermost message does not name. */
  private static String route(Throwable failure) {
    return Causes.of(failure)
        .first(FailedToCreateRouteException.class)
        .map(created -> "route " + created.getRouteId() + ": ")
        .orElse("");
  }
}
