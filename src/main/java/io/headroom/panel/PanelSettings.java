package io.headroom.panel;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * How the panel is reached and how long its answers are good for.
 *
 * @param baseUrl where its API is; {@code /api/v1} where the address has no path
 * @param token what the requests are authorised with
 * @param connectTimeout how long a connection may take to open
 * @param responseTimeout how long a whole answer may take, from the request to the last byte
 * @param maxConcurrent requests in flight at most
 * @param maxResponseBytes bytes of an answer at most, after decompression
 * @param packageTtl how long a package is kept
 * @param groupTtl how long a group's resources are kept
 * @param missingTtl how long a confirmed 404 is kept
 */
public record PanelSettings(
    URI baseUrl,
    PanelToken token,
    Duration connectTimeout,
    Duration responseTimeout,
    int maxConcurrent,
    long maxResponseBytes,
    Duration packageTtl,
    Duration groupTtl,
    Duration missingTtl) {

  private static final String API = "/api/v1";

  /**
   * Creates settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public PanelSettings {
    baseUrl = withApi(baseUrl);
    Objects.requireNonNull(token, "token");
    positive("connectTimeout", connectTimeout.toMillis());
    positive("responseTimeout", responseTimeout.toMillis());
    positive("maxConcurrent", maxConcurrent);
    positive("maxResponseBytes", maxResponseBytes);
    notNegative("packageTtl", packageTtl);
    notNegative("groupTtl", groupTtl);
    notNegative("missingTtl", missingTtl);
  }

  /** Returns the settings that hold where nothing else is set. */
  public static PanelSettings defaults(URI baseUrl, PanelToken token) {
    return new PanelSettings(
        baseUrl,
        token,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        8,
        16L * 1024 * 1024,
        Duration.ofMinutes(10),
        Duration.ofSeconds(120),
        Duration.ofSeconds(60));
  }

  /**
   * Returns these settings for a shop that is swept so often: what is found is given up half a
   * period before the sweep that could use it last, so that this one asks anew, and not the one
   * after it.
   */
  public PanelSettings sweptEvery(Duration period) {
    return new PanelSettings(
        baseUrl,
        token,
        connectTimeout,
        responseTimeout,
        maxConcurrent,
        maxResponseBytes,
        kept(packageTtl, period),
        kept(groupTtl, period),
        missingTtl);
  }

  private static Duration kept(Duration ttl, Duration period) {
    long sweeps = ttl.dividedBy(period);
    return sweeps == 0 ? ttl : period.multipliedBy(sweeps).minus(period.dividedBy(2));
  }

  private static URI withApi(URI url) {
    String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https"))
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The panel's address must be http or https, with a host and without user, query and"
              + " fragment");
    }
    String path = Objects.requireNonNullElse(url.getRawPath(), "").replaceAll("/+$", "");
    return URI.create(scheme + "://" + url.getRawAuthority() + (path.isEmpty() ? API : path));
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be greater than 0, but is " + value);
    }
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + value);
    }
  }
}
