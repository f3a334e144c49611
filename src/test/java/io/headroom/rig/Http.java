package io.headroom.rig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import javax.net.ssl.SSLContext;

/** A caller of Headroom's HTTP side. */
public final class Http {

  private static final Duration PATIENCE = Duration.ofSeconds(50);

  private final HttpClient client;
  private final String base;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Http(String base, HttpClient.Builder client) {
    this.base = base;
    this.client = client.connectTimeout(PATIENCE).build();
  }

  /** Calls what listens on a port of this machine. */
  public static Http on(int port) {
    return new Http("http://127.0.0.1:" + port, HttpClient.newBuilder());
  }

  /** Calls what serves HTTPS on a port of this machine. */
  public static Http on(int port, SSLContext trust) {
    return new Http("https://127.0.0.1:" + port, HttpClient.newBuilder().sslContext(trust));
  }

  /** The port that it calls. */
  public int port() {
    return URI.create(base).getPort();
  }

  /** Reads the JSON of an answer. */
  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
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

  /** Posts bytes. */
  public HttpResponse<String> post(String path, byte[] body) {
    return send(request(path).POST(BodyPublishers.ofByteArray(body)));
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
