package io.headroom.reservation;

import io.headroom.capacity.Fit;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The sum of what the nodes of a group fit of one product, where storage that nodes share counts
 * once.
 */
final class Sum {

  private final Map<Long, Sharing> sharing = new HashMap<>();
  private Fit own = Fit.NONE;

  /**
   * Adds a node.
   *
   * @param sharedType the storage type that the node shares with others; empty where its storage is
   *     its own
   */
  void add(NodeRoom room, OptionalLong sharedType) {
    Fit fit = new Fit(room.fit());
    if (sharedType.isEmpty()) {
      own = own.plus(fit);
    } else {
      sharing.merge(
          sharedType.getAsLong(), new Sharing(fit, new Fit(room.sharedFit())), Sharing::plus);
    }
  }

  /** Returns the sum: of the nodes that share storage at most what the storage fits. */
  Fit fit() {
    Fit sum = own;
    for (Sharing nodes : sharing.values()) {
      sum = sum.plus(nodes.sum().least(nodes.storage()));
    }
    return sum;
  }

  /**
   * Nodes that share storage.
   *
   * @param sum what they fit, each for itself
   * @param storage what the storage fits by the node that reports most of it
   */
  private record Sharing(Fit sum, Fit storage) {

    Sharing plus(Sharing other) {
      return new Sharing(
          sum.plus(other.sum), storage.compareTo(other.storage) >= 0 ? storage : other.storage);
    }
  }
}
