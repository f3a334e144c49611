package io.headroom.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in for the VirtFusion panel, on a free port of 127.0.0.1. It answers as the panel's API
 * is documented, from a {@link Fleet}, misbehaves on command, and remembers every request.
 */
public final class StandInPanel implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final PanelApi api;
  private final Optional<PanelCertificate> certificate;
  private final List<PanelRule> rules = new CopyOnWriteArrayList<>();
  private final Traffic traffic = new Traffic();
  private volatile String token = "stand-in-token";
  private volatile Listener listener;

  /** What listens between a start and a stop. */
  private record Listener(
      HttpServer server, ExecutorService threads, CompletableFuture<Void> closed) {}

  private StandInPanel(Fleet fleet, Optional<PanelCertificate> certificate) {
    this.api = new PanelApi(fleet, () -> token);
    this.certificate = certificate;
    this.listener = listenOnAnyPort();
  }

  /** Starts a panel that speaks plain HTTP. */
  public static StandInPanel serving(Fleet fleet) {
    return new StandInPanel(fleet, Optional.empty());
  }

  /** Starts a panel that speaks HTTPS. */
  public static StandInPanel serving(Fleet fleet, PanelCertificate certificate) {
    return new StandInPanel(fleet, Optional.of(certificate));
  }

  private Listener listenOnAnyPort() {
    for (int attempt = 0; attempt < Ports.ATTEMPTS; attempt++) {
      try {
        return listen(Ports.QUIET.any());
      } catch (BindException e) {
        // Taken: try another.
      } catch (IOException e) {
        throw new UncheckedIOException("the stand-in panel cannot listen", e);
      }
    }
    throw new IllegalStateException("no free port found in " + Ports.ATTEMPTS + " attempts");
  }

  private Listener listen(int port) throws IOException {
    // Without it every answer on a kept-alive connection waits some 40 ms for an ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "stand-in-panel");
              thread.setDaemon(true);
              return thread;
            });
    HttpServer server = create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
    Listener started = new Listener(server, threads, new CompletableFuture<>());
    server.createContext("/", exchange -> handle(exchange, started.closed()));
    server.setExecutor(threads);
    server.start();
    return started;
  }

  private HttpServer create(InetSocketAddress address) throws IOException {
    if (certificate.isEmpty()) {
      return HttpServer.create(address, 0);
    }
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.get().context()));
    return server;
  }

  private void handle(HttpExchange exchange, CompletableFuture<Void> closed) {
    PanelRequest request = traffic.arrived(exchange);
    Call call = new Call(request, api, exchange, traffic, closed);
    Reply reply =
        rules.stream()
            .filter(rule -> rule.takes(request))
            .findFirst()
            .map(PanelRule::reply)
            .orElse(Reply.normal());
    try {
      reply.to(call);
    } catch (IOException e) {
      // The client went away, or a body was cut short on purpose: closing says the rest.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      call.leave();
      exchange.close();
    }
  }

  /** The address without the API's path. */
  public String url() {
    return (certificate.isPresent() ? "https" : "http") + "://127.0.0.1:" + port();
  }

  /** The port on 127.0.0.1, the same after every restart. */
  public int port() {
    return listener.server().getAddress().getPort();
  }

  /** The token that is accepted. */
  public String token() {
    return token;
  }

  /** The settings of a Headroom that asks this panel, and keeps the stock of a shop. */
  public Map<String, String> settings(Shop shop, ShopUser user) {
    return Map.of(
        "headroom.panel.url", url(),
        "headroom.panel.token", token,
        "headroom.db.url", shop.jdbcUrl(),
        "headroom.db.user", user.name(),
        "headroom.db.password", user.password());
  }

  /** Writes these settings to the settings file of a folder. */
  public void configure(Path folder, Shop shop, ShopUser user) throws IOException {
    Files.write(
        folder.resolve("application.properties"),
        settings(shop, user).entrySet().stream().map(Map.Entry::toString).sorted().toList());
  }

  /** Accepts another token only, as after a change of it in the panel. */
  public void acceptOnly(String otherToken) {
    token = otherToken;
  }

  /** Begins a rule for a path such as {@code /packages/*}; {@code **} is every request. */
  public PanelRule on(String pattern) {
    return PanelRule.on(pattern, rule -> rules.add(0, rule));
  }

  /** Begins a rule for the nodes of a group. */
  public PanelRule onGroup(int id) {
    return on("/compute/hypervisors/groups/" + id + "/resources");
  }

  /** Begins a rule for a package. */
  public PanelRule onPackage(int id) {
    return on("/packages/" + id);
  }

  /** Begins a rule for every request. */
  public PanelRule onEverything() {
    return on("**");
  }

  /** Ends all rules. */
  public void heal() {
    rules.clear();
  }

  /** The requests so far. */
  public List<PanelRequest> requests() {
    return traffic.requests();
  }

  /** The requests so far to a path such as {@code /packages/*}. */
  public List<PanelRequest> requestsTo(String pattern) {
    return requests().stream().filter(request -> request.matches(pattern)).toList();
  }

  /** The most requests that were in flight at once. */
  public int maxInFlight() {
    return traffic.maxInFlight();
  }

  /** Forgets the requests so far. */
  public void clearRequests() {
    traffic.clear();
  }

  /** Refuses connections from now on, and cuts those in use, at once. */
  public void stop() {
    listener.closed().complete(null);
    listener.server().stop(0);
    listener.threads().shutdownNow();
  }

  /** Listens again after a stop, on the same port. */
  public void restart() {
    try {
      listener = listen(port());
    } catch (IOException e) {
      throw new UncheckedIOException("the stand-in panel cannot listen again", e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
