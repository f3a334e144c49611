package io.headroom.guard;

import java.util.Map;

/**
 * What the panel said in one sweep, as far as it is known.
 *
 * @param groups what it said of hypervisor groups, by id
 * @param packages what it said of packages, by id
 */
public record Readings(Map<Long, GroupReading> groups, Map<Long, PackageReading> packages) {

  /** Creates readings. */
  public Readings {
    groups = Map.copyOf(groups);
    packages = Map.copyOf(packages);
  }

  /** Whether it is known what the panel says of an input; Headroom knows itself. */
  boolean has(Input input) {
    return switch (input.kind()) {
      case GROUP -> groups.containsKey(input.id());
      case PACKAGE -> packages.containsKey(input.id());
      case HEADROOM -> true;
    };
  }
}
