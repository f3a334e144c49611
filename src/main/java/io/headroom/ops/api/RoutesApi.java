package io.headroom.ops.api;

import java.util.function.Supplier;

/** Takes edited routes over, for a route of the API. */
public final class RoutesApi {

  private final Supplier<String> reload;

  /**
   * Creates the bean.
   *
   * @param reload reloads the routes, and returns what came of it as JSON
   */
  public RoutesApi(Supplier<String> reload) {
    this.reload = reload;
  }

  /** Reloads the routes. Out: what came of it. */
  public String reload() {
    return reload.get();
  }
}
