package io.headroom.rig;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/** A subscriber of {@code seda:stock-changed} that keeps what it gets. */
public final class Announcements {

  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<List<Map<String, Object>>> messages = new LinkedBlockingQueue<>();

  private Announcements() {}

  /** Subscribes, as a route of an integrator does. */
  public static Announcements of(Station station) {
    Announcements announcements = new Announcements();
    station.add(
        routes ->
            routes.from("seda:stock-changed?multipleConsumers=true").process(announcements::take));
    return announcements;
  }

  @SuppressWarnings("unchecked")
  private void take(Exchange exchange) {
    messages.add(exchange.getMessage().getBody(List.class));
  }

  /** Waits for the next message, and returns its events. */
  public List<Map<String, Object>> next() {
    try {
      List<Map<String, Object>> events = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (events == null) {
        throw new AssertionError("nothing was announced");
      }
      return events;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an announcement", e);
    }
  }

  /** Waits for the next message, and returns what happened to which product. */
  public List<String> nextInShort() {
    return next().stream()
        .map(
            event ->
                "%s %s %s->%s"
                    .formatted(
                        event.get("productId"),
                        event.get("event"),
                        event.get("qtyBefore"),
                        event.get("qtyAfter")))
        .toList();
  }

  /** How many messages came that nobody has asked for; all, once the station is closed. */
  public int left() {
    return messages.size();
  }
}
