package io.headroom.reservation;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * What reservations weigh: the greatest part of one VPS that they take, over the nodes and over the
 * resources that both need and that limit the VPS there.
 *
 * <p>A part is the same on every node, so it is only asked which resources limit the VPS on any.
 */
final class Weights {

  private final long memoryMb;
  private final long cpuCores;
  private final Scale scale;
  private final long[] storageTypes;
  private final long[] storageGb;
  private final Set<Limit> limits = EnumSet.noneOf(Limit.class);

  /**
   * Begins without any node.
   *
   * @param memoryMb the memory in MB that is the whole
   * @param cpuCores the CPU cores that are the whole
   * @param storageTypes the storage types of what is reserved, in their order
   */
  Weights(long memoryMb, long cpuCores, Scale scale, long[] storageTypes) {
    this.memoryMb = memoryMb;
    this.cpuCores = cpuCores;
    this.scale = scale;
    this.storageTypes = storageTypes;
    this.storageGb = new long[storageTypes.length];
  }

  /** Says that a resource limits the VPS on a node. */
  void limit(Limit resource) {
    limits.add(resource);
  }

  /**
   * Says that storage limits the VPS on a node.
   *
   * @param draws which storage types may draw on that storage
   * @param wholeGb the storage in GB that is the whole, above 0
   */
  void limitStorage(LongPredicate draws, long wholeGb) {
    for (int at = 0; at < storageTypes.length; at++) {
      boolean smaller = storageGb[at] == 0 || wholeGb < storageGb[at];
      if (smaller && draws.test(storageTypes[at])) {
        storageGb[at] = wholeGb;
      }
    }
  }

  /** Returns what one reserved VPS weighs, in units of the scale. */
  long of(Footprint reserved) {
    long weight = limits.contains(Limit.SERVERS) ? scale.one() : 0;
    if (limits.contains(Limit.MEMORY) && reserved.memoryMb() > 0) {
      weight = Math.max(weight, scale.up(reserved.memoryMb(), memoryMb));
    }
    if (limits.contains(Limit.CPU) && reserved.cpuCores() > 0) {
      weight = Math.max(weight, scale.up(reserved.cpuCores(), cpuCores));
    }
    return Math.max(weight, ofStorage(reserved));
  }

  private long ofStorage(Footprint reserved) {
    int at = Arrays.binarySearch(storageTypes, Math.max(0, reserved.storageType()));
    return at >= 0 && storageGb[at] > 0 && reserved.storageGb() > 0
        ? scale.up(reserved.storageGb(), storageGb[at])
        : 0;
  }
}
