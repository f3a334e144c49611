package io.headroom.reservation;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Pool;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.LongPredicate;

/**
 * The most that one order can take of each resource, over everything that can be ordered in a
 * group.
 *
 * @param vps a VPS that takes so much of each resource
 * @param storageGb storage in GB by storage type; 0 for the default mountpoint
 */
record GreatestNeeds(Footprint vps, Map<Long, Long> storageGb) {

  /** Nothing can be ordered. */
  static final GreatestNeeds NONE = new GreatestNeeds(new Footprint(Map.of(), 0), Map.of());

  /** Returns the greatest needs of these VPSes. */
  static GreatestNeeds of(Collection<Footprint> sold) {
    GreatestNeeds most = NONE;
    for (Footprint one : sold) {
      most = most.or(one);
    }
    return most;
  }

  /** Returns these greatest needs, or those of a VPS where they are greater. */
  GreatestNeeds or(Footprint other) {
    if (covers(other)) {
      return this;
    }
    Footprint greatest = vps;
    for (Limit resource : Limit.resources()) {
      greatest = greatest.with(resource, Math.max(vps.need(resource), other.need(resource)));
    }
    Map<Long, Long> storage = new HashMap<>(storageGb);
    storage.merge(Math.max(0, other.storageType()), other.need(Limit.STORAGE), Math::max);
    return new GreatestNeeds(greatest, storage);
  }

  private boolean covers(Footprint other) {
    long gb = storageGb.getOrDefault(Math.max(0, other.storageType()), 0L);
    return other.need(Limit.STORAGE) <= gb
        && Limit.resources().stream()
            .allMatch(resource -> other.need(resource) <= vps.need(resource));
  }

  /** Returns the scale on which parts of such an order are counted. */
  Scale scale() {
    Scale scale = Scale.of(vps);
    for (long gb : storageGb.values()) {
      scale = scale.with(gb);
    }
    return scale;
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
