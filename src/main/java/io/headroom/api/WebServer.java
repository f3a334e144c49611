package io.headroom.api;

import io.headroom.settings.HttpSettings;
import io.headroom.settings.HttpSettings.KeyStoreFile;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What Camel's platform-http stands on: HTTP/1.1 and nothing else, without CORS and uploads, and
 * without connections that stay open for nothing.
 *
 * <p>Camel's own server has no option for any of that.
 */
final class WebServer extends VertxPlatformHttpServer {

  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final VertxPlatformHttpServerConfiguration configuration;
  private final Optional<KeyStoreFile> keyStore;
  private final Duration patience;
  private @Nullable HttpServer server;

  private WebServer(
      VertxPlatformHttpServerConfiguration configuration,
      Optional<KeyStoreFile> keyStore,
      Duration patience) {
    super(configuration);
    this.configuration = configuration;
    this.keyStore = keyStore;
    this.patience = patience;
  }

  /**
   * Creates a server; it listens when it is started.
   *
   * @param settings where it listens
   * @param patience how long a request may take to arrive, its head and its body each
   */
  static WebServer of(HttpSettings settings, Duration patience) {
    VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setServerType(VertxPlatformHttpRouter.SERVER_TYPE_SERVER);
    configuration.setBindHost(settings.host());
    configuration.setBindPort(settings.port());
    configuration.setMaxBodySize((long) RequestGuard.LARGEST_BODY);
    configuration.getBodyHandler().setHandleFileUploads(false);
    return new WebServer(configuration, settings.keyStore(), patience);
  }

  /** What the routes and everything else are served by, once it is started. */
  VertxPlatformHttpRouter router() {
    return VertxPlatformHttpRouter.lookup(
        getCamelContext(),
        VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getBindPort()));
  }

  @Override
  protected void startServer() throws Exception {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setSslHandshakeTimeout(patience.toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    keyStore.ifPresent(file -> options.setSsl(true).setKeyCertOptions(pkcs12(file)));
    VertxPlatformHttpRouter router = router();
    Arrivals arrivals = new Arrivals(getVertx(), patience);
    Router entrance = Router.router(getVertx());
    entrance.route().handler(arrivals);
    // a request that is held back while routes are replaced meets the new ones only below a mount
    entrance.route("/*").subRouter(router);
    server =
        getVertx()
            .createHttpServer(options)
            .connectionHandler(arrivals::open)
            .requestHandler(entrance);
    try {
      server
          .listen(configuration.getBindPort(), configuration.getBindHost())
          .toCompletionStage()
          .toCompletableFuture()
          .get();
    } catch (ExecutionException refused) {
      throw new IllegalStateException(refused.getCause());
    }
  }

  private static PfxOptions pkcs12(KeyStoreFile file) {
    try {
      return new PfxOptions()
          .setValue(Buffer.buffer(Files.readAllBytes(Path.of(file.file()))))
          .setPassword(file.password().value());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public @Nullable HttpServer getServer() {
    return server;
  }

  @Override
  public int getPort() {
    return server == null ? configuration.getBindPort() : server.actualPort();
  }

  @Override
  protected void stopServer() {
    // with the engine that it runs on
  }

  @Override
  protected void stopVertx() {
    if (getVertx() != null) {
      getVertx()
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(STOPPING.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    }
  }
}
