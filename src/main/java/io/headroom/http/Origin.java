package io.headroom.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;

/**
 * Where a server is: the one scheme, host and port that are sent a secret.
 *
 * @param scheme http or https
 * @param host the host's name
 * @param port the port, also where the address leaves it out
 */
public record Origin(String scheme, String host, int port) {

  /** Returns the origin of an address that has a scheme and a host. */
  public Origin(URI url) {
    this(lower(url.getScheme()), lower(url.getHost()), port(url.getScheme(), url.getPort()));
  }

  /** Whether a connection to that host is one to the server. */
  public boolean isOf(HttpHost target) {
    return isAt(target.getSchemeName(), target.getHostName(), target.getPort());
  }

  /** Whether a request is addressed to the server. */
  public boolean isAskedBy(HttpRequest request) {
    return Optional.ofNullable(request.getAuthority())
        .filter(asked -> isAt(request.getScheme(), asked.getHostName(), asked.getPort()))
        .isPresent();
  }

  private boolean isAt(String otherScheme, String otherHost, int otherPort) {
    return scheme.equals(lower(otherScheme))
        && host.equals(lower(bracketed(otherHost)))
        && port == port(otherScheme, otherPort);
  }

  /** URI keeps the brackets of an IPv6 address, the client drops them. */
  private static String bracketed(String host) {
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private static int port(String scheme, int port) {
    if (port > 0) {
      return port;
    }
    return lower(scheme).equals("https") ? 443 : 80;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
