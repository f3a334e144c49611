package io.headroom.settings;

import io.headroom.whmcs.WhmcsAccess;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How orders are accepted: the API of WHMCS, and how often to look.
 *
 * @param access how the API is reached
 * @param acceptPeriod how often the Pending orders are looked at
 */
public record WhmcsSettings(WhmcsAccess access, Duration acceptPeriod) {

  private static final String EXAMPLE = "https://shop.example.net/includes/api.php";

  /** An address that nobody has. */
  private static final URI NOWHERE = URI.create("https://whmcs.invalid/includes/api.php");

  /**
   * Reads the settings; empty where neither the address nor a credential is given. It is a problem
   * if some of them are missing.
   */
  static Optional<WhmcsSettings> read(SettingsReader reader) {
    Optional<String> url = secret(reader, KnownSettings.WHMCS_API_URL);
    Optional<String> identifier = secret(reader, KnownSettings.WHMCS_IDENTIFIER);
    Optional<String> secret = secret(reader, KnownSettings.WHMCS_SECRET);
    Optional<String> accessKey = secret(reader, KnownSettings.WHMCS_ACCESS_KEY);
    Duration period = reader.value(KnownSettings.WHMCS_ACCEPT_PERIOD);
    Duration timeout = reader.value(KnownSettings.WHMCS_RESPONSE_TIMEOUT);
    URI address =
        url.filter(text -> !text.isEmpty()).map(text -> address(reader, text)).orElse(NOWHERE);
    List<String> missing = new ArrayList<>();
    if (url.filter(text -> !text.isEmpty()).isEmpty()) {
      missing.add(names(KnownSettings.WHMCS_API_URL) + " (such as " + EXAMPLE + ")");
    }
    if (identifier.isEmpty()) {
      missing.add(names(KnownSettings.WHMCS_IDENTIFIER));
    }
    if (secret.isEmpty()) {
      missing.add(names(KnownSettings.WHMCS_SECRET));
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

  private static Optional<String> secret(SettingsReader reader, Setting<String> setting) {
    return reader.secret(setting).map(SettingsReader.Secret::value);
  }

  private static String names(Setting<String> setting) {
    return setting.key() + " or " + setting.file().key();
  }

  private static URI address(SettingsReader reader, String text) {
    Setting<String> setting = KnownSettings.WHMCS_API_URL;
    Optional<WebAddress> address = WebAddress.of(text);
    if (address.isEmpty()) {
      reader.problem(
          setting.key()
              + " cannot be used: it must be the address of the API without a user, a query or a"
              + " fragment, for example "
              + EXAMPLE);
      return NOWHERE;
    }
    address.get().check(reader, setting, KnownSettings.WHMCS_ALLOW_PLAIN_HTTP, "credentials");
    if (!address.get().url().getRawPath().endsWith("/api.php")) {
      reader.wrong(setting, "the whole address of includes/api.php, for example " + EXAMPLE);
    }
    return address.get().url();
  }

  /** Returns the ids of the routes that stay stopped. */
  static Set<String> idleRoutes(Optional<WhmcsSettings> settings) {
    return settings.isPresent() ? Set.of() : Set.of("accept-timer");
  }

  /** Returns the address that the routes name, also where no orders are accepted. */
  static String placeholder(Optional<WhmcsSettings> settings) {
    return settings.map(WhmcsSettings::access).map(WhmcsAccess::url).orElse(NOWHERE).toString();
  }
}
