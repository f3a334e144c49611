package io.headroom.sweep;

import io.headroom.reservation.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When orders were first seen, and first seen paid, and what of that the ledger holds.
 *
 * <p>Used by one sweep at a time.
 */
public final class OrderMemory {

  private final Map<Long, Seen> recorded = new HashMap<>();
  private Map<Long, Seen> waiting = Map.of();

  OrderMemory() {}

  /** Takes what the ledger holds, by service. */
  void read(Map<Long, Seen> rows) {
    recorded.clear();
    recorded.putAll(rows);
  }

  /** Takes the services that wait now. */
  void waiting(Map<Long, Seen> services) {
    waiting = Map.copyOf(services);
  }

  /** Returns when a service was first seen, as far as the ledger knows. */
  Optional<Seen> seen(long service) {
    return Optional.ofNullable(recorded.get(service));
  }

  /** Returns what the ledger does not hold yet, by service. */
  public Map<Long, Seen> unrecorded() {
    Map<Long, Seen> news = new HashMap<>(waiting);
    news.entrySet().removeIf(service -> isRecorded(service.getKey(), service.getValue()));
    return news;
  }

  private boolean isRecorded(long service, Seen seen) {
    return seen(service)
        .filter(row -> row.paidAt().isPresent() || seen.paidAt().isEmpty())
        .isPresent();
  }

  /** Returns the services of which the ledger holds something, and which wait no longer. */
  public List<Long> over() {
    return recorded.keySet().stream().filter(id -> !waiting.containsKey(id)).sorted().toList();
  }

  /** Takes note that the ledger holds some services now. */
  public void recorded(Map<Long, Seen> rows) {
    recorded.putAll(rows);
  }

  /** Takes note that the ledger does not hold some services any more. */
  public void removed(List<Long> services) {
    recorded.keySet().removeAll(services);
  }
}
