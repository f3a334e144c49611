package io.headroom.text;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/** What went wrong, in the words of the one who knows best. */
public final class Failures {

  private static final Pattern DIRECT = Pattern.compile("direct://([^.\\s]+)");

  /** What is another each time: the number of a connection, and the id of an exchange. */
  private static final Pattern PASSING =
      Pattern.compile("^\\(conn=[0-9]+\\) |\\.? ?Exchange\\[[^\\]]*\\]");

  private static final String SYNTAX_OR_ACCESS = "42";

  private Failures() {}

  /** Whether the database lacks a table or a grant, or has other columns. */
  public static boolean isRefused(Throwable failure) {
    return causes(failure).stream()
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .map(SQLException::getSQLState)
        .anyMatch(state -> state != null && state.startsWith(SYNTAX_OR_ACCESS));
  }

  /** Returns every cause, the outermost first. */
  public static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20).toList();
  }

  /**
   * Returns the message of the database if it is to blame, else of the innermost cause, in one
   * line; with the place in the file where a route is to blame. The same failure always has the
   * same text.
   */
  public static String rootMessage(Throwable failure) {
    List<Throwable> causes = causes(failure);
    Throwable told =
        causes.stream()
            .filter(SQLException.class::isInstance)
            .reduce((first, last) -> last)
            .orElse(causes.get(causes.size() - 1));
    String message = Objects.requireNonNullElse(told.getMessage(), "");
    if (told instanceof DirectConsumerNotAvailableException) {
      Matcher endpoint = DIRECT.matcher(message);
      return endpoint.find()
          ? "the route at direct:" + endpoint.group(1) + " is not running: start it again"
          : "a route is not running: start it again";
    }
    if (told instanceof NoTypeConversionAvailableException wanted && wanted.getValue() == null) {
      return "a step was given nothing to work on";
    }
    return PASSING
        .matcher(message)
        .replaceAll("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .limit(2)
        .reduce((first, second) -> second.startsWith("in ") ? first + " " + second : first)
        .orElse(told.getClass().getSimpleName());
  }
}
