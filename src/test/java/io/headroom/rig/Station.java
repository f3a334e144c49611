package io.headroom.rig;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.catalogue.Scope;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.Purpose;
import io.headroom.settings.SettingSources;
import io.headroom.settings.Settings;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.function.ThrowingConsumer;

/**
 * Headroom over the real files of {@code routes/}, in the test's JVM, with a shop and a panel of
 * the test's.
 */
public final class Station implements AutoCloseable {

  private final HeadroomProcess process;

  private Station(HeadroomProcess process) {
    this.process = process;
  }

  /** Returns a plan for a station, whose database user has the grants of the README. */
  public static Draft of(Shop shop, StandInPanel panel) {
    return new Draft(shop, panel, new Readme().user(shop));
  }

  /** What a station is made of. */
  public static final class Draft {
    private final Map<String, String> settings = new HashMap<>();
    private final StringBuilder routes = new StringBuilder();
    private Ticker ticker = Ticker.systemTicker();
    private Clock clock = Clock.systemUTC();
    private Purpose purpose = Purpose.SWEEP_ONCE;
    private Optional<Path> folder = Optional.empty();
    private Consumer<HeadroomProcess> preparations = process -> {};

    private Draft(Shop shop, StandInPanel panel, ShopUser user) {
      with(panel.settings(shop, user));
      with("headroom.http.port", "0");
      // a test that waits for an answer asks again and again
      with("headroom.http.rate-limit", "1000000");
      // what is polled would be counted among the statements of a sweep
      with("headroom.event.poll", "0");
      // a station is closed as soon as its queues are looked at again
      with("camel.component.seda.defaultPollTimeout", "10");
    }

    public Draft with(String key, String value) {
      settings.put(key, value);
      return this;
    }

    public Draft with(Map<String, String> more) {
      settings.putAll(more);
      return this;
    }

    public Draft as(ShopUser user) {
      return with("headroom.db.user", user.name()).with("headroom.db.password", user.password());
    }

    public Draft custom(Path routeFile) {
      routes.append(",file:").append(routeFile);
      return this;
    }

    /** Takes its routes from a folder laid out like {@code routes/}. */
    public Draft from(Path otherFolder) {
      folder = Optional.of(otherFolder);
      return this;
    }

    /** Does something to the process before it starts. */
    public Draft prepared(Consumer<HeadroomProcess> preparation) {
      preparations = preparations.andThen(preparation);
      return this;
    }

    /** Goes by another clock, and by how time passes on it if it can measure it. */
    public Draft at(Clock otherClock) {
      clock = otherClock;
      if (otherClock instanceof Ticker itself) {
        ticker = itself;
      }
      return this;
    }

    public Draft serving() {
      purpose = Purpose.SERVE;
      return this;
    }

    /** Starts without some of its routes, which are there all the same. */
    public Draft resting(String... routes) {
      return prepared(process -> process.main().addMainListener(new Rest(Set.of(routes))));
    }

    public Station start() {
      Settings read = Settings.read(new SettingSources(Path.of("target"), settings, Map.of()));
      HeadroomProcess process = new HeadroomProcess(read, purpose, clock, ticker);
      settings.forEach(
          (key, value) -> {
            if (!key.startsWith("headroom.")) {
              process.main().addOverrideProperty(key, value);
            }
          });
      String pattern = process.main().configure().getRoutesIncludePattern();
      String shipped = folder.map(path -> pattern.replace("routes/", path + "/")).orElse(pattern);
      process.main().configure().setRoutesIncludePattern(shipped + routes);
      if (ticker instanceof ManualTime time) {
        time.whenPassed(process.agenda()::wake);
      }
      preparations.accept(process);
      process.start();
      return new Station(process);
    }
  }

  /**
   * Lets routes not begin. To stop one that has been started is too late on a busy machine: what it
   * has begun is cut off in its middle.
   */
  private static final class Rest extends MainListenerSupport {
    private final Set<String> routes;

    private Rest(Set<String> routes) {
      this.routes = routes;
    }

    @Override
    public void beforeConfigure(BaseMainSupport main) {
      main.getCamelContext()
          .getCamelContextExtension()
          .getContextPlugin(Model.class)
          .addModelLifecycleStrategy(
              new ModelLifecycleStrategySupport() {
                @Override
                public void onAddRouteDefinition(RouteDefinition route) {
                  if (routes.contains(String.valueOf(route.getId()))) {
                    route.setAutoStartup("false");
                  }
                }
              });
    }
  }

  public HeadroomProcess process() {
    return process;
  }

  /** The context of its routes. */
  public CamelContext context() {
    return process.main().getCamelContext();
  }

  /** Adds routes while it runs, as a file of {@code routes/custom/} would. */
  public Station add(LambdaRouteBuilder routes) {
    try {
      RouteBuilder.addRoutes(context(), routes);
      return this;
    } catch (Exception refused) {
      throw new IllegalArgumentException("the routes cannot be added", refused);
    }
  }

  /** Changes a route in the places that have ids. */
  public Station advise(String route, ThrowingConsumer<AdviceWithRouteBuilder, Exception> advice) {
    try {
      AdviceWith.adviceWith(context(), route, advice);
      return this;
    } catch (Exception refused) {
      throw new IllegalArgumentException("the route cannot be changed", refused);
    }
  }

  /** Stops a route, as an operator does. */
  public Station stop(String route) {
    try {
      context().getRouteController().stopRoute(route);
      return this;
    } catch (Exception refused) {
      throw new IllegalArgumentException("the route cannot be stopped", refused);
    }
  }

  /** Starts a route again that was stopped. */
  public Station startAgain(String route) {
    try {
      context().getRouteController().startRoute(route);
      return this;
    } catch (Exception refused) {
      throw new IllegalArgumentException("the route cannot be started", refused);
    }
  }

  public SweepReport sync() {
    return process.sweep(SweepRequest.all("sync"));
  }

  public SweepReport plan(Long... products) {
    return process.sweep(SweepRequest.plan(Scope.of(Set.of(products))));
  }

  /** Returns what the report says of one product. */
  public static PlannedProduct product(SweepReport report, long id) {
    return report.plan().products().stream()
        .filter(product -> product.id() == id)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.close();
  }
}
