package io.headroom.panel;

import io.headroom.capacity.GroupFigures;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.rig.ManualTime;
import io.headroom.rig.StandInPanel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.main.Main;

/** The real route files of the panel, run by camel-main, with time that a test moves. */
final class PanelRoutes implements AutoCloseable {

  private static final String FILES =
      "file:routes/panel/*.camel.yaml,file:routes/errors.camel.yaml";

  private final ManualTime time = new ManualTime();
  private final Main main = new Main();
  private final Panel panel;

  private PanelRoutes(PanelSettings settings, Consumer<Main> more) {
    main.setDefaultPropertyPlaceholderLocation("false");
    main.configure().withRoutesIncludePattern(FILES);
    main.configure().withShutdownTimeout(1);
    main.addOverrideProperty("camel.component.direct.block", "false");
    more.accept(main);
    panel = Panel.bind(main, settings, time, time);
    try {
      main.start();
    } catch (Exception failure) {
      throw new IllegalStateException("the routes do not start", failure);
    }
  }

  /** Runs the routes against a panel. */
  static PanelRoutes to(StandInPanel panel) {
    return with(settings(panel.url()).build());
  }

  /** Runs the routes with these settings. */
  static PanelRoutes with(PanelSettings settings) {
    return with(settings, main -> {});
  }

  /** Runs the routes with these settings and whatever else is done to the process. */
  static PanelRoutes with(PanelSettings settings, Consumer<Main> more) {
    return new PanelRoutes(settings, more);
  }

  /** Begins with the default settings. */
  static SettingsDraft settings(String url) {
    return new SettingsDraft(
        PanelSettings.defaults(URI.create(url), PanelToken.of("stand-in-token")));
  }

  /** Settings of which a test changes some. */
  record SettingsDraft(PanelSettings build) {

    SettingsDraft connectTimeout(Duration timeout) {
      return of(timeout, build.responseTimeout(), build.maxConcurrent(), build.maxResponseBytes());
    }

    SettingsDraft responseTimeout(Duration timeout) {
      return of(build.connectTimeout(), timeout, build.maxConcurrent(), build.maxResponseBytes());
    }

    SettingsDraft maxConcurrent(int requests) {
      return of(
          build.connectTimeout(), build.responseTimeout(), requests, build.maxResponseBytes());
    }

    SettingsDraft maxResponse(long bytes) {
      return of(build.connectTimeout(), build.responseTimeout(), build.maxConcurrent(), bytes);
    }

    SettingsDraft groupTtl(Duration ttl) {
      return new SettingsDraft(
          new PanelSettings(
              build.baseUrl(),
              build.token(),
              build.connectTimeout(),
              build.responseTimeout(),
              build.maxConcurrent(),
              build.maxResponseBytes(),
              build.packageTtl(),
              ttl,
              build.missingTtl()));
    }

    private SettingsDraft of(Duration connect, Duration response, int requests, long bytes) {
      return new SettingsDraft(
          new PanelSettings(
              build.baseUrl(),
              build.token(),
              connect,
              response,
              requests,
              bytes,
              build.packageTtl(),
              build.groupTtl(),
              build.missingTtl()));
    }
  }

  ManualTime time() {
    return time;
  }

  Panel panel() {
    return panel;
  }

  PanelSession session() {
    return panel.session();
  }

  CamelContext context() {
    return main.getCamelContext();
  }

  ProducerTemplate template() {
    try {
      return main.getCamelTemplate();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  @SuppressWarnings("unchecked")
  Lookup<VpsPackage> vpsPackage(long id) {
    return (Lookup<VpsPackage>) template().requestBody("direct:lookup-package", id, Lookup.class);
  }

  @SuppressWarnings("unchecked")
  Lookup<HypervisorGroup> group(long id) {
    Lookup<GroupFigures> figures =
        (Lookup<GroupFigures>) template().requestBody("direct:lookup-group", id, Lookup.class);
    return figures.map(GroupFigures::group);
  }

  PanelIdentity connect() {
    return template().requestBody("direct:panel-connect", "", PanelIdentity.class);
  }

  /** Looks up ids 1 to {@code count} at once, on a thread each. */
  static <T> List<Lookup<T>> atOnce(int count, LongFunction<Lookup<T>> lookup) {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Callable<Lookup<T>>> questions =
          LongStream.rangeClosed(1, count)
              .<Callable<Lookup<T>>>mapToObj(id -> () -> lookup.apply(id))
              .toList();
      return threads.invokeAll(questions).stream().map(PanelRoutes::get).toList();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  PanelBackoff gate() {
    return context().getRegistry().lookupByNameAndType("panelBackoff", PanelBackoff.class);
  }

  /**
   * Lets time pass at once where a request would wait for it.
   *
   * @param meanwhile what else happens in that time
   */
  PanelRoutes holdingBackWithoutWaiting(Runnable meanwhile) {
    PanelBackoff gate = gate();
    try {
      AdviceWith.adviceWith(
          context(),
          "panel-request",
          route ->
              route
                  .weaveById("delay-request")
                  .replace()
                  .process(
                      exchange -> {
                        time.pass(Duration.ofMillis(gate.holdMillis()));
                        meanwhile.run();
                      }));
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
    return this;
  }

  /** Returns why an answer is Unknown; fails if it is not. */
  static String reason(Lookup<?> answer) {
    return answer.fold(
        found -> {
          throw new AssertionError("found: " + found);
        },
        () -> {
          throw new AssertionError("missing");
        },
        reason -> reason);
  }

  @Override
  public void close() {
    main.stop();
  }
}
