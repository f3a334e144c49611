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

  private final Footprint whole;
  private final Scale scale;
  private final long[] storageTypes;
  private final long[] storageGb;
  private final Set<Limit> limits = EnumSet.noneOf(Limit.class);

  /**
   * Begins without any node.
   *
   * @param whole the VPS of which reservations take parts
   * @param storageTypes the storage types of what is reserved, in their order
   */
  Weights(Footprint whole, Scale scale, long[] storageTypes) {
    this.whole = whole;
    this.scale = scale;
    this.storageTypes = storageTypes;
    this.storageGb = new long[storageTypes.length];
  }

  /** Says that a resource other than storage limits the VPS on a node. */
  void limit(Limit resource) {
    if (resource != Limit.STORAGE) {
      limits.add(resource);
    }
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
    long weight = ofStorage(reserved);
    for (Limit resource : limits) {
      long need = reserved.need(resource);
      if (need > 0) {
        weight = Math.max(weight, scale.up(need, whole.need(resource)));
      }
    }
    return weight;
  }

  private long ofStorage(Footprint reserved) {
    long gb = reserved.need(Limit.STORAGE);
    int at = Arrays.binarySearch(storageTypes, Math.max(0, reserved.storageType()));
    return gb > 0 && storageGb[at] > 0 ? scale.up(gb, storageGb[at]) : 0;
  }
}
