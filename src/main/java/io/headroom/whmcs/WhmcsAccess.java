package io.headroom.whmcs;

import io.headroom.http.Secrets;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
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

  /** Returns the credentials as the end of a form. */
  String form() {
    String required = "&identifier=" + encoded(identifier) + "&secret=" + encoded(secret);
    return required + accessKey.map(key -> "&accesskey=" + encoded(key)).orElse("");
  }

  /** Returns what is struck out of the answers of the shop. */
  Secrets secrets() {
    return new Secrets(Stream.concat(Stream.of(identifier, secret), accessKey.stream()).toList());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
