package io.headroom.ops;

import io.headroom.ops.HeadroomProcess.Purpose;
import io.headroom.route.Extensions;
import java.util.Set;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;

/**
 * Fits the routes of the files to what the process is started for.
 *
 * <p>A process that sweeps once starts no route that begins by itself, such as a timer. And what an
 * integrator's route throws at an extension point goes to the sweep, which tells it once and not
 * once per product.
 */
final class RoutesOf extends MainListenerSupport {

  private static final Set<String> EXTENSION_POINTS =
      Set.of(Extensions.ADJUST_QTY, Extensions.EXCLUDED_HYPERVISORS);

  private final Purpose purpose;

  RoutesOf(Purpose purpose) {
    this.purpose = purpose;
  }

  @Override
  public void beforeConfigure(BaseMainSupport main) {
    model(main)
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
    if (model(main).getRouteDefinition("sweep") == null) {
      throw new IllegalStateException(
          "routes/ holds no route with the id sweep: run from the folder that holds"
              + " application.properties and routes/, and restore what is missing from the archive");
    }
  }

  private static Model model(BaseMainSupport main) {
    return main.getCamelContext().getCamelContextExtension().getContextPlugin(Model.class);
  }

  private void fit(RouteDefinition route) {
    String uri = route.getEndpointUrl();
    if (EXTENSION_POINTS.contains(uri) && route.isContextScopedErrorHandler()) {
      route.setErrorHandlerFactory(new NoErrorHandlerDefinition());
    }
    boolean called = uri.startsWith("direct:") || uri.startsWith("seda:");
    if (purpose == Purpose.SWEEP_ONCE && !called) {
      route.setAutoStartup("false");
    }
  }
}
