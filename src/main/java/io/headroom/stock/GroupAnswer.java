package io.headroom.stock;

import io.headroom.capacity.GroupCapacity;
import io.headroom.capacity.Lookup;
import java.util.Optional;

/**
 * What the panel answered about one group that a product may be placed in.
 *
 * @param group the hypervisor group's id
 * @param capacity how many VPSes of the product fit
 */
public record GroupAnswer(long group, Lookup<GroupCapacity> capacity) {

  /** The capacity, if the panel gave it. */
  public Optional<GroupCapacity> found() {
    return capacity.fold(Optional::of, Optional::empty, reason -> Optional.empty());
  }

  /** Why nothing is known about the group, if so. */
  public Optional<String> unknown() {
    return capacity.fold(
        found -> Optional.empty(),
        Optional::empty,
        reason -> Optional.of("hypervisor group " + group + ": " + reason));
  }
}
