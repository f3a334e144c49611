package io.headroom.text;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What went wrong, in the words of the one who knows best. */
public final class Failures {

  /** What Camel says where a route is called that does not run. */
  private static final Pattern NO_ROUTE =
      Pattern.compile("^No consumers available on endpoint: (?:direct://([^.\\s?]+))?");

  /** What Camel says where a step needs a value and there is none. */
  private static final Pattern NO_VALUE =
      Pattern.compile("^No type converter available to convert from type: null ");

  /** What is another each time: the number of a connection, and the id of an exchange. */
  private static final Pattern PASSING =
      Pattern.compile("^\\(conn=[0-9]+\\) |\\.? ?Exchange\\[[^\\]]*\\]");

  private static final String SYNTAX_OR_ACCESS = "42";

  /**
   * The errors of that class that pass by themselves: too many connections of the user, an hourly
   * limit of the user, too many prepared statements.
   */
  private static final Set<Integer> EXHAUSTED = Set.of(1203, 1226, 1461);

  private Failures() {}

  /** Whether the database lacks a table or a grant, or has other columns. */
  public static boolean isRefused(Throwable failure) {
    List<SQLException> causes = Causes.of(failure).of(SQLException.class).toList();
    return causes.stream().map(SQLException::getErrorCode).noneMatch(EXHAUSTED::contains)
        && causes.stream()
            .map(SQLException::getSQLState)
            .anyMatch(state -> state != null && state.startsWith(SYNTAX_OR_ACCESS));
  }

  /**
   * Returns the message of the database if it is to blame, else of the innermost cause, in one
   * line; with the place in the file where a route is to blame. The same failure always has the
   * same text.
   */
  public static String rootMessage(Throwable failure) {
    Causes causes = Causes.of(failure);
    Throwable blamed =
        causes.last(SQLException.class).<Throwable>map(sql -> sql).orElse(causes.root());
    String message = Objects.requireNonNullElse(blamed.getMessage(), "");
    return ofCamel(message)
        .or(() -> firstLine(message))
        .orElseGet(() -> blamed.getClass().getSimpleName());
  }

  private static Optional<String> ofCamel(String message) {
    Matcher route = NO_ROUTE.matcher(message);
    if (route.find()) {
      return Optional.of(
          route.group(1) == null
              ? "a route is not running: start it again"
              : "the route at direct:" + route.group(1) + " is not running: start it again");
    }
    return NO_VALUE.matcher(message).find()
        ? Optional.of("a step was given nothing to work on")
        : Optional.empty();
  }

  private static Optional<String> firstLine(String message) {
    return PASSING
        .matcher(message)
        .replaceAll("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .limit(2)
        .reduce((first, second) -> second.startsWith("in ") ? first + " " + second : first)
        .map(line -> OneLine.of(line).text());
  }
}
