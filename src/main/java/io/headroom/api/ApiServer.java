package io.headroom.api;

import io.headroom.settings.HttpSettings;
import io.headroom.settings.KeyStoreCheck;
import io.headroom.settings.ListenAddress;
import io.headroom.settings.Loopback;
import io.vertx.core.Handler;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.plugin.DefaultJolokiaPlatformHttpPlugin;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server and the gate in front of it. Besides the routes it serves health, metrics, JMX,
 * and what steers the process; no edit of a route can take these away.
 */
public final class ApiServer extends MainListenerSupport {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int FIRST = -1000;
  private static final int LAST = Integer.MAX_VALUE;
  private static final int UNAVAILABLE = 503;

  /** Longer than a slow caller takes, and shorter than it takes to run out of connections. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String JSON = "application/json";

  private final HttpSettings settings;
  private final Observed observed;
  private final List<Operation> operations;
  private final RequestGuard gate;
  private volatile int port;

  /**
   * What can be observed without a route.
   *
   * @param status the status of the process, in one word
   * @param health its health, as JSON
   * @param isLive whether it ticks
   * @param isReady whether it can take events
   * @param metrics its figures, in the text format of Prometheus
   */
  public record Observed(
      Supplier<String> status,
      Supplier<String> health,
      Supplier<Boolean> isLive,
      Supplier<Boolean> isReady,
      Supplier<String> metrics) {}

  /**
   * Creates the server; it listens when the process starts.
   *
   * @param settings how it is reached
   * @param observed what can be observed
   * @param operations what steers the process
   */
  public ApiServer(HttpSettings settings, Observed observed, List<Operation> operations) {
    this.settings = settings;
    this.observed = observed;
    this.operations = List.copyOf(operations);
    this.gate = new RequestGuard(settings);
    // until the routes run
    gate.hold();
  }

  /** The port that is listened on. */
  public int port() {
    return port;
  }

  /** Holds back every request, while routes are replaced. */
  public void hold() {
    gate.hold();
  }

  /** Lets in what was held back. */
  public void release() {
    gate.release();
  }

  @Override
  public void afterConfigure(BaseMainSupport main) {
    CamelContext context = main.getCamelContext();
    context.getRegistry().bind("vertxOptions", VertxOptions.class, withoutFiles());
    refuseTakenPort();
    settings.keyStore().map(KeyStoreCheck::new).ifPresent(KeyStoreCheck::require);
    WebServer server = WebServer.of(settings, PATIENCE);
    server.setCamelContext(context);
    try {
      // both start early, before the routes, in this order
      context.addService(server, true, true);
      context.addService(new Furnishing(context, server), true, true);
    } catch (Exception failure) {
      throw new IllegalStateException("HTTP cannot be served: " + failure.getMessage());
    }
  }

  /** Nothing is served from files, and none is written. */
  private static VertxOptions withoutFiles() {
    return new VertxOptions()
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }

