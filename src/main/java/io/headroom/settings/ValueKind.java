package io.headroom.settings;

import io.headroom.text.TimeText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the values of a setting look like.
 *
 * @param unit what a value is written with, such as {@code ms, s, m, h or d}; empty for none
 * @param bounds the least and the greatest value, or the words to choose from; empty for any text
 * @param allowed what a value must be, as the end of "but must be …"
 * @param parser reads a value; empty where it is not allowed
 * @param <T> the type of a value
 */
record ValueKind<T>(
    String unit, String bounds, String allowed, Function<String, Optional<T>> parser) {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KB|MB)");
  private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");

  private static final Pattern CODES =
      Pattern.compile("(?:\\s*[1-9][0-9]{0,17}\\s*(?:,\\s*[1-9][0-9]{0,17}\\s*)*)?");

  /** Returns the value of a text; empty where it is not allowed. */
  Optional<T> parse(String text) {
    return parser.apply(text);
  }

  /** Any text. */
  static ValueKind<String> text() {
    return new ValueKind<>("", "", "a text", Optional::of);
  }

  /** A text that is as it is allowed to be. */
  static ValueKind<String> text(String allowed, Predicate<String> isAllowed) {
    return new ValueKind<>("", "", allowed, text -> Optional.of(text).filter(isAllowed));
  }

  /** A time from one to another; 0 needs no unit. */
  static ValueKind<Duration> time(Duration least, Duration most) {
    String unit = "ms, s, m, h or d";
    return new ValueKind<>(
        unit,
        inUnits(least) + " to " + inUnits(most),
        "a number with " + unit + ", from " + inUnits(least) + " to " + inUnits(most),
        text ->
            TimeText.parse(text.equals("0") ? "0s" : text)
                .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0));
  }

  private static String inUnits(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    boolean days = duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()));
    return days ? duration.toDays() + "d" : duration.toSeconds() + "s";
  }

  /** A size in bytes from one to another. */
  static ValueKind<Long> size(long least, long most) {
    String unit = "B, KB or MB";
    return new ValueKind<>(
        unit,
        least + "B to " + most + "B",
        "a number with " + unit + ", from " + least + "B to " + most + "B",
        text -> bytes(text).filter(value -> value >= least && value <= most));
  }

  private static Optional<Long> bytes(String text) {
    Matcher matcher = SIZE.matcher(text);
    return matcher.matches()
        ? Optional.of(Long.parseLong(matcher.group(1)) * unitOfSize(matcher.group(2)))
        : Optional.empty();
  }

  private static long unitOfSize(String unit) {
    return switch (unit) {
      case "B" -> 1;
      case "KB" -> 1024;
      default -> 1024 * 1024;
    };
  }

  /** An integer from one to another. */
  static ValueKind<Integer> integer(int least, int most) {
    return new ValueKind<>(
        "",
        least + " to " + most,
        "an integer from " + least + " to " + most,
        text ->
            Optional.of(text)
                .filter(digits -> INTEGER.matcher(digits).matches())
                .map(Long::valueOf)
                .filter(value -> value >= least && value <= most)
                .map(Long::intValue));
  }

  /** A value of another kind, or nothing where a setting has none. */
  static ValueKind<OptionalInt> optional(ValueKind<Integer> kind) {
    return new ValueKind<>(
        kind.unit(),
        kind.bounds(),
        kind.allowed(),
        text ->
            text.isEmpty()
                ? Optional.of(OptionalInt.empty())
                : kind.parse(text).map(OptionalInt::of));
  }

  /** Numbers from 1, separated by commas; none of an empty text. */
  static ValueKind<Set<Long>> codes() {
    return new ValueKind<>(
        "",
        "",
        "numbers from 1, separated by commas",
        text -> CODES.matcher(text).matches() ? Optional.of(codes(text)) : Optional.empty());
  }

  private static Set<Long> codes(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(code -> !code.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** One of the constants of a type, in lower case. */
  static <E extends Enum<E>> ValueKind<E> choice(Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    String words = constants.stream().map(ValueKind::word).collect(Collectors.joining(" or "));
    return new ValueKind<>(
        "",
        words,
        words,
        text -> constants.stream().filter(constant -> word(constant).equals(text)).findFirst());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** One of several words. */
  static ValueKind<String> oneOf(List<String> words) {
    String list = String.join(", ", words);
    return new ValueKind<>(
        "", list, "one of " + list, text -> Optional.of(text).filter(words::contains));
  }

  /** Whether something is so. */
  static ValueKind<Boolean> flag() {
    return new ValueKind<>(
        "",
        "true or false",
        "true or false",
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }
}
