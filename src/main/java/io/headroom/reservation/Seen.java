package io.headroom.reservation;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When the order of a service was first seen, and first seen paid, in ns of elapsed time of this
 * process; before its beginning where another one saw it.
 *
 * @param at when it was first seen
 * @param paidAt when it was first seen paid; empty where it was not
 */
public record Seen(long at, OptionalLong paidAt) {

  /** Returns what is known of an order that is seen for the first time. */
  public static Seen first(long now) {
    return new Seen(now, OptionalLong.empty());
  }

  /** Returns what is known after it was seen once more. */
  public Seen again(boolean paid, long now) {
    return paid && paidAt.isEmpty() ? new Seen(at, OptionalLong.of(now)) : this;
  }

  /** Returns the earlier of each of these times and another one's. */
  public Seen or(Seen other) {
    return new Seen(Math.min(at, other.at), earlier(paidAt, other.paidAt));
  }

  private static OptionalLong earlier(OptionalLong one, OptionalLong other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
  }

  /** Returns how long ago it was first seen. */
  public Duration since(long now) {
    return Duration.ofNanos(now - at);
  }

  /** Returns how long ago it was first seen paid; nothing where it was not. */
  public Duration sincePaid(long now) {
    return Duration.ofNanos(now - paidAt.orElse(now));
  }
}
