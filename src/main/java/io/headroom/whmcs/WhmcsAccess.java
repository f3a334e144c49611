package io.headroom.whmcs;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the API of WHMCS is reached; it shows its secrets in no text.
 *
 * @param url the whole address of {@code includes/api.php}
 * @param identifier the identifier of the API credential
 * @param secret its secret
 * @param accessKey the access key, where the shop has one
 * @param responseTimeout how long a whole answer may take
 */
public record WhmcsAccess(
    URI url,
    String identifier,
    String secret,
    Optional<String> accessKey,
    Duration responseTimeout) {

  /** A shorter one is nothing that WHMCS gives out, and would be struck out of any other word. */
  private static final int SHORTEST_HIDDEN = 4;

  /** Returns the credentials as the end of a form. */
  String form() {
    String required = "&identifier=" + encoded(identifier) + "&secret=" + encoded(secret);
    return required + accessKey.map(key -> "&accesskey=" + encoded(key)).orElse("");
  }

  /** Returns a text in which no secret stands, neither plain nor as in a form. */
  String without(String text) {
    String clean = text;
    for (String hidden :
        Stream.concat(Stream.of(identifier, secret), accessKey.stream())
            .filter(value -> value.length() >= SHORTEST_HIDDEN)
            .flatMap(value -> Stream.of(value, encoded(value)))
            .collect(Collectors.toSet())) {
      clean = clean.replace(hidden, "(not shown)");
    }
    return clean;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
