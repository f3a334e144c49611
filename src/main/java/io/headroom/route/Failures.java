package io.headroom.route;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What went wrong, in the words of the one who knows best. */
public final class Failures {

  private Failures() {}

  /** Returns every cause, the outermost first. */
  static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(
            Optional.of(failure), Optional::isPresent, cause -> cause.map(Throwable::getCause))
        .flatMap(Optional::stream)
        .limit(20)
        .toList();
  }

  /**
   * Returns the message of the database if it is to blame, else of the innermost cause, in one
   * line; with the place in the file where a route is to blame.
   */
  public static String rootMessage(Throwable failure) {
    List<Throwable> causes = causes(failure);
    Throwable told =
        causes.stream()
            .filter(SQLException.class::isInstance)
            .reduce((first, last) -> last)
            .orElse(causes.get(causes.size() - 1));
    String message =
        told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .limit(2)
        .reduce((first, second) -> second.startsWith("in ") ? first + " " + second : first)
        .orElse(told.getClass().getSimpleName());
  }
}
