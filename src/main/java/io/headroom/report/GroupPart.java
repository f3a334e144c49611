package io.headroom.report;

import io.headroom.stock.GroupAnswer;
import io.headroom.stock.GroupStock;
import org.jspecify.annotations.Nullable;

/** What the panel answered about a hypervisor group, in JSON. */
public sealed interface GroupPart {

  /** How many VPSes fit and how many of them can be sold; null is no limit. */
  record Found(
      long id,
      String answer,
      @Nullable Long fit,
      @Nullable Long available,
      @Nullable Long safeOrders,
      String limit)
      implements GroupPart {}

  /** The panel has no such group. */
  record Missing(long id, String answer) implements GroupPart {}

  /** Nothing is known about the group. */
  record Unknown(long id, String answer, String reason) implements GroupPart {}

  /** Returns the part for an answer. */
  static GroupPart of(GroupAnswer group) {
    return group
        .stock()
        .<GroupPart>fold(
            stock -> found(group.group(), stock),
            () -> new Missing(group.group(), "missing"),
            reason -> new Unknown(group.group(), "unknown", reason));
  }

  private static GroupPart found(long id, GroupStock stock) {
    return new Found(
        id,
        "found",
        Json.count(stock.fits()),
        Json.count(stock.available()),
        Json.count(stock.depth().orders()),
        stock.capacity().limit().term());
  }
}
