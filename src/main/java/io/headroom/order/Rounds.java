package io.headroom.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Says of which services the module is asked next: those of the newest orders each time, and those
 * of the older ones in turn.
 *
 * <p>So thousands of orders that nobody ever pays for cost no more than some hundreds. The services
 * of an order are always asked about together. Used by one thread at a time.
 */
public final class Rounds {

  private final int half;
  private long reached = Long.MAX_VALUE;

  /**
   * Begins with the newest orders.
   *
   * @param most how many services are asked about in a round; a single order may have more
   */
  public Rounds(int most) {
    half = Math.max(1, most / 2);
  }

  /** Returns the ids of the services of the next round. */
  public List<Long> next(List<PendingOrder> orders) {
    List<PendingOrder> newestFirst =
        orders.stream()
            .filter(order -> !order.waiting().isEmpty())
            .sorted(Comparator.comparingLong(PendingOrder::id).reversed())
            .toList();
    List<PendingOrder> newest = some(newestFirst);
    List<PendingOrder> older = newestFirst.subList(newest.size(), newestFirst.size());
    List<PendingOrder> inTurn = some(older.stream().filter(order -> order.id() < reached).toList());
    if (inTurn.isEmpty()) {
      inTurn = some(older);
    }
    reached = inTurn.isEmpty() ? Long.MAX_VALUE : inTurn.get(inTurn.size() - 1).id();
    List<Long> services = new ArrayList<>();
    newest.forEach(order -> services.addAll(order.waiting()));
    inTurn.forEach(order -> services.addAll(order.waiting()));
    return List.copyOf(services);
  }

  /** Returns the first orders, until they have enough services. */
  private List<PendingOrder> some(List<PendingOrder> orders) {
    int services = 0;
    int count = 0;
    while (count < orders.size() && services < half) {
      services += orders.get(count).waiting().size();
      count++;
    }
    return orders.subList(0, count);
  }
}
