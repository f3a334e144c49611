package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Lookup;
import io.headroom.rig.Fleet;
import io.headroom.rig.PanelCertificate;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.RawServer;
import io.headroom.rig.StandInPanel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the token is trusted to, and what the operator reads where it is not. */
@Tag("rig")
class PanelTlsTest {

  private static final Fleet FLEET = new Fleet().add(PanelPackage.of(7));

  @Test
  void a_panel_whose_certificate_is_trusted_is_asked(@TempDir Path folder) {
    PanelCertificate certificate = PanelCertificate.good();
    try (StandInPanel secure = StandInPanel.serving(FLEET, certificate);
        PanelRoutes routes = trusting(certificate, secure, folder)) {
      assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);
      assertThat(secure.requests().get(0).header("Authorization")).isPresent();
    }
  }

  @Test
  void a_certificate_that_is_not_trusted_is_distinguished() {
    try (StandInPanel secure = StandInPanel.serving(FLEET, PanelCertificate.good());
        PanelRoutes routes = PanelRoutes.to(secure)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("not trusted");
    }
  }

  @Test
  void a_certificate_for_another_host_is_distinguished(@TempDir Path folder) {
    PanelCertificate certificate = PanelCertificate.ofAnotherHost();
    try (StandInPanel secure = StandInPanel.serving(FLEET, certificate);
        PanelRoutes routes = trusting(certificate, secure, folder)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("for another name");
    }
  }

  @Test
  void a_certificate_that_has_expired_is_distinguished(@TempDir Path folder) {
    PanelCertificate certificate = PanelCertificate.expired();
    try (StandInPanel secure = StandInPanel.serving(FLEET, certificate);
        PanelRoutes routes = trusting(certificate, secure, folder)) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("has expired");
    }
  }

  @Test
  void a_port_that_does_not_speak_tls_is_distinguished() {
    try (RawServer raw = RawServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n");
        PanelRoutes routes = PanelRoutes.with(PanelRoutes.settings(raw.url("https")).build())) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("TLS failed");
    }
  }

  @Test
  void a_port_that_says_nothing_to_tls_is_given_up() {
    try (RawServer raw = RawServer.answering("");
        PanelRoutes routes =
            PanelRoutes.with(
                PanelRoutes.settings(raw.url("https"))
                    .responseTimeout(Duration.ofMillis(300))
                    .build())) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("did not answer in full");
    }
  }

  @Test
  void a_connection_that_takes_too_long_is_distinguished() {
    try (RawServer raw = RawServer.answering("");
        PanelRoutes routes =
            PanelRoutes.with(
                PanelRoutes.settings(raw.url("https"))
                    .connectTimeout(Duration.ofMillis(200))
                    .build())) {
      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("connect-timeout");
    }
  }

  private static PanelRoutes trusting(
      PanelCertificate certificate, StandInPanel panel, Path folder) {
    Path store = certificate.writeTrust(folder.resolve("trust.p12"));
    return PanelRoutes.with(
        PanelRoutes.settings(panel.url()).build(),
        main -> {
          main.addOverrideProperty("camel.ssl.enabled", "true");
          main.addOverrideProperty("camel.ssl.trustStore", "file:" + store);
          main.addOverrideProperty("camel.ssl.trustStorePassword", PanelCertificate.PASSWORD);
        });
  }
}
