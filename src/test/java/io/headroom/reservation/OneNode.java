package io.headroom.reservation;

import io.headroom.reservation.SmallFleet.Figure;
import io.headroom.reservation.SmallFleet.Node;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fleets of plain nodes. */
final class OneNode {

  private OneNode() {}

  /** Returns a fleet of one node that only memory limits. */
  static SmallFleet ofMemory(int max, int free) {
    return nodesOfMemory(1, max, free);
  }

  /** Returns a fleet of equal nodes that only memory limits. */
  static SmallFleet nodesOfMemory(int count, int max, int free) {
    Node node =
        new Node(true, new Figure(max, free), new Figure(0, 0), List.of(), Optional.empty(), -1);
    return new SmallFleet(Collections.nCopies(count, node), false, Set.of(), true);
  }
}
