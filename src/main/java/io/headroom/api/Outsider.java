package io.headroom.api;

import io.headroom.settings.Loopback;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Distinguishes requests of a program on this machine from those that a browser makes or a proxy
 * passes on. Where there is no token, that alone keeps them out, so whatever is in doubt is an
 * outsider's.
 */
final class Outsider {

  /** What browsers send, in small letters. */
  private static final Set<String> OF_BROWSERS =
      Set.of("origin", "referer", "cookie", "upgrade-insecure-requests", "dnt");

  private static final List<String> BROWSERS_BEGIN = List.of("sec-", "access-control-request-");

  /** What proxies add, in small letters. */
  private static final Set<String> OF_PROXIES =
      Set.of(
          "forwarded",
          "via",
          "client-ip",
          "true-client-ip",
          "fastly-client-ip",
          "fly-client-ip",
          "front-end-https",
          "cdn-loop",
          "cluster-client-ip",
          "proxy-client-ip",
          "proxy-connection");

  private static final List<String> PROXIES_BEGIN =
      List.of(
          "x-forwarded",
          "x-real-",
          "x-client-",
          "x-cluster-client-",
          "x-original-",
          "x-originating-",
          "x-remote-",
          "x-rewrite-",
          "x-proxy",
          "x-envoy-",
          "x-amz",
          "x-azure-",
          "x-appengine-",
          "x-appgw-",
          "x-arr-",
          "x-varnish",
          "x-scheme",
          "x-url-scheme",
          "cf-",
          "cloudfront-",
          "fastly-",
          "fly-",
          "wl-");

  /** Every browser calls itself that. */
  private static final String BROWSER = "mozilla/";

  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

  private Outsider() {}

  /** Returns whether a request may come from elsewhere than from a program on this machine. */
  static boolean made(HttpServerRequest request) {
    // nginx passes requests on in 1.0, and adds no header
    return request.version() != HttpVersion.HTTP_1_1
        || !isForLoopback(request)
        || request.headers().names().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(Outsider::isForeign)
        || isBrowser(request.headers());
  }

  /** Under another name, a page may have been led here by its own DNS server. */
  private static boolean isForLoopback(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
    return hosts.size() == 1
        && Loopback.is(PORT.matcher(hosts.get(0)).replaceFirst(""))
        && request.uri().startsWith("/");
  }

  private static boolean isForeign(String header) {
    return OF_BROWSERS.contains(header)
        || OF_PROXIES.contains(header)
        || BROWSERS_BEGIN.stream().anyMatch(header::startsWith)
        || PROXIES_BEGIN.stream().anyMatch(header::startsWith);
  }

  private static boolean isBrowser(MultiMap headers) {
    return headers.getAll(HttpHeaders.USER_AGENT).stream()
        .anyMatch(agent -> agent.toLowerCase(Locale.ROOT).startsWith(BROWSER));
  }

  /**
   * Returns whether a page of another site makes a browser send the request, with the password that
   * the browser knows.
   */
  static boolean isLured(HttpServerRequest request) {
    return request.headers().getAll("Sec-Fetch-Site").stream()
        .anyMatch(site -> !site.equals("same-origin") && !site.equals("none"));
  }
}
