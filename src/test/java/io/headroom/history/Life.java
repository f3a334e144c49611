package io.headroom.history;

import java.util.Optional;

/** A service from its order, or from when it became Pending again, until its room is free. */
final class Life {

  static final long NEVER = Long.MAX_VALUE;

  final long service;
  final long client;
  final int group;
  final Size need;
  final long openedAt;
  final boolean reopened;
  long paidAt = NEVER;
  long placedAt = NEVER;
  long notedAt = NEVER;
  long activeAt = NEVER;
  long endedAt = NEVER;
  long releasedAt = NEVER;
  Optional<Place> place = Optional.empty();

  Life(long service, long client, int group, Size need, long openedAt, boolean reopened) {
    this.service = service;
    this.client = client;
    this.group = group;
    this.need = need;
    this.openedAt = openedAt;
    this.reopened = reopened;
  }

  boolean isPlaced() {
    return place.isPresent() && releasedAt == NEVER;
  }

  /** Whether it is wanted, and the panel has no room for it yet. */
  boolean isWaiting() {
    return endedAt == NEVER && place.isEmpty();
  }

  /** Whether the shop had taken it by then and it was wanted then. */
  boolean wasWanted(long at) {
    return openedAt <= at && endedAt > at;
  }

  boolean wasPaid(long at) {
    return paidAt <= at;
  }
}
