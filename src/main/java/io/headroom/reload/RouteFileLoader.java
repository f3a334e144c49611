package io.headroom.reload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.function.ThrowingConsumer;

/** One file of the routes, read into a context: its configurations first, then its routes. */
final class RouteFileLoader {

  private final CamelContext context;
  private final String file;
  private final Collection<RoutesBuilder> builders;

  /**
   * Reads a file.
   *
   * @throws Exception if it is no file of routes
   */
  RouteFileLoader(CamelContext context, String file, String content) throws Exception {
    this.context = context;
    this.file = file;
    Resource resource = ResourceHelper.fromString(location(file), content);
    builders = PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource);
  }

  /** Where Camel says that the routes of a file come from. */
  static String location(String file) {
    return "file:" + file;
  }

  String file() {
    return file;
  }

  /** Adds the configurations of routes, which must be there before the routes that name them. */
  void addConfigurations() throws Exception {
    for (RoutesBuilder builder : builders) {
      if (builder instanceof RouteConfigurationsBuilder configurations) {
        context.addRoutesConfigurations(configurations);
      }
    }
  }

  /**
   * Adds the routes, and returns them as they were read. Where the context runs, they run.
   *
   * @param fit is given each of them before it is started
   */
  List<RouteDefinition> addRoutes(Consumer<RouteDefinition> fit) throws Exception {
    return listening(fit, context::addRoutes);
  }

  /** Adds the routes that are made of templates, which must be there before. */
  List<RouteDefinition> addTemplatedRoutes() throws Exception {
    return listening(route -> {}, context::addTemplatedRoutes);
  }

  private List<RouteDefinition> listening(
      Consumer<RouteDefinition> fit, ThrowingConsumer<RoutesBuilder, Exception> adding)
      throws Exception {
    Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
    List<RouteDefinition> added = new ArrayList<>();
    ModelLifecycleStrategySupport listener =
        new ModelLifecycleStrategySupport() {
          @Override
          public void onAddRouteDefinition(RouteDefinition route) {
            fit.accept(route);
            added.add(route);
          }
        };
    model.addModelLifecycleStrategy(listener);
    try {
      for (RoutesBuilder builder : builders) {
        adding.accept(builder);
      }
      return added;
    } finally {
      model.removeModelLifecycleStrategy(listener);
    }
  }
}
