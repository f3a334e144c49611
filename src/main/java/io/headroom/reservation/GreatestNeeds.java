package io.headroom.reservation;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Pool;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * The most that one order can take of each resource, over everything that can be ordered in a
 * group.
 *
 * @param memoryMb memory in MB
 * @param cpuCores CPU cores
 * @param ipv4 IPv4 addresses
 * @param storageGb storage in GB by storage type; 0 for the default mountpoint
 */
record GreatestNeeds(long memoryMb, long cpuCores, long ipv4, Map<Long, Long> storageGb) {

  /** Nothing can be ordered. */
  static final GreatestNeeds NONE = new GreatestNeeds(0, 0, 0, Map.of());

  /** Returns the greatest needs of these VPSes. */
  static GreatestNeeds of(Collection<Footprint> sold) {
    GreatestNeeds most = NONE;
    for (Footprint vps : sold) {
      most = most.or(vps);
    }
    return most;
  }

  /** Returns these greatest needs, or those of a VPS where they are greater. */
  GreatestNeeds or(Footprint vps) {
    Map<Long, Long> storage = new HashMap<>(storageGb);
    storage.merge(Math.max(0, vps.storageType()), Math.max(0, vps.storageGb()), Math::max);
    return new GreatestNeeds(
        Math.max(memoryMb, vps.memoryMb()),
        Math.max(cpuCores, vps.cpuCores()),
        Math.max(ipv4, vps.ipv4()),
        storage);
  }

  /** Returns the scale on which parts of such an order are counted. */
  Scale scale() {
    long[] denominators =
        LongStream.concat(
                LongStream.of(memoryMb, cpuCores),
                storageGb.values().stream().mapToLong(Long::longValue))
            .toArray();
    return Scale.of(denominators);
  }

  /** Returns the most that one order can take of a pool, in GB. */
  long storageGb(Pool pool, boolean isDefault) {
    return storageGb(type -> NodeStorage.draws(type, pool, isDefault));
  }

  /** Returns the most storage that one order of the storage types that are asked for takes. */
  long storageGb(LongPredicate types) {
    long most = 0;
    for (Entry<Long, Long> need : storageGb.entrySet()) {
      if (types.test(need.getKey())) {
        most = Math.max(most, need.getValue());
      }
    }
    return most;
  }
}