  /** The server itself would log this and go on without listening. */
  private void refuseTakenPort() {
    ListenAddress.of(settings)
        .refusal()
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(refusal.sentence());
            });
  }

  /** Puts up the gate, and what is served beside the routes, as soon as the server listens. */
  private final class Furnishing extends ServiceSupport {

    private final CamelContext context;
    private final WebServer server;

    Furnishing(CamelContext context, WebServer server) {
      this.context = context;
      this.server = server;
    }

    @Override
    protected void doStart() throws Exception {
      furnish(context, server.router());
    }
  }

  private void furnish(CamelContext context, VertxPlatformHttpRouter router) throws Exception {
    port = router.getServer().getPort();
    ServedRoutes routes = new ServedRoutes(context);
    gate.letAnybodyCall(routes::isPublic);
    router.route().order(FIRST).handler(gate);
    router.route("/api/*").order(FIRST + 1).failureHandler(ApiServer::failed);
    for (String health : new String[] {"/observe/health", "/observe"}) {
      // on the thread that takes requests, so that none that waits can make it look dead
      router
          .route(health + "/live")
          .method(HttpMethod.GET)
          .method(HttpMethod.HEAD)
          .handler(check(observed.isLive()));
      serve(router, health + "/ready", check(observed.isReady()));
    }
    serve(router, "/observe/health", this::health);
    serve(router, "/observe/metrics", call -> text(call, observed.metrics().get()));
    if (settings.jolokia()) {
      serveJolokia(context, router);
    }
    operations.forEach(operation -> serve(router, operation));
    router.route().order(LAST).handler(call -> nothing(routes, call));
  }

  /** Answers a request that no route serves: its path is wrong, its method, or the route is off. */
  private void nothing(ServedRoutes routes, RoutingContext call) {
    String path = call.normalizedPath();
    Set<String> methods = new TreeSet<>(routes.methods(path));
    operations.stream()
        .filter(operation -> operation.isAt(path))
        .forEach(operation -> methods.add(operation.method()));
    Optional<String> halted = routes.halted(path);
    if (halted.isPresent()) {
      ApiErrors.answer(
          call, UNAVAILABLE, "the route " + halted.get() + " does not run: start it again");
    } else if (methods.isEmpty()) {
      ApiErrors.answer(call, 404, "there is nothing here: see /api/openapi.json");
    } else {
      String allowed = String.join(", ", methods);
      call.response().putHeader(HttpHeaders.ALLOW, allowed);
      ApiErrors.answer(call, 405, "this takes " + allowed + ": see /api/openapi.json");
    }
  }

  private static void serve(VertxPlatformHttpRouter router, Operation operation) {
    var route = router.route(operation.pattern()).method(HttpMethod.valueOf(operation.method()));
    if (!operation.members().isEmpty()) {
      route.handler(BodyHandler.create(false).setBodyLimit(RequestGuard.LARGEST_BODY));
    }
    route.blockingHandler(call -> operate(call, operation), false);
  }

  private static void operate(RoutingContext call, Operation operation) {
    try {
      Operation.Request request =
          new Operation.Request(
              RequestGuard.caller(call),
              Optional.ofNullable(call.pathParam("id")).orElse(""),
              given(call, operation));
      json(call, true, operation.does().apply(request));
    } catch (ApiException refusal) {
      ApiErrors.answer(call, refusal.status(), String.valueOf(refusal.getMessage()));
    }
  }

  private static Map<String, String> given(RoutingContext call, Operation operation) {
    boolean asks = call.request().query() != null;
    if (operation.members().isEmpty()) {
      String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
      boolean says =
          (length != null && !length.equals("0"))
              || call.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
      if (says || asks) {
        throw ApiException.wrong("this takes no body and no query");
      }
      return Map.of();
    }
    if (asks) {
      throw ApiException.wrong("this takes no query in its address: post JSON");
    }
    byte[] body = call.body().buffer() == null ? new byte[0] : call.body().buffer().getBytes();
    return JsonBody.texts(body, operation.members());
  }

  private static void failed(RoutingContext call) {
    int status = call.statusCode() < 400 ? 500 : call.statusCode();
    ApiErrors.answer(
        call,
        status,
        status == 413 ? "the body is larger than 64 KB" : "the request could not be served");
  }

  private static void serve(
      VertxPlatformHttpRouter router, String path, Handler<RoutingContext> handler) {
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .blockingHandler(handler, false);
  }

  private static Handler<RoutingContext> check(Supplier<Boolean> check) {
    return call -> {
      boolean well = check.get();
      json(call, well, "{\"status\":\"" + (well ? "UP" : "DOWN") + "\"}");
    };
  }

  private void health(RoutingContext call) {
    String body =
        RequestGuard.isInsider(call)
            ? observed.health().get()
            : "{\"status\":\"" + observed.status().get() + "\"}";
    json(call, observed.isReady().get(), body);
  }

  private static void json(RoutingContext call, boolean well, String body) {
    call.response()
        .setStatusCode(well ? 200 : UNAVAILABLE)
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .end(body);
  }

  private static void text(RoutingContext call, String body) {
    call.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .end(body);
  }

  @SuppressWarnings("unchecked")
  private static void serveJolokia(CamelContext context, VertxPlatformHttpRouter router)
      throws Exception {
    DefaultJolokiaPlatformHttpPlugin jolokia = new DefaultJolokiaPlatformHttpPlugin();
    context.addService(jolokia, true, true);
    Handler<RoutingContext> handler = (Handler<RoutingContext>) jolokia.getHandler();
    for (String path : new String[] {"/observe/jolokia", "/observe/jolokia/*"}) {
      router
          .route(path)
          .method(HttpMethod.GET)
          .method(HttpMethod.POST)
          .handler(BodyHandler.create(false).setBodyLimit(RequestGuard.LARGEST_BODY))
          .blockingHandler(handler, false);
    }
  }

  /** Lets requests in: the routes run. */
  public void open() {
    LOG.atInfo()
        .addKeyValue("host", settings.host())
        .addKeyValue("port", port)
        .log(
            "Listening at {}://{}:{}",
            settings.keyStore().isPresent() ? "https" : "http",
            settings.host(),
            port);
    if (settings.keyStore().isEmpty() && !Loopback.is(settings.host())) {
      LOG.warn("Tokens cross the network unencrypted: set headroom.http.key-store to serve HTTPS");
    }
    gate.release();
  }
}
