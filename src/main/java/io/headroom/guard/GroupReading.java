package io.headroom.guard;

import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.HypervisorGroup;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the panel said of one hypervisor group.
 *
 * @param missing whether it said that there is none
 * @param nodes its nodes by id; none of a group that is missing
 */
public record GroupReading(boolean missing, Map<Long, NodeReading> nodes) {

  /** The panel has no such group. */
  public static final GroupReading MISSING = new GroupReading(true, Map.of());

  /** Creates a reading. */
  public GroupReading {
    nodes = Map.copyOf(nodes);
  }

  /** Reads a group. */
  public static GroupReading of(HypervisorGroup group) {
    return new GroupReading(
        false,
        group.nodes().stream()
            .collect(Collectors.toMap(Hypervisor::id, NodeReading::of, (one, other) -> one)));
  }
}
