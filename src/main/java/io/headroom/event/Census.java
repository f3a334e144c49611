package io.headroom.event;

import io.headroom.catalogue.Scope;
import io.headroom.event.ShopEvent.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many services the shop has of each product, by state.
 *
 * @param products the services by product id
 */
public record Census(Map<Long, Services> products) {

  private static final Set<String> BUILT = Set.of("Active", "Suspended", "Completed");
  private static final String TERMINATED = "Terminated";

  /**
   * The services of a product.
   *
   * @param counts how many there are in each state
   * @param newest the highest id among them; 0 where there is none
   */
  public record Services(Map<State, Long> counts, long newest) {

    static final Services NONE = new Services(Map.of(), 0);

    /** Creates the services of a product. */
    public Services {
      counts = Map.copyOf(counts);
    }

    /** Returns these services and others of the same product. */
    public Services plus(Services other) {
      Map<State, Long> sum = new HashMap<>(counts);
      other.counts.forEach((state, count) -> sum.merge(state, count, Long::sum));
      return new Services(sum, Math.max(newest, other.newest));
    }

    private long built() {
      return BUILT.stream().mapToLong(this::count).sum();
    }

    private long count(String service) {
      return counts.entrySet().stream()
          .filter(entry -> entry.getKey().service().equals(service))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  /**
   * The state of a service.
   *
   * @param service its own, such as {@code Pending} or {@code Active}
   * @param order that of its order; empty where there is none
   */
  public record State(String service, String order) {

    private static final Set<String> ENDED = Set.of("Cancelled", "Fraud", TERMINATED);

    /** Whether nothing is or will be built for it: it was given up, or its order was. */
    public boolean isEnded() {
      return ENDED.contains(service) || ENDED.contains(order);
    }
  }

  /** Creates a census. */
  public Census {
    products = Map.copyOf(products);
  }

  /**
   * Returns what happened since an earlier census, at most one event for a product: the one that
   * asks for most.
   */
  public List<ShopEvent> since(Census before) {
    Set<Long> ids = new TreeSet<>(products.keySet());
    ids.addAll(before.products.keySet());
    return ids.stream()
        .filter(id -> !services(id).equals(before.services(id)))
        .map(id -> event(id, before.services(id), services(id)))
        .toList();
  }

  private Services services(long product) {
    return products.getOrDefault(product, Services.NONE);
  }

  private static ShopEvent event(long product, Services before, Services now) {
    if (now.built() < before.built() || now.count(TERMINATED) > before.count(TERMINATED)) {
      return new ShopEvent(Kind.TERMINATED, Scope.moved(product, Set.of()));
    }
    if (now.built() > before.built()) {
      return new ShopEvent(Kind.PROVISIONED, Scope.moved(product, Set.of()));
    }
    Kind kind = now.newest() > before.newest() ? Kind.ORDERED : Kind.SERVICE_CHANGED;
    return new ShopEvent(kind, Scope.of(Set.of(product)));
  }
}
