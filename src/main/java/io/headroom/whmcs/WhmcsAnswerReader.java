package io.headroom.whmcs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.http.AnswerException;
import io.headroom.order.WhmcsAnswer;
import io.headroom.order.WhmcsAnswer.Refused;
import io.headroom.order.WhmcsAnswer.Success;
import io.headroom.order.WhmcsAnswer.Unavailable;
import io.headroom.text.Causes;
import io.headroom.text.Failures;
import io.headroom.text.Meanings;
import io.headroom.text.Meanings.Meaning;
import io.headroom.text.OneLine;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Reads what the API of WHMCS answers: by the body, and leniently. */
public final class WhmcsAnswerReader {

  private static final int LONGEST_MESSAGE = 200;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
              .build());

  /** The messages of WHMCS that concern every request, in lower case, and what to do about each. */
  private static final Map<String, String> GENERAL =
      Map.of(
          "invalid ip",
              "allow this machine's address in WHMCS (General Settings, Security, API IP Access"
                  + " Restriction)",
          "authentication failed", "check headroom.whmcs.identifier and headroom.whmcs.secret",
          "invalid access key", "check headroom.whmcs.access-key",
          "invalid permissions",
              "give the API role of these credentials the actions AcceptOrder and WhmcsDetails",
          "access denied",
              "check the credentials, their API role, and whether the shop asks for"
                  + " headroom.whmcs.access-key");

  /** From the particular to the general: the first that fits a cause of the failure is taken. */
  private static final Meanings MEANINGS =
      Meanings.of(
          new Meaning(
              UnknownHostException.class,
              "the host of headroom.whmcs.api-url is not known to the name server (DNS)"),
          new Meaning(
              ConnectTimeoutException.class,
              "no connection to the shop's web server within 5 s: check the firewall in"
                  + " between"),
          new Meaning(
              ConnectException.class,
              "the shop's web server refused the connection: check that it is running and"
                  + " that the port of headroom.whmcs.api-url is right"),
          new Meaning(
              SSLException.class,
              "no TLS connection to the shop's web server: check that its certificate is"
                  + " trusted here (camel.ssl.*)"),
          new Meaning(
              NoHttpResponseException.class,
              "the shop's web server closed the connection without an answer: look at its log"),
          new Meaning(
              ConnectionClosedException.class,
              "the connection to the shop's web server broke off in the middle of its answer"));

  /** Reads an answer. In: the answer, as the http component received it. */
  public WhmcsAnswer read(Exchange exchange) {
    Message answer = exchange.getMessage();
    int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    byte[] bytes = Optional.ofNullable(answer.getBody(byte[].class)).orElse(new byte[0]);
    return ofBody(status, new String(bytes, StandardCharsets.UTF_8));
  }

  /** Reads a body that came with a status. */
  static WhmcsAnswer ofBody(int status, String body) {
    return json(body)
        .<WhmcsAnswer>map(json -> judge(status, json))
        .orElseGet(() -> other(status, body));
  }

  /** What PHP prints of its own before the JSON is passed over. */
  private static Optional<JsonNode> json(String body) {
    return parse(body)
        .or(
            () ->
                Optional.of(body.indexOf("{\""))
                    .filter(at -> at > 0)
                    .flatMap(at -> parse(body.substring(at))))
        .filter(JsonNode::isObject)
        .filter(json -> json.hasNonNull("result"));
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text));
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  private static WhmcsAnswer judge(int status, JsonNode json) {
    String result = json.path("result").asText().strip().toLowerCase(Locale.ROOT);
    if (result.equals("success")) {
      return new Success(line(json.path("whmcs").path("version").asText()));
    }
    String message = line(json.path("message").asText());
    String said = "WHMCS says \"" + (message.isEmpty() ? result : message) + '"';
    return GENERAL.entrySet().stream()
        .filter(general -> message.toLowerCase(Locale.ROOT).contains(general.getKey()))
        .<WhmcsAnswer>map(general -> new Unavailable(said + ": " + general.getValue()))
        .findFirst()
        .orElseGet(
            () ->
                status == 401 || status == 403
                    ? new Unavailable(
                        said + " (" + status + "): check the API credentials and their role")
                    : new Refused(message.isEmpty() ? result : message));
  }

  /** Judges a body that is no answer of WHMCS. */
  private static WhmcsAnswer other(int status, String body) {
    String what = body.isBlank() ? "an empty answer" : "no answer of WHMCS";
    if (body.strip().startsWith("<")) {
      what = "a page of HTML";
    }
    return new Unavailable(
        what + " came (status " + status + "): " + advice(status, body.isBlank()));
  }

  private static String advice(int status, boolean blank) {
    if (status >= 300 && status < 400) {
      return "set headroom.whmcs.api-url to the address that it redirects to";
    }
    if (status == 404) {
      return "headroom.whmcs.api-url must be the whole address of includes/api.php";
    }
    if (status >= 500 || blank) {
      return "look at the log of the shop's web server and of PHP";
    }
    return "check headroom.whmcs.api-url, and let this machine through a firewall or a"
        + " maintenance page in front of the shop";
  }

  /** Returns what a failure says. In: the exception that was caught. */
  public WhmcsAnswer failed(Exchange exchange) {
    return ofFailure(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
  }

  /** Returns what a failure says. */
  static WhmcsAnswer ofFailure(Exception failure) {
    Causes causes = Causes.of(failure);
    return new Unavailable(
        causes
            .first(AnswerException.class)
            .map(AnswerException::reason)
            .or(() -> MEANINGS.of(causes))
            .orElseGet(() -> line(Failures.rootMessage(failure))));
  }

  private static String line(String words) {
    return OneLine.of(words, LONGEST_MESSAGE).text();
  }
}
