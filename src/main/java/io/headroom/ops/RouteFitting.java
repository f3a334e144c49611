package io.headroom.ops;

import io.headroom.api.ServedRoutes;
import io.headroom.text.OneLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.LoggingLevel;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.model.errorhandler.RefErrorHandlerDefinition;
import org.apache.camel.spi.CamelLogger;
import org.slf4j.LoggerFactory;

/**
 * Fits the routes of the files to what the process is started for.
 *
 * <p>A process that sweeps once starts no route that begins by itself, such as a timer. No process
 * starts a route that the settings leave off. Where a file leaves the handling of errors to Camel,
 * a failure of an integrator's route is logged in one line. Where another route called it, that one
 * reports the failure, and nothing is logged here.
 */
final class RouteFitting extends MainListenerSupport {

  private static final String LOG_NAME = "io.headroom.routes.";
  private static final String QUEUE = "seda:(//)?stock-changed(\\?.*)?";
  private static final String SERVED = "platform-http:.*";

  /** Camel makes a proxy of it, which asks whatever its caller names. */
  private static final String PROXY = "platform-http:/*proxy.*";

  private static final String OURS = "platform-http:/*(api|observe)([/?].*)?";
  private static final String GROUPS = "headroom.";
  private static final String SHARED = ".*[?&]multipleConsumers=true(&.*)?";

  private final Purpose purpose;
  private final Set<String> off;
  private int leftOut;

  private RouteFitting(Purpose purpose, Set<String> off) {
    this.purpose = purpose;
    this.off = Set.copyOf(off);
  }

  /**
   * Fits the routes of a process.
   *
   * @param purpose what it is started for
   * @param off the ids of routes that are there and stay stopped
   */
  static RouteFitting bind(Main main, Purpose purpose, Set<String> off) {
    RouteFitting fitting = new RouteFitting(purpose, off);
    main.addMainListener(fitting);
    return fitting;
  }

  @Override
  public void beforeConfigure(BaseMainSupport main) {
    fitRoutesOf(main.getCamelContext());
  }

  /** Fits every route that is added to a context from now on. */
  void fitRoutesOf(CamelContext context) {
    model(context)
        .addModelLifecycleStrategy(
            new ModelLifecycleStrategySupport() {
              @Override
              public void onAddRouteDefinition(RouteDefinition route) {
                fit(route);
              }
            });
  }

  @Override
  public void afterConfigure(BaseMainSupport main) {
    if (purpose == Purpose.CHECK) {
      return;
    }
    if (model(main.getCamelContext()).getRouteDefinition("sweep") == null) {
      throw new IllegalStateException(
          "routes/ holds no route with the id sweep: run from the folder that holds"
              + " application.properties and routes/, and restore what is missing from the"
              + " archive");
    }
    if (purpose == Purpose.SWEEP_ONCE) {
      leaveOutWhatIsServed(model(main.getCamelContext()));
    }
  }

  /**
   * Nothing is served over HTTP by a process that sweeps once, so there is no server to build on.
   */
  private void leaveOutWhatIsServed(Model model) {
    List<RouteDefinition> served =
        model.getRouteDefinitions().stream()
            .filter(route -> route.getEndpointUrl().startsWith("platform-http:"))
            .toList();
    leftOut = served.size();
    try {
      model.removeRouteDefinitions(served);
    } catch (Exception refused) {
      throw new IllegalStateException("a route cannot be left out", refused);
    }
  }

  /** How many routes of the files a process leaves out that serves nothing. */
  int leftOut() {
    return leftOut;
  }

  private static Model model(CamelContext context) {
    return context.getCamelContextExtension().getContextPlugin(Model.class);
  }

  private void fit(RouteDefinition route) {
    String uri = route.getEndpointUrl();
    refuseCompetition(route, uri);
    refuseExposure(route, uri);
    if (isLeftToCamel(route.getErrorHandlerFactory())) {
      route.setErrorHandlerFactory(inOneLine(route, !uri.startsWith("direct:")));
    }
    boolean called = uri.startsWith("direct:") || uri.startsWith("seda:");
    boolean isOff = Optional.ofNullable(route.getId()).filter(off::contains).isPresent();
    if (isOff || (purpose == Purpose.SWEEP_ONCE && !called)) {
      route.setAutoStartup("false");
    }
  }

  /** Where two subscribers do not share, each misses what the other took. */
  private static void refuseCompetition(RouteDefinition route, String uri) {
    if (uri.matches(QUEUE) && !uri.matches(SHARED)) {
      throw new IllegalStateException(
          "the route "
              + route.getId()
              + " takes announcements away from others: add multipleConsumers=true to its"
              + " seda:stock-changed");
    }
  }

  private static void refuseExposure(RouteDefinition route, String uri) {
    if (uri.matches(PROXY)) {
      throw new IllegalStateException(
          "the route "
              + route.getId()
              + " would be an open proxy: give it a path that does not begin with proxy");
    }
    String group = Optional.ofNullable(route.getGroup()).orElse("");
    if (group.startsWith(GROUPS) && !group.equals(ServedRoutes.PUBLIC)) {
      throw new IllegalStateException(
          "the route "
              + route.getId()
              + " is in the group "
              + group
              + ", which is not known: write "
              + ServedRoutes.PUBLIC);
    }
    if (group.equals(ServedRoutes.PUBLIC) && (!uri.matches(SERVED) || uri.matches(OURS))) {
      throw new IllegalStateException(
          "the route "
              + route.getId()
              + " cannot be in the group "
              + ServedRoutes.PUBLIC
              + ": only a platform-http: route outside of /api and /observe can");
    }
  }

  private static boolean isLeftToCamel(ErrorHandlerFactory handler) {
    return handler == null
        || (handler instanceof RefErrorHandlerDefinition byName
            && RefErrorHandlerDefinition.DEFAULT_ERROR_HANDLER_BUILDER.equals(byName.getRef()));
  }

  private static ErrorHandlerFactory inOneLine(RouteDefinition route, boolean logged) {
    String name = Optional.ofNullable(route.getId()).orElse("route");
    DefaultErrorHandlerDefinition handler = new DefaultErrorHandlerDefinition();
    handler.setLoggerBean(
        new OneLineLogger(LOG_NAME + name, logged ? LoggingLevel.ERROR : LoggingLevel.OFF));
    handler.setRedeliveryPolicy(
        new RedeliveryPolicyDefinition().logExhaustedMessageHistory(false).logStackTrace(false));
    return handler;
  }

  /** Logs what Camel says of a failure, without its ids and in one line. */
  private static final class OneLineLogger extends CamelLogger {

    OneLineLogger(String name, LoggingLevel level) {
      super(LoggerFactory.getLogger(name), level);
    }

    @Override
    public void log(String message) {
      super.log(
          "The route failed: " + OneLine.of(message.replaceFirst("(?s)^.*? caught: ", "")).text());
    }
  }
}
