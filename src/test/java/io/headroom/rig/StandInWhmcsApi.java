package io.headroom.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A stand-in for the API of WHMCS, on a free port of 127.0.0.1. It answers as documented, accepts
 * orders in the tables of a {@link Shop}, misbehaves on command, and remembers every form.
 */
public final class StandInWhmcsApi implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private volatile String version = "9.0.1-release.1";
  private static final long PATIENCE_SECONDS = 30;
  private static final long TRICKLE_MS = 20;

  private final Shop shop;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "stand-in-whmcs");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Form> forms = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Form> unread = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String identifier = "stand-in-identifier";
  private volatile String secret = "stand-in-secret";
  private volatile Behaviour behaviour = form -> answer(form);
  private volatile boolean trickling;

  /** A request: its target, its content type, and the fields of its form. */
  public record Form(String method, String target, String type, Map<String, String> fields) {

    /** A field; empty where it is missing. */
    public String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  /** An answer: its status, its content type and its body. */
  public record Said(int status, String type, String body) {}

  /** A way to answer. */
  @FunctionalInterface
  public interface Behaviour {
    Said to(Form form) throws InterruptedException;
  }

  private StandInWhmcsApi(Shop shop) {
    this.shop = shop;
    this.server = listenOnAnyPort();
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Starts the API of a shop. */
  public static StandInWhmcsApi of(Shop shop) {
    return new StandInWhmcsApi(shop);
  }

  private static HttpServer listenOnAnyPort() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    for (int attempt = 0; attempt < Ports.ATTEMPTS; attempt++) {
      try {
        InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
        return HttpServer.create(new InetSocketAddress(loopback, Ports.QUIET.any()), 0);
      } catch (BindException e) {
        // Taken: try another.
      } catch (IOException e) {
        throw new UncheckedIOException("the stand-in API cannot listen", e);
      }
    }
    throw new IllegalStateException("no free port found in " + Ports.ATTEMPTS + " attempts");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Form form =
          new Form(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
              fields(body));
      forms.add(form);
      unread.add(form);
      Said said = behaviour.to(form);
      byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", said.type());
      if (said.status() / 100 == 3) {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:9/includes/api.php");
      }
      exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        if (trickling) {
          trickle(bytes, out);
        } else {
          out.write(bytes);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void trickle(byte[] bytes, OutputStream out) throws IOException, InterruptedException {
    for (byte one : bytes) {
      out.write(one);
      out.flush();
      if (closed.await(TRICKLE_MS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private static Map<String, String> fields(String body) {
    return Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decoded(pair[0]), pair -> pair.length == 2 ? decoded(pair[1]) : ""));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Answers as documented. */
  public Said answer(Form form) {
    if (!form.field("identifier").equals(identifier) || !form.field("secret").equals(secret)) {
      return error(403, "Authentication Failed");
    }
    return switch (form.field("action")) {
      case "WhmcsDetails" ->
          json(200, "{\"result\":\"success\",\"whmcs\":{\"version\":\"%s\"}}".formatted(version));
      case "AcceptOrder" -> accept(form.field("orderid"));
      default -> error(200, "Command Not Found");
    };
  }

  private Said accept(String order) {
    int accepted =
        shop.sql()
            .update(
                "UPDATE tblorders SET status = 'Active' WHERE id = ? AND status = 'Pending'",
                order);
    return accepted == 1
        ? json(200, "{\"result\":\"success\"}")
        : error(200, "Order ID not found or Status not Pending");
  }

  /** An answer in JSON. */
  public static Said json(int status, String body) {
    return new Said(status, "application/json", body);
  }

  /** An error in WHMCS's shape. */
  public static Said error(int status, String message) {
    return json(status, "{\"result\":\"error\",\"message\":\"" + message + "\"}");
  }

  /** A page of what stands in front of the shop. */
  public static Said html(int status) {
    return new Said(
        status,
        "text/html",
        "<!DOCTYPE html><html><style>p{}</style><p>Just a moment...</p></html>");
  }

  /** Says another version than 9.0.1-release.1. */
  public void version(String other) {
    version = other;
  }

  /** Answers every request in another way from now on. */
  public void behave(Behaviour other) {
    behaviour = other;
  }

  /** Answers as documented again. */
  public void heal() {
    behaviour = this::answer;
  }

  /** Never answers. */
  public void hang() {
    behaviour =
        form -> {
          closed.await();
          return html(503);
        };
  }

  /** Sends its answers byte by byte from now on. */
  public void trickle() {
    trickling = true;
  }

  /** Accepts other credentials only. */
  public void acceptOnly(String otherIdentifier, String otherSecret) {
    identifier = otherIdentifier;
    secret = otherSecret;
  }

  /** The whole address of the API. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/includes/api.php";
  }

  /** The identifier that is accepted. */
  public String identifier() {
    return identifier;
  }

  /** The secret that is accepted. */
  public String secret() {
    return secret;
  }

  /** The settings of a Headroom that accepts orders here. */
  public Map<String, String> settings() {
    return Map.of(
        "headroom.whmcs.api-url", url(),
        "headroom.whmcs.identifier", identifier,
        "headroom.whmcs.secret", secret);
  }

  /** The requests so far. */
  public List<Form> forms() {
    return List.copyOf(forms);
  }

  /** The ids of the orders that were to be accepted so far, in their order. */
  public List<String> orders() {
    return forms.stream()
        .filter(form -> form.field("action").equals("AcceptOrder"))
        .map(form -> form.field("orderid"))
        .toList();
  }

  /** Waits for the next request, and returns it. */
  public Form await() {
    try {
      Form form = unread.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (form == null) {
        throw new AssertionError("no request came, but " + forms);
      }
      return form;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a request", e);
    }
  }

  /** Refuses connections from now on. */
  public void stop() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  public void close() {
    stop();
  }
}
