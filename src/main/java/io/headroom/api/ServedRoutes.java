package io.headroom.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/** The routes that are served over HTTP, as they are now. */
public final class ServedRoutes {

  /** The group of routes that anybody may call. */
  public static final String PUBLIC = "headroom.public";

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

  private final CamelContext context;

  ServedRoutes(CamelContext context) {
    this.context = context;
  }

  /** Returns whether anybody may call a path: every route that may serve it says so. */
  boolean isPublic(String path) {
    List<HttpEndpointModel> serving =
        running().filter(endpoint -> matches(pattern(endpoint), path)).toList();
    return !serving.isEmpty()
        && serving.stream().allMatch(endpoint -> isPublic(endpoint.getConsumer()));
  }

  private boolean isPublic(Consumer consumer) {
    return consumer != null
        && context.getRoutes().stream()
            .anyMatch(
                route ->
                    route.getEndpoint().equals(consumer.getEndpoint())
                        && PUBLIC.equals(route.getGroup()));
  }

  /** Returns the methods that a path takes; none if no route serves it. */
  Set<String> methods(String path) {
    Set<String> methods = new TreeSet<>();
    running()
        .filter(endpoint -> endpoint.getVerbs() != null)
        .filter(endpoint -> matches(pattern(endpoint), path))
        .forEach(endpoint -> methods.addAll(List.of(endpoint.getVerbs().split(","))));
    return methods;
  }

  /** Returns the id of a route that would serve a path, if it ran. */
  Optional<String> halted(String path) {
    return context.getRoutes().stream()
        .filter(route -> route.getEndpoint() instanceof PlatformHttpEndpoint)
        .filter(route -> matches(pattern((PlatformHttpEndpoint) route.getEndpoint()), path))
        .filter(this::isHalted)
        .map(Route::getRouteId)
        .findFirst();
  }

  private boolean isHalted(Route route) {
    ServiceStatus status = context.getRouteController().getRouteStatus(route.getRouteId());
    return status == null || !status.isStarted();
  }

  private Stream<HttpEndpointModel> running() {
    return context
        .getComponent("platform-http", PlatformHttpComponent.class)
        .getHttpEndpoints()
        .stream();
  }

  private static String pattern(HttpEndpointModel endpoint) {
    return endpoint.getConsumer() != null
            && endpoint.getConsumer().getEndpoint() instanceof PlatformHttpEndpoint known
        ? pattern(known)
        : endpoint.getUri();
  }

  private static String pattern(PlatformHttpEndpoint endpoint) {
    String path =
        endpoint.getPath().startsWith("/") ? endpoint.getPath() : "/" + endpoint.getPath();
    return endpoint.isMatchOnUriPrefix() && !path.endsWith("*") ? path + "*" : path;
  }

  /** Matches as the server does or more, so that no route is thought to serve less than it does. */
  private static boolean matches(String pattern, String path) {
    boolean isPrefix = pattern.endsWith("*");
    String exact = withoutSlashes(isPrefix ? pattern.substring(0, pattern.length() - 1) : pattern);
    String regex =
        Stream.of(PARAMETER.split(exact, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/]+"));
    return withoutSlashes(path).matches(regex + (isPrefix ? ".*" : ""));
  }

  private static String withoutSlashes(String path) {
    return path.replaceFirst("/+$", "");
  }
}
