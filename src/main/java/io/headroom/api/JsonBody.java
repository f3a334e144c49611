package io.headroom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * Reads the body of a request: one JSON document in UTF-8, no name twice in an object, and no
 * member that is not known, since a misspelt one would make the request mean something else.
 */
final class JsonBody {

  private static final Pattern TYPE =
      Pattern.compile("application/([a-z0-9.+-]+\\+)?json(\\s*;\\s*charset=\"?utf-8\"?)?");

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  /**
   * Reads the body.
   *
   * @throws ApiException if there is none, or it is not such a document
   */
  static JsonNode read(Exchange exchange) {
    return find(exchange).orElseThrow(() -> ApiException.wrong("the body is empty: post JSON"));
  }

  /**
   * Reads the body; nothing if it is empty.
   *
   * @throws ApiException if it is not such a document, or the address has a query
   */
  static Optional<JsonNode> find(Exchange exchange) {
    if (!header(exchange, Exchange.HTTP_QUERY).isEmpty()) {
      throw ApiException.wrong("the address must have no query: post JSON");
    }
    String type = header(exchange, Exchange.CONTENT_TYPE).toLowerCase(Locale.ROOT).strip();
    Optional<JsonNode> body = parse(text(exchange));
    boolean isPlain = header(exchange, Exchange.CONTENT_ENCODING).isEmpty();
    if (body.isPresent() && !(isPlain && (type.isEmpty() || TYPE.matcher(type).matches()))) {
      throw notJson();
    }
    return body;
  }

  static ApiException notJson() {
    return new ApiException(
        415, "post JSON in UTF-8, not compressed, with Content-Type: application/json");
  }

  /** Reads the body as what it says of itself does not matter; nothing if it is empty. */
  static Optional<JsonNode> anyType(Exchange exchange) {
    return parse(text(exchange));
  }

  private static String header(Exchange exchange, String name) {
    return exchange.getMessage().getHeader(name, "", String.class);
  }

  /**
   * Returns the texts of a body by their names; none if it is empty.
   *
   * @throws ApiException if it is no object of texts that are known
   */
  static Map<String, String> texts(byte[] body, Collection<String> members) {
    Map<String, String> texts = new HashMap<>();
    parse(text(body))
        .ifPresent(
            json ->
                object("the body", json, members)
                    .properties()
                    .forEach(member -> texts.put(member.getKey(), text(member))));
    return texts;
  }

  private static String text(Map.Entry<String, JsonNode> member) {
    if (!member.getValue().isTextual()) {
      throw ApiException.wrong(member.getKey() + " must be a text");
    }
    return member.getValue().asText();
  }

  private static String text(Exchange exchange) {
    byte[] bytes = exchange.getMessage().getBody(byte[].class);
    return text(bytes == null ? new byte[0] : bytes);
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw ApiException.wrong("the body is not UTF-8");
    }
  }

  private static Optional<JsonNode> parse(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(STRICT.readTree(text));
    } catch (MismatchedInputException more) {
      throw ApiException.wrong("the body holds more than one JSON document: post one");
    } catch (JsonProcessingException malformed) {
      throw ApiException.wrong("the body is not JSON: " + malformed.getOriginalMessage());
    }
  }

  /**
   * Returns an object that has no members but some of these.
   *
   * @throws ApiException if it is none, or has others
   */
  static JsonNode object(String what, JsonNode body, Collection<String> members) {
    if (!body.isObject()) {
      throw ApiException.wrong(what + " must be an object");
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!members.contains(name)) {
                throw ApiException.wrong(
                    "%s is not known: %s takes %s"
                        .formatted(name, what, String.join(", ", new TreeSet<>(members))));
              }
            });
    return body;
  }
}
