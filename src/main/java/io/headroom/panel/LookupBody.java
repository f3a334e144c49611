package io.headroom.panel;

import io.headroom.capacity.Lookup;
import org.apache.camel.Exchange;

/** Reads the answer that a lookup's exchange holds. */
public final class LookupBody {

  private LookupBody() {}

  /** Returns the body if it is an answer, and Unknown, with the exchange mended, if it failed. */
  @SuppressWarnings("unchecked")
  public static <T> Lookup<T> of(Exchange exchange) {
    if (exchange.getException() != null) {
      String why = FailureReason.of(exchange.getException()).text();
      exchange.setException(null);
      return new Lookup.Unknown<>(why);
    }
    return exchange.getMessage().getBody() instanceof Lookup<?> answer
        ? (Lookup<T>) answer
        : new Lookup.Unknown<>("the route of the lookup gave no answer");
  }
}
