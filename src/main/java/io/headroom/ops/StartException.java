package io.headroom.ops;

import io.headroom.text.Causes;
import io.headroom.text.Failures;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;

/** The process could not start; the message says why in one line. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final Pattern TWINS = Pattern.compile("Duplicate route ids detected: ([^.]+)");

  StartException(Throwable cause) {
    super("Headroom cannot start: " + why(cause), cause);
  }

  private static String why(Throwable failure) {
    String reason = Failures.rootMessage(failure);
    Matcher twins = TWINS.matcher(reason);
    return twins.find()
        ? "the route id "
            + twins.group(1)
            + " is used twice: delete the route files that an older version left, or give your"
            + " route another id; headroom routes check names the files"
        : route(failure) + reason;
  }

  /** The route that cannot be built, which the innermost message does not name. */
  private static String route(Throwable failure) {
    return Causes.of(failure)
        .first(FailedToCreateRouteException.class)
        .map(created -> "route " + created.getRouteId() + ": ")
        .orElse("");
  }
}
