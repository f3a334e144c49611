package io.headroom.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Pending order with at least one VirtFusion service.
 *
 * @param id its id
 * @param waiting the ids of its VirtFusion services that the shop does not show as Active
 */
public record PendingOrder(long id, List<Long> waiting) {

  /** Creates an order. */
  public PendingOrder {
    waiting = List.copyOf(waiting);
  }

  /** Returns the orders of services, by id. Services of other orders and modules do not count. */
  public static List<PendingOrder> of(List<OrderedService> services) {
    Map<Long, List<Long>> waiting = new TreeMap<>();
    for (OrderedService service : services) {
      if (service.counts()) {
        List<Long> ofOrder = waiting.computeIfAbsent(service.order(), none -> new ArrayList<>());
        if (!service.isActive()) {
          ofOrder.add(service.id());
        }
      }
    }
    return waiting.entrySet().stream()
        .map(order -> new PendingOrder(order.getKey(), order.getValue()))
        .toList();
  }

  /** Whether each of its VirtFusion services is Active, or among those that the module built. */
  public boolean isReady(Set<Long> built) {
    return built.containsAll(waiting);
  }
}
