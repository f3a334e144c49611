package io.headroom.guard;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a sweep asks for, and from what.
 *
 * @param asked the qtys that it asks for
 * @param kept the ids of all products of the sweep, also those about which nothing is decided
 * @param readings what the panel said
 * @param software what Headroom is
 * @param whole whether it is a sweep over every product
 * @param at when, for people
 * @param millis when, in ms of elapsed time
 */
public record Look(
    List<Asked> asked,
    Set<Long> kept,
    Readings readings,
    Software software,
    boolean whole,
    Instant at,
    long millis) {

  /** Creates a look. */
  public Look {
    asked = List.copyOf(asked);
    kept = Set.copyOf(kept);
  }
}
