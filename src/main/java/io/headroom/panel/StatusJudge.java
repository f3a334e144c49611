package io.headroom.panel;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.capacity.Lookup;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Decides by its status what an answer of the panel is.
 *
 * <p>In: the variable {@code panelAnswer}, as the http component received it. Leaves the bytes of a
 * 200 as the body, else {@link Lookup.Missing}, {@link Lookup.Unknown} or {@link OnceMore}. Throws
 * {@link PanelException} for 401, 429 and 5xx, which the circuit breaker counts as failures.
 */
final class StatusJudge implements Processor {

  private static final String ANSWER = "panelAnswer";
  private static final String HEADERS = "header:" + ANSWER + ".";
  private static final String STATUS = HEADERS + Exchange.HTTP_RESPONSE_CODE;
  private static final String RETRY_AFTER = HEADERS + "Retry-After";

  private final PanelBackoff gate;
  private final ObjectMapper json;

  StatusJudge(PanelBackoff gate, ObjectMapper json) {
    this.gate = gate;
    this.json = json;
  }

  @Override
  public void process(Exchange exchange) throws PanelException {
    int status = exchange.getVariable(STATUS, 0, Integer.class);
    byte[] bytes = exchange.getVariable(ANSWER, new byte[0], byte[].class);
    Optional<RetryAfter> pause = isSuccess(status) ? Optional.empty() : retryAfter(exchange);
    forgetAnswer(exchange);
    pause.ifPresent(gate::shutFor);
    boolean soon = pause.filter(RetryAfter::isShort).isPresent();
    exchange
        .getMessage()
        .setBody(
            switch (status) {
              case 200 -> content(bytes);
              case 404 -> missing(bytes);
              default -> refused(status, asked(exchange), soon);
            });
  }

  /** Headers are spelt as the panel, or what is in front of it, likes to. */
  private Optional<RetryAfter> retryAfter(Exchange exchange) {
    return exchange.getVariables().entrySet().stream()
        .filter(variable -> variable.getKey().equalsIgnoreCase(RETRY_AFTER))
        .map(variable -> String.valueOf(variable.getValue()))
        .findFirst()
        .flatMap(header -> RetryAfter.parse(header, gate.now()));
  }

  private static void forgetAnswer(Exchange exchange) {
    exchange.getMessage().removeHeaders("CamelHttp*");
    List.copyOf(exchange.getVariables().keySet()).stream()
        .filter(name -> name.equals(ANSWER) || name.startsWith(HEADERS))
        .forEach(exchange.getVariables()::remove);
  }

  /** A page that is not found is some other server's, or of what stands in front of the panel. */
  private Object missing(byte[] bytes) {
    return isBlank(bytes) || isJson(bytes)
        ? new Lookup.Missing<>()
        : new Lookup.Unknown<>(
            "it answered 404 with a body that is not the panel's: check headroom.panel.url");
  }

  private boolean isJson(byte[] bytes) {
    try {
      json.readTree(bytes);
      return true;
    } catch (IOException malformed) {
      return false;
    }
  }

  private static boolean isBlank(byte[] bytes) {
    return first(bytes) == bytes.length;
  }

  /** Returns where the first byte is that is not white space; the length if there is none. */
  private static int first(byte[] bytes) {
    int first = 0;
    while (first < bytes.length && bytes[first] <= ' ' && bytes[first] >= 0) {
      first++;
    }
    return first;
  }

  private static Object content(byte[] bytes) {
    int first = first(bytes);
    return first < bytes.length && bytes[first] == '<'
        ? new Lookup.Unknown<>(
            "the answer is a web page and not JSON: check headroom.panel.url, and whether"
                + " a proxy in front of the panel answers by itself")
        : bytes;
  }

  private static Object refused(int status, String asked, boolean soon) throws PanelException {
    String reason = reason(status, asked);
    if (status == 401 || status == 429 || status >= 500) {
      throw new PanelException(reason, soon);
    }
    return soon ? new OnceMore(reason) : new Lookup.Unknown<>(reason);
  }

  private static String reason(int status, String asked) {
    return switch (status) {
      case 401 -> "the panel refused the token (401): set headroom.panel.token to a valid one";
      case 403 ->
          "the token may not read "
              + asked
              + " (403): give it that permission at the panel; if the token has a list of"
              + " addresses, add this machine's";
      case 422 -> "the panel did not accept the request for " + asked + " (422)";
      case 429 ->
          "the panel allows the token no more requests for now (429): raise the token's"
              + " rate limit or lower headroom.panel.max-concurrent";
      default -> general(status);
    };
  }

  private static String general(int status) {
    if (status >= 500) {
      return "the panel, or a proxy in front of it, failed (" + status + "): look at its log";
    }
    if (status >= 300 && status < 400) {
      return "the panel's address redirects ("
          + status
          + "): set headroom.panel.url to the address that it redirects to";
    }
    return "the panel answered with status " + status + " instead of 200";
  }

  private static String asked(Exchange exchange) {
    String path = exchange.getVariable("panelPath", "", String.class);
    if (path.startsWith("/packages")) {
      return "packages";
    }
    return path.startsWith("/compute/hypervisors/groups") ? "hypervisor groups" : path;
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }
}
