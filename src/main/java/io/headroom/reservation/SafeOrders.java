package io.headroom.reservation;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Pool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many orders are sure to build, whatever is ordered and wherever the panel places it.
 *
 * <p>The source of the number. A product no longer fits on a node when one resource that it needs
 * is used up to below one VPS of it; each order takes at most the greatest need of anything that
 * can be ordered. So it takes that many orders on every node where the product fits before it fits
 * nowhere. What is reserved may be on any node and takes the cheapest parts of those orders.
 */
public final class SafeOrders {

  private final Room room;
  private final GreatestNeeds sold;

  /**
   * Creates the safe orders of a group.
   *
   * @param room the group with what is reserved in it
   * @param sold everything that can be ordered in the group, with the largest options, and with the
   *     products of which the shop keeps no stock
   */
  public SafeOrders(Room room, Collection<Footprint> sold) {
    this.room = room;
    this.sold = GreatestNeeds.of(sold);
  }

  /**
   * Returns the greatest number N for which the last of N orders is sure to build if it is one of
   * this product, whatever the N - 1 before it are: the product still fits after any N - 1 orders,
   * placed anywhere. 0 where it does not fit now; no limit where nothing limits it.
   */
  public Fit of(Demand product) {
    Footprint vps = product.footprint();
    GreatestNeeds most = sold.or(vps);
    Scale scale = most.scale();
    Weights weights = room.weights(most.vps(), scale);
    List<NodeDepth> nodes = new ArrayList<>();
    for (Hypervisor node : room.nodes()) {
      NodeDepth depth = new NodeDepth(scale, most, room.addresses());
      node.measure(product, room.rules(), depth);
      if (depth.fits()) {
        takeStorage(depth, node, product, most, weights);
        depth.end();
        depth.mark(weights);
        nodes.add(depth);
      }
    }
    Budget reserved = Budget.of(room.reserved(), scale, weights::of);
    return new Blocking(nodes, scale, reserved).orders().least(byAddresses(vps, most));
  }

  /**
   * Returns how many of the next orders build, whatever they are: the least over the products; no
   * limit where there is no product.
   */
  public Fit ofAll(Collection<Demand> products) {
    return products.stream().map(this::of).reduce(Fit.UNLIMITED, Fit::least);
  }

  private void takeStorage(
      NodeDepth depth, Hypervisor node, Demand product, GreatestNeeds most, Weights weights) {
    Footprint vps = product.footprint();
    List<Pool> pools = new ArrayList<>();
    node.pools(vps.storageType(), room.rules(), pools::add);
    pools.removeIf(pool -> !pool.enabled() || !fits(pool, product));
    long need = vps.need(Limit.STORAGE);
    if (need <= 0 || pools.stream().anyMatch(pool -> pool.gb().isUnlimited())) {
      return;
    }
    OptionalLong sharedType = room.sharedType(node, vps);
    if (sharedType.isEmpty()) {
      depth.takeOwnStorage(node, pools, product, weights);
    } else {
      long type = sharedType.getAsLong();
      long available =
          pools.stream().mapToLong(pool -> pool.gb().available(product.buffer())).max().orElse(0);
      depth.pooled(
          available - room.sharedGb(type),
          need,
          most.storageGb(asked -> room.mayDraw(asked, type)));
    }
  }

  private static boolean fits(Pool pool, Demand product) {
    return pool.gb().fit(product.footprint().need(Limit.STORAGE), product.buffer()).count() > 0;
  }

  private Fit byAddresses(Footprint vps, GreatestNeeds most) {
    long need = vps.ipv4(room.rules());
    OptionalLong free = room.freeAddresses();
    return free.isEmpty() || need <= 0
        ? Fit.UNLIMITED
        : Fit.of(NodeDepth.orders(free.getAsLong(), need, most.vps().ipv4(room.rules())));
  }
}
