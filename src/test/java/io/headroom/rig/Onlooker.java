package io.headroom.rig;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Collects what each exchange holds, as text, whenever something happens to it. */
public final class Onlooker extends EventNotifierSupport {
  private final Queue<String> seen;

  /** Adds what it sees to a queue. */
  public Onlooker(Queue<String> seen) {
    this.seen = seen;
  }

  @Override
  public void notify(CamelEvent event) {
    if (event.getSource() instanceof Exchange exchange) {
      seen.add(text(exchange, exchange.getMessage().getBody()));
      Stream.of(
              exchange.getMessage().getHeaders(),
              exchange.getVariables(),
              exchange.getAllProperties())
          .map(Map::entrySet)
          .flatMap(entries -> List.copyOf(entries).stream())
          .forEach(entry -> seen.add(entry.getKey() + "=" + text(exchange, entry.getValue())));
      seen.add(String.valueOf(exchange.getException()));
    }
  }

  private static String text(Exchange exchange, Object value) {
    if (value instanceof StreamCache cache) {
      String text = exchange.getContext().getTypeConverter().convertTo(String.class, cache);
      cache.reset();
      return text;
    }
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }
}
