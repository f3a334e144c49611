package io.headroom.report;

import io.headroom.capacity.GroupCapacity;
import io.headroom.stock.GroupAnswer;
import org.jspecify.annotations.Nullable;

/** What the panel answered about a hypervisor group, in JSON. */
public sealed interface GroupPart {

  /** How many VPSes fit; a fit of null has no limit. */
  record Found(long id, String answer, @Nullable Long fit, String limit) implements GroupPart {}

  /** The panel has no such group. */
  record Missing(long id, String answer) implements GroupPart {}

  /** Nothing is known about the group. */
  record Unknown(long id, String answer, String reason) implements GroupPart {}

  /** Returns the part for an answer. */
  static GroupPart of(GroupAnswer group) {
    return group
        .capacity()
        .<GroupPart>fold(
            capacity -> found(group.group(), capacity),
            () -> new Missing(group.group(), "missing"),
            reason -> new Unknown(group.group(), "unknown", reason));
  }

  private static GroupPart found(long id, GroupCapacity capacity) {
    return new Found(id, "found", Json.count(capacity.fit()), capacity.limit().term());
  }
}
