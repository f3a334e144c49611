package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("rig")
class PanelCertificateTest {
  private static final PanelCertificate GOOD = PanelCertificate.good();
  private static final PanelCertificate EXPIRED = PanelCertificate.expired();

  private static int status(StandInPanel panel, PanelCertificate trusted)
      throws IOException, InterruptedException, GeneralSecurityException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted.trust());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(panel.url() + "/api/v1/connect"))
            .header("Authorization", "Bearer " + panel.token())
            .build();
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void a_good_certificate_is_taken_by_who_trusts_its_authority(@TempDir Path folder)
      throws Exception {
    try (StandInPanel panel = StandInPanel.serving(new Fleet(), GOOD)) {
      assertThat(status(panel, GOOD)).isEqualTo(200);
      assertThat(GOOD.writeTrust(folder.resolve("trust.p12"))).isNotEmptyFile();
    }
  }

  @Test
  void a_certificate_is_refused_by_who_trusts_another_authority() {
    try (StandInPanel panel = StandInPanel.serving(new Fleet(), GOOD)) {
      assertThatThrownBy(() -> status(panel, EXPIRED)).hasStackTraceContaining("PKIX");
    }
  }

  @Test
  void a_certificate_of_another_host_is_refused() {
    PanelCertificate other = PanelCertificate.ofAnotherHost();
    try (StandInPanel panel = StandInPanel.serving(new Fleet(), other)) {
      assertThatThrownBy(() -> status(panel, other)).hasStackTraceContaining("127.0.0.1");
    }
  }

  @Test
  void an_expired_certificate_is_refused() {
    try (StandInPanel panel = StandInPanel.serving(new Fleet(), EXPIRED)) {
      assertThatThrownBy(() -> status(panel, EXPIRED))
          .hasStackTraceContaining("CertificateExpiredException");
    }
  }
}
