package io.headroom.ops;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
  ROUTES_RELOAD("headroom.routes.reload", "false"),
  CACHE_PACKAGE_TTL("headroom.cache.package-ttl", "10m"),
  CACHE_GROUP_TTL("headroom.cache.group-ttl", "120s"),
  CACHE_MISSING_TTL("headroom.cache.missing-ttl", "60s");

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
    return this == PANEL_TOKEN || this == DB_PASSWORD;
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}
