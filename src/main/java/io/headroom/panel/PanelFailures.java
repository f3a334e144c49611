package io.headroom.panel;

import io.headroom.capacity.Lookup;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns whatever was thrown in a route of the panel into an answer. */
final class PanelFailures {

  private static final Lookup<Object> BREAKER_OPEN =
      new Lookup.Unknown<>(
          PanelBackoff.NOT_ASKED
              + "the panel failed eight times in a row; after a while one request tries it"
              + " again");

  /** Returns the step of a route's error handling: the body becomes Unknown. */
  Processor unknown() {
    return exchange ->
        exchange
            .getMessage()
            .setBody(
                new Lookup.Unknown<>(
                    thrown(exchange)
                        .map(failure -> FailureReason.of(failure).text())
                        .orElse("it failed without saying why")));
  }

  /**
   * Returns the step of the circuit breaker's fallback: the body becomes Unknown, or {@link
   * OnceMore} if the panel asked for it.
   */
  Processor fallback() {
    return exchange ->
        exchange
            .getMessage()
            .setBody(thrown(exchange).map(PanelFailures::failed).orElse(BREAKER_OPEN));
  }

  private static Object failed(Throwable failure) {
    String reason = FailureReason.of(failure).text();
    return PanelException.in(failure).filter(PanelException::isWorthAnother).isPresent()
        ? new OnceMore(reason)
        : new Lookup.Unknown<>(reason);
  }

  private static Optional<Throwable> thrown(Exchange exchange) {
    return Optional.ofNullable(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }
}
