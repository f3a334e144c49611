package io.headroom.route;

import io.headroom.capacity.Lookup;
import org.apache.camel.Exchange;

/** Reads the answer that a lookup's exchange holds. */
final class Answer {

  private Answer() {}

  /** Returns the body if it is an answer, and Unknown, with the exchange mended, if it failed. */
  @SuppressWarnings("unchecked")
  static <T> Lookup<T> of(Exchange exchange) {
    if (exchange.getException() != null) {
      String why = String.valueOf(exchange.getException().getMessage());
      exchange.setException(null);
      return new Lookup.Unknown<>("the lookup failed: " + why);
    }
    return exchange.getMessage().getBody() instanceof Lookup<?> answer
        ? (Lookup<T>) answer
        : new Lookup.Unknown<>("the route of the lookup gave no answer");
  }
}
