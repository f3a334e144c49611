package io.headroom.reload;

import io.headroom.sweep.Sweeps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.task.Tasks;
import org.apache.camel.support.task.budget.Budgets;

/**
 * Replaces the routes of some files while the others keep running.
 *
 * <p>Between two sweeps, when nothing is in flight in the routes concerned. Who calls one of them
 * meanwhile waits at the {@link Passage}.
 */
final class RouteSwap {

  private static final String SWEEP = "direct://sweep";

  /** What lets sweeps begin. */
  private static final Set<String> SWEEPS = Set.of(SWEEP, "direct://sweep-on-request");

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration FOR_REST = Duration.ofMillis(500);
  private static final int TRIES = 5;
  private static final long STOP_SECONDS = 5;

  private final CamelContext context;
  private final Model model;
  private final Sweeps sweeps;
  private final Passage passage;
  private final RequestHold requests;

  RouteSwap(CamelContext context, Sweeps sweeps, Passage passage, RequestHold requests) {
    this.context = context;
    this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
    this.sweeps = sweeps;
    this.passage = passage;
    this.requests = requests;
  }

  /** Returns the ids of the routes that come from some files. */
  Set<String> ids(Set<String> files) {
    return of(files).stream().map(RouteDefinition::getRouteId).collect(Collectors.toSet());
  }

  private List<RouteDefinition> of(Set<String> files) {
    Set<String> locations =
        files.stream().map(RouteFileLoader::location).collect(Collectors.toSet());
    return model.getRouteDefinitions().stream()
        .filter(route -> route.getResource() != null)
        .filter(route -> locations.contains(route.getResource().getLocation()))
        .toList();
  }

  /**
   * Replaces the routes of some files.
   *
   * @param files the files whose routes are replaced
   * @param configurations whether all configurations of routes are replaced with them
   * @param before what the files held that run now
   * @param after what is to run
   * @param built the routes of what is to run
   * @throws SwapException if the previous routes keep running
   */
  void swap(
      Set<String> files,
      boolean configurations,
      Snapshot before,
      Snapshot after,
      List<Built.Route> built)
      throws SwapException {
    List<Route> old = ids(files).stream().map(context::getRoute).filter(Objects::nonNull).toList();
    PeriodicRoutes periodic = PeriodicRoutes.suspend(old);
    boolean swapped = false;
    try {
      Sweeps.Hold hold = comeToRest(old);
      try {
        swapAtRest(files, configurations, before, after, built, old);
        swapped = true;
      } finally {
        hold.close();
      }
    } finally {
      passage.open();
      if (!swapped) {
        periodic.resume();
      }
    }
  }

  private void swapAtRest(
      Set<String> files,
      boolean configurations,
      Snapshot before,
      Snapshot after,
      List<Built.Route> built,
      List<Route> old)
      throws SwapException {
    Set<String> entrances = entrances(files, old, built);
    passage.shut(entrances, exchange -> isIn(exchange, old));
    requests.beforeSwap();
    try {
      Set<String> resting = stop(old, files);
      passage.shut(entrances, exchange -> false);
      exchange(files, configurations, before, after, resting);
    } finally {
      passage.open();
      requests.afterSwap();
    }
  }

  private Set<String> entrances(Set<String> files, List<Route> old, List<Built.Route> built) {
    Set<String> entrances = new HashSet<>(Set.of(SWEEP));
    old.forEach(route -> entrances.add(route.getEndpoint().getEndpointBaseUri()));
    built.stream()
        .filter(route -> files.contains(route.file()))
        .map(Built.Route::endpoint)
        .forEach(entrances::add);
    return entrances;
  }

  private static boolean isIn(Exchange exchange, List<Route> routes) {
    return exchange.getUnitOfWork() != null && routes.contains(exchange.getUnitOfWork().getRoute());
  }

  /**
   * Returns when no sweep is under way and nothing is in flight in some routes. Sweeps that are
   * asked for by these very routes are let in and waited for.
   */
  private Sweeps.Hold comeToRest(List<Route> routes) throws SwapException {
    for (int tries = 0; tries < TRIES; tries++) {
      passage.shut(SWEEPS, sweeps::isUnderWay);
      Sweeps.Hold hold = sweeps.hold();
      if (isAtRest(routes, FOR_REST)) {
        return hold;
      }
      hold.close();
      passage.open();
      isAtRest(routes, FOR_REST);
    }
    throw busy(routes.stream().filter(route -> inFlight(route) > 0).toList());
  }

  private int inFlight(Route route) {
    return context.getInflightRepository().size(route.getRouteId());
  }

  private boolean isAtRest(List<Route> routes, Duration longest) {
    return Tasks.foregroundTask()
        .withBudget(
            Budgets.iterationTimeBudget().withMaxDuration(longest).withInterval(LOOK).build())
        .withName("come-to-rest")
        .build()
        .run(context, () -> routes.stream().allMatch(route -> inFlight(route) == 0));
  }

