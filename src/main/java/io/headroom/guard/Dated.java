package io.headroom.guard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Something that was so at a time.
 *
 * @param value what was so
 * @param at when it was last seen to be
 * @param <T> its type
 */
public record Dated<T>(T value, Instant at) {

  private static final DateTimeFormatter TIME = formatter("HH:mm");
  private static final DateTimeFormatter DAY_AND_TIME = formatter("yyyy-MM-dd HH:mm");

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Returns when, in UTC: the time of the day, and the day where it is another than now's. */
  String when(Instant now) {
    boolean today =
        at.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
    return (today ? TIME : DAY_AND_TIME).format(at);
  }
}
