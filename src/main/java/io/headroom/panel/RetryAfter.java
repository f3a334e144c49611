package io.headroom.panel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long the panel asks to be left alone.
 *
 * @param pause that time, at most five minutes
 */
record RetryAfter(Duration pause) {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  RetryAfter {
    pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    pause = pause.isNegative() ? Duration.ZERO : pause;
  }

  /**
   * Reads the header, a number of seconds or a date.
   *
   * @param header its value
   * @param now the time
   */
  static Optional<RetryAfter> parse(String header, Instant now) {
    String value = header.strip();
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(new RetryAfter(Duration.ofSeconds(Long.parseLong(value))));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(new RetryAfter(Duration.between(now, until)));
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }

  /** Whether a sweep can wait for it. */
  boolean isShort() {
    return isShort(pause);
  }

  /** Whether a sweep can wait that long. */
  static boolean isShort(Duration pause) {
    return pause.compareTo(SHORT) <= 0;
  }
}
