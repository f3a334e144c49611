package io.headroom.panel;

import io.headroom.capacity.Lookup;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Asks the panel by way of a route, and takes whatever goes wrong on the way for Unknown. */
final class Fetching {

  private static final String NO_ANSWER = "a route that asks the panel gave no answer: ";

  private volatile Optional<ProducerTemplate> template = Optional.empty();

  /** Says which context has the routes. */
  void through(CamelContext context) {
    template = Optional.of(context.createProducerTemplate());
  }

  /**
   * Returns the question that a route answers.
   *
   * @param route the route's endpoint. In: the id. Out: the answer
   * @param <T> what it looks up
   */
  <T> LongFunction<Lookup<T>> by(String route) {
    return id -> {
      try {
        return answer(route, template.orElseThrow().requestBody(route, (Object) id));
      } catch (RuntimeException failure) {
        return new Lookup.Unknown<>(FailureReason.of(failure).text());
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <T> Lookup<T> answer(String route, Object body) {
    return body instanceof Lookup<?> lookup
        ? (Lookup<T>) lookup
        : new Lookup.Unknown<>(NO_ANSWER + route);
  }
}
