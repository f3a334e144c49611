package io.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.PanelCertificate;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS in place of HTTP. */
class TlsTest extends Scenario {

  private final PanelCertificate certificate = PanelCertificate.good();

  @TempDir private Path folder;

  TlsTest(Shop shop) {
    super(shop);
  }

  private Station.Draft with(Path keyStore, String password) {
    return uncached()
        .serving()
        .with("headroom.sweep.period", "1d")
        .with("headroom.http.key-store", keyStore.toString())
        .with("headroom.http.key-store-password", password);
  }

  private Path keyStore() {
    return certificate.writeKeys(folder.resolve("keys.p12"));
  }

  private SSLContext trusting() throws GeneralSecurityException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(certificate.trust());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  @Test
  void https_is_served_with_the_certificate_of_the_key_store() throws Exception {
    try (LogLines log = LogLines.listen()) {
      Station station = start(with(keyStore(), PanelCertificate.PASSWORD));
      int port = station.process().port();

      assertThat(Http.on(port, trusting()).get("/observe/health/live").statusCode()).isEqualTo(200);
      assertThat(Http.on(port, trusting()).get("/api/stock").statusCode()).isEqualTo(200);
      assertThat(log.messages("Listening at"))
          .containsExactly("Listening at https://127.0.0.1:" + port);
    }
  }

  @Test
  void plain_http_is_served_no_more() {
    int port = start(with(keyStore(), PanelCertificate.PASSWORD)).process().port();

    assertThatThrownBy(() -> Http.on(port).get("/api/stock"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("no answer");
  }

  private void refuses(Station.Draft draft, String... why) {
    try (LogLines log = LogLines.listen()) {
      assertThatThrownBy(() -> start(draft))
          .isInstanceOf(RuntimeException.class)
          .message()
          .contains(why)
          .hasLineCount(1)
          .doesNotContain("not-the-password");
      assertThat(log.messages()).noneMatch(line -> line.contains("not-the-password"));
    }
  }

  @Test
  void a_wrong_password_is_a_reason_not_to_start() {
    refuses(
        with(keyStore(), "not-the-password"),
        "headroom.http.key-store is " + folder.resolve("keys.p12"),
        "headroom.http.key-store-password");
  }

  @Test
  void a_file_that_is_not_there_is_a_reason_not_to_start() {
    refuses(
        with(folder.resolve("nowhere.p12"), "not-the-password"),
        "headroom.http.key-store is " + folder.resolve("nowhere.p12"),
        "which cannot be read: give a PKCS12 file that this user may read");
  }

  @Test
  void a_file_that_is_no_key_store_is_a_reason_not_to_start() throws IOException {
    Path text = Files.writeString(folder.resolve("keys.pem"), "-----BEGIN CERTIFICATE-----");
    refuses(with(text, "not-the-password"), "headroom.http.key-store is " + text);
  }

  @Test
  void a_key_store_without_a_key_is_a_reason_not_to_start() {
    Path trust = certificate.writeTrust(folder.resolve("trust.p12"));
    refuses(
        with(trust, PanelCertificate.PASSWORD),
        "headroom.http.key-store is " + trust + ", which holds no key");
  }
}
