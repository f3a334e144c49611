package io.headroom.rig;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A request that reached the stand-in panel: its target exactly as it came, and how many requests,
 * itself included, were in flight when it did.
 */
public record PanelRequest(
    String method,
    String target,
    Map<String, List<String>> headers,
    Instant at,
    int clientPort,
    int inFlight) {
  private static final String BASE = "/api/v1";

  static PanelRequest of(HttpExchange exchange, int inFlight) {
    return new PanelRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        headers(exchange),
        Instant.now(),
        exchange.getRemoteAddress().getPort(),
        inFlight);
  }

  private static Map<String, List<String>> headers(HttpExchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(exchange.getRequestHeaders());
    return Collections.unmodifiableMap(headers);
  }

  /** The first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The raw path after {@code /api/v1}, without the query; empty outside the API. */
  public Optional<String> apiPath() {
    String path = URI.create(target).getRawPath();
    return path.startsWith(BASE + "/")
        ? Optional.of(path.substring(BASE.length()))
        : Optional.empty();
  }

  /** A number of the query, such as {@code page}; -1 stands for what is no number. */
  public OptionalInt number(String parameter) {
    return Optional.ofNullable(URI.create(target).getRawQuery()).stream()
        .flatMap(query -> Arrays.stream(query.split("&", -1)))
        .filter(pair -> pair.startsWith(parameter + "="))
        .mapToInt(pair -> parse(pair.substring(parameter.length() + 1)))
        .findFirst();
  }

  private static int parse(String number) {
    return number.matches("\\d{1,9}") ? Integer.parseInt(number) : -1;
  }

  /** Whether its path is the pattern's, in which {@code *} stands for anything but a slash. */
  public boolean matches(String pattern) {
    String regex = "\\Q" + pattern.replace("*", "\\E[^/]*\\Q") + "\\E";
    return pattern.equals("**") || apiPath().filter(path -> path.matches(regex)).isPresent();
  }
}
