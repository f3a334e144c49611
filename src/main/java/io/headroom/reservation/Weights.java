package io.headroom.reservation;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.Limit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What reservations weigh for one product: the greatest part of one VPS of it that they take, over
 * the nodes and over the resources that both need and that limit the product there.
 *
 * <p>A part is the same on every node, so it is only asked which resources limit the product on
 * any.
 */
final class Weights {

  private final Footprint product;
  private final Scale scale;
  private final long[] storageTypes;
  private final SharedStorage shared;
  private final Set<Limit> limitedBy = EnumSet.noneOf(Limit.class);
  private final boolean[] sharesStorage;
  private int sharing;

  /**
   * Begins without any node.
   *
   * @param product what one VPS of the product needs
   * @param storageTypes the storage types of what is reserved, in their order
   */
  Weights(Footprint product, Scale scale, long[] storageTypes, SharedStorage shared) {
    this.product = product;
    this.scale = scale;
    this.storageTypes = storageTypes;
    this.shared = shared;
    this.sharesStorage = new boolean[storageTypes.length];
  }

  /** Looks at one more node, of which the room for the product was taken. */
  void limitedAt(Hypervisor node, NodeRoom room) {
    if (room.mark(limitedBy) && sharing < storageTypes.length) {
      NodeStorage storage = new NodeStorage(node.resources());
      for (int at = 0; at < storageTypes.length; at++) {
        if (!sharesStorage[at] && storage.shares(storageTypes[at], product.storageType(), shared)) {
          sharesStorage[at] = true;
          sharing++;
        }
      }
    }
  }

  /** Returns what one reserved VPS weighs, in units of the scale. */
  long of(Footprint reserved) {
    long weight = limitedBy.contains(Limit.SERVERS) ? scale.one() : 0;
    weight = Math.max(weight, part(Limit.MEMORY, reserved.memoryMb(), product.memoryMb()));
    weight = Math.max(weight, part(Limit.CPU, reserved.cpuCores(), product.cpuCores()));
    return shares(reserved)
        ? Math.max(weight, part(Limit.STORAGE, reserved.storageGb(), product.storageGb()))
        : weight;
  }

  private long part(Limit resource, long reserved, long needed) {
    return limitedBy.contains(resource) && reserved > 0 ? scale.up(reserved, needed) : 0;
  }

  private boolean shares(Footprint reserved) {
    int at = Arrays.binarySearch(storageTypes, Math.max(0, reserved.storageType()));
    return at >= 0 && sharesStorage[at];
  }
}
