package io.headroom.settings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A setting of {@code application.properties}, with its default. */
enum Setting {
  PANEL_URL("headroom.panel.url", ""),
  PANEL_TOKEN("headroom.panel.token", ""),
  PANEL_TOKEN_FILE("headroom.panel.token-file", ""),
  PANEL_CONNECT_TIMEOUT("headroom.panel.connect-timeout", "5s"),
  PANEL_RESPONSE_TIMEOUT("headroom.panel.response-timeout", "10s"),
  PANEL_MAX_CONCURRENT("headroom.panel.max-concurrent", "8"),
  PANEL_MAX_RESPONSE("headroom.panel.max-response", "16MB"),
  PANEL_ALLOW_PLAIN_HTTP("headroom.panel.allow-plain-http", "false"),
  DB_URL("headroom.db.url", ""),
  DB_USER("headroom.db.user", ""),
  DB_PASSWORD("headroom.db.password", ""),
  DB_PASSWORD_FILE("headroom.db.password-file", ""),
  SWEEP_PERIOD("headroom.sweep.period", "60s"),
  RULES("headroom.rules", "module"),
  MODE("headroom.mode", "write"),
  LOCATION_OPTION("headroom.location-option", "Location"),
  MAX_QTY("headroom.max-qty", "2147483647"),
  UNBOUNDED_QTY("headroom.unbounded-qty", "9999"),
  LOW_STOCK("headroom.low-stock", "3"),
  LEDGER_RETENTION("headroom.ledger.retention", "90d"),
  WHMCS_API_URL("headroom.whmcs.api-url", ""),
  WHMCS_API_URL_FILE("headroom.whmcs.api-url-file", ""),
  WHMCS_IDENTIFIER("headroom.whmcs.identifier", ""),
  WHMCS_IDENTIFIER_FILE("headroom.whmcs.identifier-file", ""),
  WHMCS_SECRET("headroom.whmcs.secret", ""),
  WHMCS_SECRET_FILE("headroom.whmcs.secret-file", ""),
  WHMCS_ACCESS_KEY("headroom.whmcs.access-key", ""),
  WHMCS_ACCESS_KEY_FILE("headroom.whmcs.access-key-file", ""),
  WHMCS_ALLOW_PLAIN_HTTP("headroom.whmcs.allow-plain-http", "false"),
  WHMCS_RESPONSE_TIMEOUT("headroom.whmcs.response-timeout", "30s"),
  WHMCS_ACCEPT_PERIOD("headroom.whmcs.accept-period", "15s"),
  ROUTES_RELOAD("headroom.routes.reload", "false"),
  CACHE_PACKAGE_TTL("headroom.cache.package-ttl", "10m"),
  CACHE_GROUP_TTL("headroom.cache.group-ttl", "120s"),
  CACHE_MISSING_TTL("headroom.cache.missing-ttl", "60s"),
  EVENT_POLL("headroom.event.poll", "5s"),
  EVENT_QUIET_PERIOD("headroom.event.quiet-period", "30s"),
  EVENT_CART_INTERVAL("headroom.event.cart-interval", "60s"),
  HTTP_HOST("headroom.http.host", "127.0.0.1"),
  HTTP_PORT("headroom.http.port", "8480"),
  HTTP_TOKEN("headroom.http.token", ""),
  HTTP_TOKEN_FILE("headroom.http.token-file", ""),
  HTTP_RATE_LIMIT("headroom.http.rate-limit", "120"),
  HTTP_KEY_STORE("headroom.http.key-store", ""),
  HTTP_KEY_STORE_PASSWORD("headroom.http.key-store-password", ""),
  HTTP_KEY_STORE_PASSWORD_FILE("headroom.http.key-store-password-file", ""),
  HTTP_JOLOKIA("headroom.http.jolokia", "false"),
  WEBHOOK_TOKEN("headroom.virtfusion.webhook-token", ""),
  WEBHOOK_TOKEN_FILE("headroom.virtfusion.webhook-token-file", ""),
  LOG_LEVEL("headroom.log.level", "INFO"),
  LOG_FORMAT("headroom.log.format", "text");

  private static final Set<Setting> SECRETS =
      EnumSet.of(
          PANEL_TOKEN,
          DB_PASSWORD,
          WHMCS_IDENTIFIER,
          WHMCS_SECRET,
          WHMCS_ACCESS_KEY,
          HTTP_TOKEN,
          HTTP_KEY_STORE_PASSWORD,
          WEBHOOK_TOKEN);

  private final String key;
  private final String otherwise;

  Setting(String key, String otherwise) {
    this.key = key;
    this.otherwise = otherwise;
  }

  /** The name in {@code application.properties}. */
  String key() {
    return key;
  }

  /** The value that holds where none is given; empty where one must be. */
  String otherwise() {
    return otherwise;
  }

  /** The environment variable that overrides it. */
  String variable() {
    return variable(key);
  }

  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Whether its value must never be shown. */
  boolean isSecret() {
    return SECRETS.contains(this);
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}
