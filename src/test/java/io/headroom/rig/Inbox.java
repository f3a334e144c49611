package io.headroom.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that keeps what it is sent, and says the same to everybody. */
public final class Inbox implements AutoCloseable {

  private final HttpServer server;
  private final String scheme;
  private final List<Mail> mail = new CopyOnWriteArrayList<>();
  private volatile Reply reply = new Reply(202, Map.of(), "{}");

  private record Reply(int status, Map<String, String> headers, String body) {}

  /** A request as it came, its header names in lower case. */
  public record Mail(String method, String target, Map<String, String> headers, String body) {

    /** The first value of a header, by its name in lower case. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  private Inbox(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::keep);
    server.start();
  }

  /** Opens one that answers 202. */
  public static Inbox open() {
    try {
      return new Inbox(HttpServer.create(anyPort(), 0), "http");
    } catch (IOException e) {
      throw new UncheckedIOException("no inbox can be opened", e);
    }
  }

  /** Opens one that answers 202 and speaks TLS. */
  public static Inbox open(PanelCertificate certificate) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
      return new Inbox(server, "https");
    } catch (IOException e) {
      throw new UncheckedIOException("no inbox can be opened", e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Answers so from now on. */
  public Inbox answering(int status, Map<String, String> headers, String body) {
    reply = new Reply(status, headers, body);
    return this;
  }

  /** Answers with this status and an empty object from now on. */
  public Inbox answering(int status) {
    return answering(status, Map.of(), "{}");
  }

  private void keep(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    mail.add(
        new Mail(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
    Reply now = reply;
    now.headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = now.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(now.status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** What came, in order. */
  public List<Mail> mail() {
    return List.copyOf(mail);
  }

  /** What came, in order: method, target and body of each. */
  public List<String> lines() {
    return mail.stream()
        .map(one -> (one.method + " " + one.target + " " + one.body).strip())
        .toList();
  }

  /** Its address, without a slash at the end. */
  public String url() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
