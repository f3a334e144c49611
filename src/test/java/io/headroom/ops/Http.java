package io.headroom.ops;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A caller of Headroom's HTTP side. */
public final class Http {

  private static final Duration PATIENCE = Duration.ofSeconds(50);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String base;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Http(String base) {
    this.base = base;
  }

  /** Calls what listens on a port of this machine. */
  public static Http on(int port) {
    return new Http("http://127.0.0.1:" + port);
  }

  /** Sends a header with every request. */
  public Http with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** Sends a bearer token with every request. */
  public Http as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** Reads. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Posts. */
  public HttpResponse<String> post(String path, String body) {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  /** Sends any method without a body. */
  public HttpResponse<String> send(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    headers.forEach(request::header);
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }
}
