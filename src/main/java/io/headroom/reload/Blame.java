package io.headroom.reload;

import io.headroom.text.Causes;
import io.headroom.text.Failures;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Finds the line of a file that is to blame for a failure, as far as Camel's words show. */
final class Blame {

  /** Where Camel's YAML says a place itself. */
  private static final Pattern PLACE =
      Pattern.compile("(?:\\s+in [^\\n]*?)?,? line (\\d+), column \\d+:?");

  /** Camel's own exceptions are marked too, but they are about what is written in the file. */
  private static final String YAML = "org.snakeyaml.";

  /** What Camel quotes from the file, the most exact first. */
  private static final List<Pattern> QUOTES =
      Stream.of(
              "Unknown parameters=\\[\\{([^=,}\\]]+)",
              "registry for: ([^\\s,]+)",
              "key \\[([^\\]]+)\\]",
              "endpoint could be found for: ([a-zA-Z0-9+-]+:)",
              "find (?:component|endpoint)[^:]*: ([a-zA-Z0-9+-]+)",
              "([^\\s/:]+\\.sql)",
              "Method with name: ([^\\s]+)",
              "(\\$\\{[^}\\s]+)",
              "(?:find|for|with) (?:name|type|id): ([^\\s]+)",
              "([^\\s:]+)://[^\\s]+",
              "could be found for: ([^\\s,]+)",
              "Data format '([^']+)'",
              ">>> ([A-Z][A-Za-z]+)\\[",
              "children on ([A-Z][A-Za-z]+)")
          .map(Pattern::compile)
          .toList();

  private Blame() {}

  /** Returns why something failed, in one line and without the place. */
  static String reason(Throwable failure) {
    Optional<MarkedYamlEngineException> syntax = syntax(failure);
    if (syntax.isPresent()) {
      return String.join(" ", "is not YAML:", syntax.get().getProblem(), syntax.get().getContext());
    }
    return PLACE.matcher(Failures.rootMessage(failure)).replaceAll("").strip();
  }

  /**
   * Returns the problem of a file.
   *
   * @param from the first line that may be to blame, from 1
   */
  static Problem in(String file, String content, int from, Throwable failure) {
    return new Problem(file, line(content, from, failure), reason(failure));
  }

  private static Optional<MarkedYamlEngineException> syntax(Throwable failure) {
    return Causes.of(failure).all().stream()
        .filter(cause -> cause.getClass().getName().startsWith(YAML))
        .filter(MarkedYamlEngineException.class::isInstance)
        .map(MarkedYamlEngineException.class::cast)
        .findFirst();
  }

  private static OptionalInt line(String content, int from, Throwable failure) {
    Optional<Mark> mark = syntax(failure).flatMap(MarkedYamlEngineException::getProblemMark);
    if (mark.isPresent()) {
      return OptionalInt.of(mark.get().getLine() + 1);
    }
    List<String> words =
        Causes.of(failure).all().stream()
            .map(Throwable::getMessage)
            .filter(Objects::nonNull)
            .toList();
    for (int at = words.size() - 1; at >= 0; at--) {
      Matcher place = PLACE.matcher(words.get(at));
      if (place.find()) {
        return OptionalInt.of(Integer.parseInt(place.group(1)));
      }
    }
    List<String> lines = content.lines().toList();
    for (Pattern quote : QUOTES) {
      for (int at = words.size() - 1; at >= 0; at--) {
        Matcher quoted = quote.matcher(words.get(at));
        OptionalInt line =
            quoted.find() ? first(lines, from, quoted.group(1)) : OptionalInt.empty();
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return OptionalInt.of(from);
  }

  /** Returns the first line that holds a text, from one on. */
  static OptionalInt first(List<String> lines, int from, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return IntStream.rangeClosed(from, lines.size())
        .filter(line -> lines.get(line - 1).toLowerCase(Locale.ROOT).contains(wanted))
        .findFirst();
  }

  /** Returns the last line that gives an id. */
  static OptionalInt lastId(String content, String id) {
    List<String> lines = content.lines().toList();
    Pattern given =
        Pattern.compile("\\bid:\\s*[\"']?" + Pattern.quote(id) + "[\"']?(?:[\\s,}].*)?$");
    return IntStream.rangeClosed(1, lines.size())
        .filter(line -> given.matcher(lines.get(line - 1)).find())
        .reduce((before, last) -> last);
  }
}
