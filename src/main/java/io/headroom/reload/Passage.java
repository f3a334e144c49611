package io.headroom.reload;

import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.Exchange;

/**
 * The way to routes that are called with {@code direct:}. While they are swapped it is closed, and
 * a caller waits and does not fail.
 */
final class Passage {

  private volatile Set<String> shut = Set.of();
  private volatile Predicate<Exchange> insiders = exchange -> true;

  /**
   * Closes the way to some endpoints for all but some exchanges.
   *
   * @param endpoints the endpoints, without options
   * @param mayPass which exchanges may pass all the same
   */
  synchronized void shut(Set<String> endpoints, Predicate<Exchange> mayPass) {
    insiders = mayPass;
    shut = Set.copyOf(endpoints);
    notifyAll();
  }

  /** Lets everybody pass. */
  synchronized void open() {
    shut = Set.of();
    notifyAll();
  }

  /**
   * Returns when an exchange may pass.
   *
   * @throws InterruptedException if it is not to wait any longer
   */
  void pass(String endpoint, Exchange exchange) throws InterruptedException {
    if (isShut(endpoint, exchange)) {
      await(endpoint, exchange);
    }
  }

  private synchronized void await(String endpoint, Exchange exchange) throws InterruptedException {
    while (isShut(endpoint, exchange)) {
      wait();
    }
  }

  private boolean isShut(String endpoint, Exchange exchange) {
    return shut.contains(endpoint) && !insiders.test(exchange);
  }
}
