package io.headroom.capacity;

import java.util.Map;
import java.util.Optional;

/**
 * Hypervisors that an integrator's route takes out of the sale.
 *
 * @param reasons why, by hypervisor id
 */
public record Exclusions(Map<Long, String> reasons) {

  /** No node is excluded. */
  public static final Exclusions NONE = new Exclusions(Map.of());

  /** Creates exclusions. */
  public Exclusions {
    reasons = Map.copyOf(reasons);
  }

  boolean isEmpty() {
    return reasons.isEmpty();
  }

  /** Returns the node, which does not count any more if it is excluded. */
  Hypervisor apply(Hypervisor node) {
    return Optional.ofNullable(reasons.get(node.id()))
        .filter(reason -> node.counts())
        .map(reason -> node.excluded("excluded: " + reason))
        .orElse(node);
  }
}
