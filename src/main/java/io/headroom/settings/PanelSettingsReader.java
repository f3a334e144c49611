package io.headroom.settings;

import io.headroom.panel.PanelSettings;
import io.headroom.panel.PanelToken;
import java.net.URI;
import java.util.Optional;

/**
 * Reads how the panel is reached.
 *
 * @param reader reads the values
 */
record PanelSettingsReader(SettingsReader reader) {

  private static final URI NOWHERE = URI.create("https://panel.invalid");

  PanelSettings read() {
    return new PanelSettings(
        URI.create(url() + "/api/v1"),
        token(),
        reader.value(KnownSettings.PANEL_CONNECT_TIMEOUT),
        reader.value(KnownSettings.PANEL_RESPONSE_TIMEOUT),
        reader.value(KnownSettings.PANEL_MAX_CONCURRENT),
        reader.value(KnownSettings.PANEL_MAX_RESPONSE),
        reader.value(KnownSettings.CACHE_PACKAGE_TTL),
        reader.value(KnownSettings.CACHE_GROUP_TTL),
        reader.value(KnownSettings.CACHE_MISSING_TTL));
  }

  private PanelToken token() {
    SettingsReader.Secret token = reader.requiredSecret(KnownSettings.PANEL_TOKEN);
    if (!token.value().matches("[\\x21-\\x7e]*")) {
      reader.problem(
          token.name()
              + " is (not shown), but must be one line of ASCII characters without blanks");
      return PanelToken.of("");
    }
    return PanelToken.of(token.value());
  }

  private URI url() {
    Setting<String> setting = KnownSettings.PANEL_URL;
    String text = reader.required(setting, "https://cp.example.net");
    if (text.isEmpty()) {
      return NOWHERE;
    }
    Optional<WebAddress> address = WebAddress.of(text);
    if (address.isEmpty()) {
      reader.problem(
          setting.key()
              + " cannot be used: it must be the panel's address without a user, a query or a"
              + " fragment, for example https://cp.example.net");
      return NOWHERE;
    }
    URI url = address.get().url();
    if (url.getRawPath().endsWith("/api/v1")) {
      reader.wrong(setting, "the panel's address without /api/v1");
    }
    address.get().check(reader, setting, KnownSettings.PANEL_ALLOW_PLAIN_HTTP, "token");
    return url;
  }
}
