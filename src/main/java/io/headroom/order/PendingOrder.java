package io.headroom.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Pending order with at least one VirtFusion service that was not given up.
 *
 * @param id its id
 * @param waiting the ids of its VirtFusion services that the shop does not show as Active; those
 *     that were given up are left out
 * @param othersWait whether another module has a service of it to set up yet
 */
public record PendingOrder(long id, List<Long> waiting, boolean othersWait) {

  /** Creates an order. */
  public PendingOrder {
    waiting = List.copyOf(waiting);
  }

  /** Returns the orders of services, by id. */
  public static List<PendingOrder> of(List<OrderedService> services) {
    Map<Long, List<Long>> waiting = new TreeMap<>();
    for (OrderedService service : services) {
      if (service.counts() && !service.isEnded()) {
        List<Long> ofOrder = waiting.computeIfAbsent(service.order(), none -> new ArrayList<>());
        if (!service.isActive()) {
          ofOrder.add(service.id());
        }
      }
    }
    Set<Long> others =
        services.stream()
            .filter(OrderedService::waitsForAnotherModule)
            .map(OrderedService::order)
            .collect(Collectors.toSet());
    return waiting.entrySet().stream()
        .map(
            order ->
                new PendingOrder(order.getKey(), order.getValue(), others.contains(order.getKey())))
        .toList();
  }

  /** Whether each of its VirtFusion services is Active, or among those that the module built. */
  public boolean isBuilt(Set<Long> built) {
    return built.containsAll(waiting);
  }

  /**
   * Whether it is built, and can be accepted.
   *
   * @param skipsOthers whether the shop would skip what other modules have to set up yet
   */
  public boolean isReady(Set<Long> built, boolean skipsOthers) {
    return isBuilt(built) && !(othersWait && skipsOthers);
  }
}