  private static SwapException busy(List<Route> routes) {
    String ids = routes.stream().map(Route::getRouteId).sorted().collect(Collectors.joining(", "));
    return SwapException.busy(
        new Problem(
            "routes",
            OptionalInt.empty(),
            "no route was replaced, because these are still at work: "
                + (ids.isEmpty() ? "routes" : ids)
                + "; reload when they are done"));
  }

  /** Stops routes, those that others call last, and returns the ids of those that did not run. */
  private Set<String> stop(List<Route> routes, Set<String> files) throws SwapException {
    List<Route> callersFirst =
        routes.stream()
            .sorted(
                Comparator.comparing(
                    route -> route.getEndpoint().getEndpointBaseUri().startsWith("direct:")))
            .toList();
    Set<String> resting = new HashSet<>();
    List<Route> stopped = new ArrayList<>();
    for (Route route : callersFirst) {
      String id = route.getRouteId();
      ServiceStatus status = context.getRouteController().getRouteStatus(id);
      if (!status.isStarted()) {
        resting.add(id);
        continue;
      }
      try {
        if (!context.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS, true)) {
          throw busy(List.of(route)).with(startAgain(stopped));
        }
        stopped.add(route);
      } catch (SwapException busy) {
        throw busy;
      } catch (Exception failure) {
        throw SwapException.broken(
                new Problem(
                    String.join(", ", files),
                    OptionalInt.empty(),
                    "the route " + id + " cannot be stopped: " + Blame.reason(failure)))
            .with(startAgain(stopped));
      }
    }
    return resting;
  }

  /** Starts routes, and returns what went wrong. */
  private List<Problem> startAgain(List<Route> stopped) {
    List<Problem> problems = new ArrayList<>();
    for (Route route : stopped) {
      try {
        context.getRouteController().startRoute(route.getRouteId());
      } catch (Exception failure) {
        problems.add(
            new Problem(
                "routes",
                OptionalInt.empty(),
                "the route "
                    + route.getRouteId()
                    + " cannot be started again: "
                    + Blame.reason(failure)));
      }
    }
    return problems;
  }

  private void exchange(
      Set<String> files,
      boolean configurations,
      Snapshot before,
      Snapshot after,
      Set<String> resting)
      throws SwapException {
    try {
      remove(files, configurations);
      add(files, after, resting);
    } catch (SwapException broken) {
      throw broken.with(putBack(files, configurations, before, resting));
    }
  }

  /** Puts the routes back that ran before, and returns what went wrong. */
  private List<Problem> putBack(
      Set<String> files, boolean configurations, Snapshot before, Set<String> resting) {
    try {
      remove(files, configurations);
      add(files, before, resting);
      return List.of();
    } catch (SwapException failure) {
      return failure.problems().stream()
          .map(
              problem ->
                  new Problem(
                      problem.file(),
                      problem.line(),
                      "the routes that ran before cannot be put back: " + problem.reason()))
          .toList();
    }
  }

  private void remove(Set<String> files, boolean configurations) throws SwapException {
    for (RouteDefinition route : of(files)) {
      try {
        model.removeRouteDefinition(route);
      } catch (Exception failure) {
        throw SwapException.broken(
            new Problem(
                String.join(", ", files),
                OptionalInt.empty(),
                "the route "
                    + route.getRouteId()
                    + " cannot be removed: "
                    + Blame.reason(failure)));
      }
    }
    if (configurations) {
      List<RouteConfigurationDefinition> all = model.getRouteConfigurationDefinitions();
      all.clear();
    }
  }

  private void add(Set<String> files, Snapshot contents, Set<String> resting) throws SwapException {
    Map<String, RouteFileLoader> loaders = new LinkedHashMap<>();
    for (String file : files) {
      String content = contents.routes().get(file);
      if (content != null) {
        attempt(
            file,
            content,
            () -> {
              RouteFileLoader loader = new RouteFileLoader(context, file, content);
              loader.addConfigurations();
              loaders.put(file, loader);
            });
      }
    }
    for (RouteFileLoader loader : loaders.values()) {
      String file = loader.file();
      attempt(
          file,
          contents.routes().getOrDefault(file, ""),
          () -> loader.addRoutes(route -> letRest(route, resting)));
    }
  }

  /** What an operator has stopped stays stopped. */
  private static void letRest(RouteDefinition route, Set<String> resting) {
    if (resting.contains(String.valueOf(route.getId()))) {
      route.setAutoStartup("false");
    }
  }

  /** A step that Camel may refuse. */
  private interface Step {
    void run() throws Exception;
  }

  private static void attempt(String file, String content, Step step) throws SwapException {
    try {
      step.run();
    } catch (Exception failure) {
      throw SwapException.broken(Blame.in(file, content, 1, failure));
    }
  }
}
