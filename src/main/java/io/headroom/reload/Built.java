package io.headroom.reload;

import java.util.List;

/**
 * The result of a build in a scratch context.
 *
 * @param routes the routes that could be built
 * @param problems what is wrong; nothing if all could be built
 * @param warnings what is probably a mistake but does not stop the routes
 */
public record Built(List<Route> routes, List<Problem> problems, List<Problem> warnings) {

  /**
   * A route that could be built.
   *
   * @param id its id
   * @param file the file that holds it
   * @param endpoint where it begins, without options
   */
  public record Route(String id, String file, String endpoint) {}

  /** Creates a result. */
  public Built {
    routes = List.copyOf(routes);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** Whether the files can be run. */
  public boolean isOk() {
    return problems.isEmpty();
  }
}
