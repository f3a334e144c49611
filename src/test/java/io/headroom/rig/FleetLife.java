package io.headroom.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The orders and terminations of a fleet's customers, one a step; the same seed gives the same
 * story.
 */
public final class FleetLife {
  private static final int TERMINATIONS_PERCENT = 40;

  private final Fleet fleet;
  private final Random random;
  private final List<Vps> alive = new ArrayList<>();

  /** A VPS that this life has placed. */
  private record Vps(PanelPackage size, int group, int node) {}

  /** Begins a life on the fleet. */
  public FleetLife(Fleet fleet, long seed) {
    this.fleet = fleet;
    this.random = new Random(seed);
  }

  /** Lets many things happen before anyone looks. */
  public FleetLife after(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
    }
    return this;
  }

  /** Places or removes one VPS and returns what happened in a sentence. */
  public String step() {
    boolean terminate = !alive.isEmpty() && random.nextInt(100) < TERMINATIONS_PERCENT;
    return terminate ? terminate() : provision();
  }

  private String terminate() {
    Vps gone = alive.remove(random.nextInt(alive.size()));
    fleet.update(gone.group, gone.node, node -> node.remove(gone.size));
    return "A customer gave up one %s on %s in %s."
        .formatted(gone.size.name(), name(gone), fleet.groupName(gone.group));
  }

  private String provision() {
    PanelPackage size = any(fleet.packages().stream().filter(PanelPackage::isEnabled).toList());
    int group = any(fleet.groups());
    List<Node> takers = fleet.nodes(group).stream().filter(node -> node.takes(size)).toList();
    if (takers.isEmpty()) {
      return "A customer asked for one %s in %s, and there is no room."
          .formatted(size.name(), fleet.groupName(group));
    }
    Vps made = new Vps(size, group, any(takers).id());
    alive.add(made);
    fleet.update(group, made.node, node -> node.place(size));
    return "A customer got one %s on %s in %s."
        .formatted(size.name(), name(made), fleet.groupName(group));
  }

  private String name(Vps vps) {
    return fleet.nodes(vps.group).stream()
        .filter(node -> node.id() == vps.node)
        .map(Node::name)
        .findFirst()
        .orElse("a node that is gone");
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
