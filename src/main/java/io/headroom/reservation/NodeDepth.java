package io.headroom.reservation;

import io.headroom.capacity.Buffer;
import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.FitSink;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Pool;
import io.headroom.capacity.Quota;
import java.util.ArrayList;
import java.util.Collections;
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
  private Fit orders = Fit.UNLIMITED;
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
    } else if (fit != Fit.UNLIMITED.count() && resource != Limit.STORAGE) {
      // Storage is asked pool by pool: an order may draw on any.
      long available = quota.available(buffer);
      if (resource == Limit.IPV4) {
        pooled(available - reservedAddresses, need, most.vps().need(resource));
      } else {
        add(resource, available - need, most.vps().need(resource));
      }
    }
  }

  /** Takes storage of the node's own, which is used up when no pool can serve the product. */
  void takeOwnStorage(Hypervisor node, List<Pool> pools, Demand product, Weights weights) {
    NodeStorage storage = new NodeStorage(node.resources());
    long need = product.footprint().need(Limit.STORAGE);
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

  /** Ends the node: nothing more of it is taken. */
  void end() {
    for (Depth depth : depths.values()) {
      orders = orders.least(Fit.of(depth.orders()));
    }
  }

  /** Returns how many orders here it takes; no limit where nothing limits the product. */
  Fit orders() {
    return orders;
  }

  /**
   * Adds the orders here, of which what is reserved may take some away.
   *
   * <p>It takes them by using up one resource. One of which there is more than of the least costs a
   * whole order at least, but for storage of several pools, each of which has a first cost.
   */
  void addTo(Places places) {
    long count = orders.count();
    List<Long> costs = new ArrayList<>();
    long first = scale.one();
    for (Depth depth : depths.values()) {
      if (depth.orders() - count < depth.firstCosts().size()) {
        costs = depth.firstCosts().size() > costs.size() ? depth.firstCosts() : costs;
        first = Math.min(first, Collections.min(depth.firstCosts()));
      }
    }
    List<Long> sorted = costs.stream().sorted().limit(count).toList();
    places.add(count - sorted.size() + 1, first);
    sorted.stream().skip(1).forEach(cost -> places.add(1, cost));
  }
}
