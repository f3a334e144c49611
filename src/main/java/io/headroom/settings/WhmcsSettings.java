package io.headroom.settings;

import io.headroom.whmcs.WhmcsAccess;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How orders are accepted: the API of WHMCS, and how often to look.
 *
 * @param access how the API is reached
 * @param acceptPeriod how often the Pending orders are looked at
 */
public record WhmcsSettings(WhmcsAccess access, Duration acceptPeriod) {

  private static final Duration SELDOM = Duration.ofMinutes(1);
  private static final String EXAMPLE = "https://shop.example.net/includes/api.php";

  /**
   * Reads the settings; empty where neither the address nor a credential is given. It is a problem
   * if some of them are missing.
   */
  static Optional<WhmcsSettings> read(SettingsReader reader) {
    String url =
        reader.optionalSecret(Setting.WHMCS_API_URL, Setting.WHMCS_API_URL_FILE).orElse("");
    Optional<String> identifier =
        reader.optionalSecret(Setting.WHMCS_IDENTIFIER, Setting.WHMCS_IDENTIFIER_FILE);
    Optional<String> secret =
        reader.optionalSecret(Setting.WHMCS_SECRET, Setting.WHMCS_SECRET_FILE);
    Optional<String> accessKey =
        reader.optionalSecret(Setting.WHMCS_ACCESS_KEY, Setting.WHMCS_ACCESS_KEY_FILE);
    Duration period =
        reader.duration(Setting.WHMCS_ACCEPT_PERIOD, Duration.ofSeconds(1), Duration.ofDays(1));
    Duration timeout =
        reader.duration(
            Setting.WHMCS_RESPONSE_TIMEOUT, Duration.ofMillis(50), Duration.ofMinutes(5));
    URI address = address(reader, url);
    List<String> missing = new ArrayList<>();
    if (url.isEmpty()) {
      missing.add(
          or(Setting.WHMCS_API_URL, Setting.WHMCS_API_URL_FILE) + " (such as " + EXAMPLE + ")");
    }
    if (identifier.isEmpty()) {
      missing.add(or(Setting.WHMCS_IDENTIFIER, Setting.WHMCS_IDENTIFIER_FILE));
    }
    if (secret.isEmpty()) {
      missing.add(or(Setting.WHMCS_SECRET, Setting.WHMCS_SECRET_FILE));
    }
    if (missing.size() == 3 && accessKey.isEmpty()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      reader.problem(
          "To accept orders, "
              + String.join(" and ", missing)
              + " must be set as well; to accept none, take the other headroom.whmcs settings out");
    }
    return Optional.of(
        new WhmcsSettings(
            new WhmcsAccess(address, identifier.orElse(""), secret.orElse(""), accessKey, timeout),
            period));
  }

  private static String or(Setting plain, Setting inFile) {
    return plain.key() + " or " + inFile.key();
  }

  private static URI address(SettingsReader reader, String url) {
    URI address =
        url.isEmpty()
            ? nowhere()
            : Settings.bareUrl(url)
                .map(
                    bare ->
                        Settings.safe(
                            reader,
                            Setting.WHMCS_API_URL,
                            Setting.WHMCS_ALLOW_PLAIN_HTTP,
                            "credentials",
                            bare))
                .orElseGet(
                    () -> {
                      reader.problem(
                          Setting.WHMCS_API_URL.key()
                              + " cannot be used: it must be the address of the API without a"
                              + " user, a query or a fragment, for example "
                              + EXAMPLE);
                      return nowhere();
                    });
    if (!address.getRawPath().endsWith("/api.php")) {
      reader.wrong(
          Setting.WHMCS_API_URL, "the whole address of includes/api.php, for example " + EXAMPLE);
    }
    return address;
  }

  /** Returns the ids of the routes that stay stopped. */
  static Set<String> idleRoutes(Optional<WhmcsSettings> settings) {
    return settings.isPresent() ? Set.of() : Set.of("accept-timer");
  }

  /** Returns what the routes may name, also where no orders are accepted. */
  static Map<String, String> placeholders(Optional<WhmcsSettings> settings) {
    return Map.of(
        Setting.WHMCS_API_URL.key(),
        settings.map(WhmcsSettings::access).map(WhmcsAccess::url).orElse(nowhere()).toString(),
        Setting.WHMCS_ACCEPT_PERIOD.key(),
        Long.toString(settings.map(WhmcsSettings::acceptPeriod).orElse(SELDOM).toMillis()),
        Setting.WHMCS_RESPONSE_TIMEOUT.key(),
        Long.toString(
            settings
                .map(WhmcsSettings::access)
                .map(WhmcsAccess::responseTimeout)
                .orElse(SELDOM)
                .toMillis()));
  }

  /** Returns an address that nobody has. */
  private static URI nowhere() {
    return URI.create("https://whmcs.invalid/includes/api.php");
  }
}
