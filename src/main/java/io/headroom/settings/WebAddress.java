package io.headroom.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a server that is asked with a secret.
 *
 * @param url an http address without a user, a query or a fragment
 */
record WebAddress(URI url) {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** Returns the address; empty for any other text. */
  static Optional<WebAddress> of(String text) {
    try {
      URI url = new URI(text.replaceFirst("/+$", ""));
      boolean bare =
          url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null;
      return Optional.of(new WebAddress(url))
          .filter(address -> bare && List.of("https", "http").contains(address.scheme()));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private String scheme() {
    return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
  }

  /**
   * Adds a problem if a secret would be readable on its way there.
   *
   * @param setting the setting of the address
   * @param allowPlain the setting that allows plain http
   * @param secret what would be readable
   */
  void check(
      SettingsReader reader, Setting<String> setting, Setting<Boolean> allowPlain, String secret) {
    boolean plain = scheme().equals("http") && !Loopback.is(url.getHost());
    if (!reader.value(allowPlain) && plain) {
      reader.wrong(
          setting,
          "an https:// address, since the "
              + secret
              + " could be read on its way; if the network is yours, set "
              + allowPlain.key()
              + "=true");
    }
    // Camel takes either for the default port, and would send to the other one
    if (url.getPort() == (scheme().equals("http") ? HTTPS_PORT : HTTP_PORT)) {
      reader.wrong(
          setting,
          "an address whose port fits its scheme: 443 is that of https://, 80 that of http://");
    }
  }
}
