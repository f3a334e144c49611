package io.headroom.reservation;

import io.headroom.capacity.Buffer;
import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.FitSink;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Pool;
import io.headroom.capacity.Quota;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many orders it takes until a product no longer fits on one node. */
final class NodeDepth implements FitSink {

  private final Scale scale;
  private final GreatestNeeds most;
  private final long reservedAddresses;
  private final Map<Limit, Depth> depths = new EnumMap<>(Limit.class);
  private boolean fits = true;
  private long serves = Fit.UNLIMITED.count();

  /**
   * Begins a node.
   *
   * @param most the most that one order takes of each resource
   * @param reservedAddresses IPv4 addresses that are taken off first
   */
  NodeDepth(Scale scale, GreatestNeeds most, long reservedAddresses) {
    this.scale = scale;
    this.most = most;
    this.reservedAddresses = reservedAddresses;
  }

  @Override
  public void take(Limit resource, long fit, Quota quota, long need, Buffer buffer, String note) {
    if (fit == 0) {
      fits = false;
    } else if (fit != Fit.UNLIMITED.count()) {
      switch (resource) {
        case MEMORY -> add(resource, quota.available(buffer) - need, most.memoryMb());
        case CPU -> add(resource, quota.available(buffer) - need, most.cpuCores());
        case SERVERS -> add(resource, quota.available(buffer) - need, 1);
        case IPV4 -> pooled(quota.max() - reservedAddresses, need, most.ipv4());
        default -> {
          // Storage is asked pool by pool: an order may draw on any.
        }
      }
    }
  }

  /** Takes storage of the node's own, which is used up when no pool can serve the product. */
  void takeOwnStorage(Hypervisor node, List<Pool> pools, Demand product, Weights weights) {
    NodeStorage storage = new NodeStorage(node.resources());
    long need = product.footprint().storageGb();
    for (Pool pool : pools) {
      boolean isDefault = storage.isDefault(pool);
      long each = most.storageGb(pool, isDefault);
      add(Limit.STORAGE, pool.gb().available(product.buffer()) - need, each);
      weights.limitStorage(type -> NodeStorage.draws(type, pool, isDefault), each);
    }
  }

  /**
   * Takes a resource that an order on any node takes from.
   *
   * @param left what is left of it
   * @param need what one VPS of the product takes
   * @param each what one order takes at most
   */
  void pooled(long left, long need, long each) {
    serves = Math.min(serves, orders(left, need, each));
  }

  /** Returns after how many orders something no longer serves one more VPS. */
  static long orders(long left, long need, long each) {
    return left < need ? 0 : (left - need) / each + 1;
  }

  private void add(Limit resource, long spare, long each) {
    depths.computeIfAbsent(resource, first -> new Depth(scale)).add(spare, each);
  }

  /** Whether the product fits here while nothing is reserved. */
  boolean fits() {
    return fits;
  }

  /** Marks the resources that limit the product here. */
  void mark(Weights weights) {
    depths.keySet().forEach(weights::limit);
  }

  /** Whether what is shared with other nodes still serves the product after so many orders. */
  boolean serves(long orders) {
    return serves > orders;
  }

  /**
   * Returns how many orders here it takes; {@link Fit#UNLIMITED} where nothing limits the product.
   *
   * @param inParts whether parts of them may be taken by what is reserved
   */
  Fit orders(boolean inParts) {
    Fit least = Fit.UNLIMITED;
    for (Depth depth : depths.values()) {
      least = least.least(Fit.of(inParts ? depth.ordersInParts() : depth.orders()));
    }
    return least;
  }

  /** Returns what the first of so many orders costs. */
  long firstCost(long orders) {
    long cost = scale.one();
    for (Depth depth : depths.values()) {
      cost = Math.min(cost, depth.firstCost(orders));
    }
    return cost;
  }
}
