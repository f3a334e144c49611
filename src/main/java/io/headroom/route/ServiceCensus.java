package io.headroom.route;

import io.headroom.catalogue.ProductRow;
import io.headroom.event.Census;
import io.headroom.event.Census.Services;
import io.headroom.event.Census.State;
import io.headroom.event.ShopEvent;
import io.headroom.event.ShopPulse;
import io.headroom.whmcs.Row;
import io.headroom.whmcs.ShopRows;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;

/** Finds what happened to services and orders from one look into the shop to the next. */
public final class ServiceCensus {

  private final LongSupplier ticker;
  private final ShopPulse pulse = new ShopPulse();
  private Optional<Census> last = Optional.empty();

  /**
   * Creates the bean.
   *
   * @param ticker gives elapsed time in nanoseconds
   */
  public ServiceCensus(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /**
   * Whether anything can have happened since the last count. In: when the tables were last written,
   * a row each, and the newest ids in each of them.
   */
  public synchronized boolean isToCount(Exchange exchange) {
    List<?> rows = exchange.getMessage().getBody(List.class);
    return pulse.isToCount(new ShopRows(rows).pulse(), now());
  }

  private Duration now() {
    return Duration.ofNanos(ticker.getAsLong());
  }

  /** Returns what happened since the last look. In: the counts of services by product and state. */
  public synchronized List<ShopEvent> events(Exchange exchange) {
    Census now = census(exchange.getMessage().getBody(List.class));
    List<ShopEvent> events = last.map(now::since).orElse(List.of());
    last = Optional.of(now);
    pulse.counted(now());
    return events;
  }

  private static Census census(List<?> rows) {
    Map<Long, Services> products = new HashMap<>();
    rows.stream()
        .map(row -> new Row((Map<?, ?>) row))
        .filter(row -> ProductRow.isOfModule(row.text("servertype")))
        .forEach(row -> products.merge(row.number("packageid"), services(row), Services::plus));
    return new Census(products);
  }

  private static Services services(Row row) {
    State state = new State(row.text("domainstatus"), row.text("orderstatus"));
    return new Services(Map.of(state, row.number("services")), row.number("newest"));
  }
}
