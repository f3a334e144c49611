package io.headroom.panel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.capacity.GroupFigures;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.http.AnswerLimit;
import io.headroom.http.Connections;
import io.headroom.http.Deadlines;
import io.headroom.http.WholeAnswers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.util.concurrent.CamelThreadFactory;
import org.slf4j.LoggerFactory;

/**
 * The panel as the routes know it: the beans that they name, the caches and the HTTP client.
 *
 * <p>It ends with the context that it is bound to.
 */
public final class Panel implements AutoCloseable {

  /** The property with the panel's address, as the routes name it. */
  static final String ADDRESS = "panel.api";

  /** Beyond the deadline of a request, which comes first: what bounds a read if it did not. */
  private static final Duration BACKSTOP = Duration.ofSeconds(1);

  private final PanelSettings settings;
  private final Deadlines deadlines;
  private final PanelHttp http;
  private final PanelBackoff gate;
  private final Fetching fetching = new Fetching();
  private final ExecutorService threads;
  private final PanelCache<VpsPackage> packages;
  private final PanelCache<GroupFigures> groups;
  private final PanelSession session;

  private Panel(PanelSettings settings, Clock clock, Ticker ticker, LongSupplier moments) {
    Patience patience = new Patience();
    this.settings = settings;
    deadlines =
        new Deadlines(settings.responseTimeout(), "the panel", "headroom.panel.response-timeout");
    AnswerLimit limit = new AnswerLimit(settings.maxResponseBytes(), "headroom.panel.max-response");
    Connections connections = new Connections();
    http = new PanelHttp(settings, new WholeAnswers(deadlines, limit, connections), patience);
    gate = new PanelBackoff(clock, ticker, patience);
    threads = threads(settings.maxConcurrent());
    UnknownLog log = new UnknownLog(LoggerFactory.getLogger(Panel.class));
    packages =
        new PanelCache<>(
            "package",
            fetching.by("direct:fetch-package"),
            log,
            settings.packageTtl(),
            settings.missingTtl(),
            threads,
            ticker);
    groups =
        new PanelCache<>(
            "hypervisor group",
            timed(fetching.by("direct:fetch-group"), moments),
            log,
            settings.groupTtl(),
            settings.missingTtl(),
            threads,
            ticker);
    session = new PanelSession(packages, groups, patience, connections);
  }

  /** Returns a question whose answer says when it was asked. */
  private static LongFunction<Lookup<GroupFigures>> timed(
      LongFunction<Lookup<HypervisorGroup>> fetch, LongSupplier moments) {
    return id -> {
      long requestedAt = moments.getAsLong();
      return fetch.apply(id).map(group -> new GroupFigures(group, requestedAt));
    };
  }

  private static ExecutorService threads(int count) {
    // at the end, when no thread is left, the caches' own work is done by who asks for it
    return new ThreadPoolExecutor(
        count,
        count,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        new CamelThreadFactory("#name#-#counter#", "panel", true),
        (task, pool) -> task.run());
  }

  /** Creates what the routes need, and binds it when {@code main} makes its context. */
  public static Panel bind(Main main, PanelSettings settings, Clock clock, Ticker ticker) {
    return bind(main, settings, clock, ticker, ticker::read);
  }

  /**
   * Creates what the routes need, and binds it when {@code main} makes its context.
   *
   * @param ticker tells how time passes, and so how old an answer is
   * @param moments tells when figures are asked for, in the elapsed time with which that is
   *     compared
   */
  public static Panel bind(
      Main main, PanelSettings settings, Clock clock, Ticker ticker, LongSupplier moments) {
    Panel panel = new Panel(settings, clock, ticker, moments);
    main.addOverrideProperty(ADDRESS, settings.baseUrl().toString());
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeInitialize(BaseMainSupport starting) {
            panel.bindTo(starting.getCamelContext());
          }
        });
    return panel;
  }

  /** Creates what the routes need and binds it to a context that is not started yet. */
  public static Panel bind(
      CamelContext context, PanelSettings settings, Clock clock, Ticker ticker) {
    Panel panel = new Panel(settings, clock, ticker, ticker::read);
    context.getPropertiesComponent().addOverrideProperty(ADDRESS, settings.baseUrl().toString());
    panel.bindTo(context);
    return panel;
  }

  private void bindTo(CamelContext context) {
    fetching.through(context);
    configure(context.getComponent("http", HttpComponent.class));
    configure(context.getComponent("https", HttpComponent.class));
    bindBeans(context.getRegistry());
    context.addLifecycleStrategy(
        new LifecycleStrategySupport() {
          @Override
          public void onContextStopping(CamelContext stopping) {
            close();
          }
        });
  }

  private void bindBeans(Registry beans) {
    PanelFailures failures = new PanelFailures();
    beans.bind("packages", LoadingCache.class, packages());
    beans.bind("groups", LoadingCache.class, groups());
    beans.bind("panelSession", session);
    beans.bind("panelBackoff", gate);
    beans.bind("panelHttp", HttpClientConfigurer.class, http);
    ObjectMapper json = new StrictJson().mapper();
    beans.bind("panelJson", ObjectMapper.class, json);
    beans.bind("judgeStatus", Processor.class, new StatusJudge(gate, json));
    beans.bind("panelFallback", Processor.class, failures.fallback());
    beans.bind("panelUnknown", Processor.class, failures.unknown());
    beans.bind("lastTry", new LastTry());
    beans.bind("packageReader", new PackageReader());
    beans.bind("groupReader", new GroupReader());
    beans.bind("connectReader", new ConnectReader());
  }

  /** Sets what an endpoint cannot set for itself: toD loses its timeouts. */
  private void configure(HttpComponent component) {
    long read = settings.responseTimeout().plus(BACKSTOP).toMillis();
    component.setConnectTimeout(settings.connectTimeout().toMillis());
    component.setConnectionRequestTimeout(settings.responseTimeout().toMillis());
    component.setResponseTimeout(read);
    component.setSoTimeout(read);
    component.setConnectionsPerRoute(settings.maxConcurrent());
    component.setMaxTotalConnections(settings.maxConcurrent());
    component.setUseGlobalSslContextParameters(true);
    component.setAutomaticRetriesDisabled(true);
    component.setFollowRedirects(false);
    component.setCookieManagementDisabled(true);
    component.setAuthCachingDisabled(true);
  }

  /** Returns what the sweep in hand has seen of the panel; also the bean {@code panelSession}. */
  public PanelSession session() {
    return session;
  }

  /** Sets the listener that gets every request from now on, in place of the one before. */
  public void setListener(PanelRequestListener listener) {
    http.setListener(listener);
  }

  /** Returns how many requests have gone out since the start; it only grows. */
  public long requests() {
    return http.requests();
  }

  /** Returns the cache of packages, by id, for its statistics. */
  public LoadingCache<String, Lookup<VpsPackage>> packages() {
    return packages.answers();
  }

  /** Returns the cache of groups, by id, for its statistics. */
  public LoadingCache<String, Lookup<GroupFigures>> groups() {
    return groups.answers();
  }

  /** Aborts every request that is under way; none is sent any more. */
  @Override
  public void close() {
    deadlines.close();
    threads.shutdownNow();
  }
}
