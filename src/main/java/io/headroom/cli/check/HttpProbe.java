package io.headroom.cli.check;

import io.headroom.settings.HttpSettings;
import io.headroom.settings.KeyStoreCheck;
import io.headroom.settings.ListenAddress;
import io.headroom.settings.ListenAddress.Refusal;
import io.headroom.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Looks whether {@code run} could serve HTTP.
 *
 * @param settings how it is reached
 * @param list where the findings go
 */
public record HttpProbe(HttpSettings settings, Checklist list) {

  private static final int PATIENCE_MS = 2_000;
  private static final String LIVE = "{\"status\":\"UP\"}";

  /** Says what there is to say. */
  public void look() {
    Optional<KeyStore> keys;
    try {
      keys = settings.keyStore().map(KeyStoreCheck::new).map(KeyStoreCheck::require);
    } catch (SettingsException refused) {
      refused.problems().forEach(problem -> list.fail("http", problem));
      return;
    }
    ListenAddress.of(settings)
        .refusal()
        .ifPresentOrElse(
            refusal -> refused(refusal, keys),
            () ->
                list.ok("http", "%s port %d is free".formatted(settings.host(), settings.port())));
  }

  private void refused(Refusal refusal, Optional<KeyStore> keys) {
    if (refusal.isTaken() && isHeadroom(keys)) {
      list.ok(
          "http",
          "Headroom runs already on %s port %d".formatted(settings.host(), settings.port()));
    } else {
      list.fail("http", refusal.sentence());
    }
  }

  /**
   * Whether what listens there is live as Headroom is. With a key store it must have a certificate
   * of it; the name in that is not that of the address which is listened on.
   */
  private boolean isHeadroom(Optional<KeyStore> keys) {
    try {
      URLConnection connection = connect(keys);
      connection.setConnectTimeout(PATIENCE_MS);
      connection.setReadTimeout(PATIENCE_MS);
      try (InputStream answer = connection.getInputStream()) {
        byte[] body = answer.readNBytes(LIVE.length() + 1);
        return new String(body, StandardCharsets.UTF_8).equals(LIVE);
      }
    } catch (IOException | GeneralSecurityException other) {
      return false;
    }
  }

  private URLConnection connect(Optional<KeyStore> keys)
      throws IOException, GeneralSecurityException {
    String scheme = keys.isPresent() ? "https" : "http";
    URL url = new URL(scheme, settings.host(), settings.port(), "/observe/health/live");
    URLConnection connection = url.openConnection(Proxy.NO_PROXY);
    if (keys.isPresent() && connection instanceof HttpsURLConnection secure) {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(keys.get());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      secure.setSSLSocketFactory(context.getSocketFactory());
      secure.setHostnameVerifier((name, session) -> true);
    }
    return connection;
  }
}
