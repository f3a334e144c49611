package io.headroom.ops;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A question to a route of the process, or to another endpoint.
 *
 * @param endpoint what is asked, as a route names it
 * @param body what it gets as body, if anything
 * @param variables what it gets as variables
 * @param answer the type of the answer
 */
public record RouteCall<T>(
    String endpoint, Optional<Object> body, Map<String, Object> variables, Class<T> answer) {

  /** Creates a question. */
  public RouteCall {
    variables = Map.copyOf(variables);
  }

  /** Returns the question to an endpoint that gets nothing. */
  public static <T> RouteCall<T> to(String endpoint, Class<T> answer) {
    return new RouteCall<>(endpoint, Optional.empty(), Map.of(), answer);
  }

  /** Returns this question with a body. */
  public RouteCall<T> withBody(Object given) {
    return new RouteCall<>(endpoint, Optional.of(given), variables, answer);
  }

  /** Returns this question with one more variable. */
  public RouteCall<T> withVariable(String name, Object value) {
    Map<String, Object> more = new HashMap<>(variables);
    more.put(name, value);
    return new RouteCall<>(endpoint, body, more, answer);
  }
}
