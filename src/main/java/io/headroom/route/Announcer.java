package io.headroom.route;

import io.headroom.stock.Mode;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.StockEvent;
import io.headroom.sweep.LastDecisions;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import io.headroom.text.OneLine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Announces what changed in the stock that people want to hear of. */
public final class Announcer {

  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final int LONGEST_NAME = 80;

  private final LastDecisions decisions;
  private final long lowStock;

  /**
   * Creates the bean.
   *
   * @param decisions the last known decisions
   * @param lowStock the qty at which low stock is announced
   */
  public Announcer(LastDecisions decisions, long lowStock) {
    this.decisions = decisions;
    this.lowStock = lowStock;
  }

  /**
   * Returns one map for each product that went out of stock, came back, fell to the low mark or is
   * held since this sweep.
   */
  public List<Map<String, Object>> events(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    Set<Long> held = sweep.ruling().map(each -> each.judgement().fresh()).orElse(Set.of());
    return Stream.concat(
            StockEvent.of(sweep.plan(), decisions.known(), lowStock).stream(),
            StockEvent.held(sweep.plan(), held).stream())
        .map(event -> message(event, sweep.mode()))
        .toList();
  }

  /** Logs an announcement that no subscriber took in time. In: what {@link #events} returned. */
  public void dropped(Exchange exchange) {
    LOG.warn(
        "Not announced, because the subscribers of seda:stock-changed do not keep up: {}",
        texts(exchange.getMessage()));
  }

  /** Returns what a message says, one sentence for each event. */
  public static String texts(Message message) {
    return message.getBody() instanceof List<?> events
        ? events.stream()
            .map(event -> event instanceof Map<?, ?> map ? map.get("text") : event)
            .map(String::valueOf)
            .collect(Collectors.joining("; "))
        : String.valueOf(message.getBody());
  }

  private static Map<String, Object> message(StockEvent event, Mode mode) {
    PlannedProduct planned = event.planned();
    return Map.of(
        "text", text(event),
        "event", event.kind().term(),
        "mode", mode.term(),
        "productId", planned.id(),
        "productName", planned.product().name(),
        "qtyBefore", event.before(),
        "qtyAfter", planned.qtyAfter(),
        "limit", planned.decision().limitTerm(),
        "reason", planned.reason());
  }

  private static String text(StockEvent event) {
    PlannedProduct planned = event.planned();
    String name = OneLine.of(planned.product().name(), LONGEST_NAME).text();
    return switch (event.kind()) {
      case OUT_OF_STOCK -> name + " is out of stock: " + planned.reason();
      case BACK_IN_STOCK -> name + " is back in stock: " + planned.qtyAfter() + " available";
      case STOCK_HELD -> name + " stays at " + planned.qtyAfter() + ", " + planned.reason();
      case LOW_STOCK -> name + " runs low: " + planned.qtyAfter() + " available";
    };
  }
}
