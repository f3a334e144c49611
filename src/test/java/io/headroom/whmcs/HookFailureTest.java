package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Inbox;
import io.headroom.rig.PanelCertificate;
import io.headroom.rig.Transport;
import io.headroom.rig.WebHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The hook file where Headroom is not well: the shop goes on as if nothing were. */
@Tag("rig")
class HookFailureTest {

  private static final int CONNECT_PATIENCE_MS = 300;
  private static final int ATTEMPTS = 20;

  /** Between what a page may wait and what a call may take that nobody waits for. */
  private static final long NOT_YET_500_MS = 400;

  private final Path folder;

  HookFailureTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private WebHost host(Transport transport, String url) {
    return WebHost.in(folder, url).by(transport);
  }

  private static ServerSocket deaf() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static String url(String scheme, ServerSocket listener) {
    return scheme + "://127.0.0.1:" + listener.getLocalPort();
  }

  @ParameterizedTest
  @EnumSource
  void with_the_process_down_nobody_notices(Transport transport) throws IOException {
    String nobody;
    try (ServerSocket gone = deaf()) {
      nobody = url("http", gone);
    }

    host(transport, nobody).fire("ClientAreaPageCart").isUndisturbed().isNotHeldUp();
  }

  @ParameterizedTest
  @EnumSource
  void with_the_process_hanging_the_page_ends(Transport transport) throws IOException {
    try (ServerSocket hanging = deaf()) {
      WebHost host = host(transport, url("http", hanging));

      host.fire("ClientAreaPageCart").isUndisturbed().isNotHeldUp();

      assertThat(host.marker()).isEmptyFile();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_tls_handshake_that_hangs_does_not_hold_the_page(Transport transport) throws IOException {
    try (ServerSocket hanging = deaf()) {
      host(transport, url("https", hanging)).fire("ProductEdit").isUndisturbed().isNotHeldUp();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_connection_that_does_not_open_does_not_hold_the_page(Transport transport)
      throws IOException {
    List<Socket> callers = new ArrayList<>();
    try (ServerSocket crowded = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      crowd(crowded, callers);

      host(transport, url("http", crowded)).fire("ProductEdit").isUndisturbed().isNotHeldUp();
    } finally {
      for (Socket caller : callers) {
        caller.close();
      }
    }
  }

  /** Calls until one waits in vain: the kernel takes no more for who never accepts. */
  private static void crowd(ServerSocket listener, List<Socket> callers) throws IOException {
    while (true) {
      Socket caller = new Socket();
      callers.add(caller);
      try {
        caller.connect(
            new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()),
            CONNECT_PATIENCE_MS);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void after_a_failed_call_there_is_none_for_30_seconds(Transport transport) throws IOException {
    try (Inbox headroom = Inbox.open()) {
      WebHost host = host(transport, headroom.url());
      headroom.answering(500);
      host.fire("ProductEdit").isUndisturbed();
      headroom.answering(202);

      host.fire("ProductEdit").isUndisturbed();
      host.age(28);
      host.fire("ProductEdit").isUndisturbed();
      assertThat(headroom.mail()).hasSize(1);

      host.age(31);
      host.fire("ProductEdit").isUndisturbed();
      host.fire("ProductEdit").isUndisturbed();
      assertThat(headroom.mail()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_call_that_fails_again_is_followed_by_another_30_seconds(Transport transport)
      throws IOException {
    try (Inbox headroom = Inbox.open()) {
      WebHost host = host(transport, headroom.answering(503).url());
      host.fire("ProductEdit");
      host.age(31);
      host.fire("ProductEdit");

      host.fire("ProductEdit").isUndisturbed();

      assertThat(headroom.mail()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anything_but_202_is_a_failure(Transport transport) {
    for (int status : List.of(200, 204, 401, 404, 413, 429, 500)) {
      try (Inbox headroom = Inbox.open()) {
        Path own = folder.resolve(Integer.toString(status));
        WebHost host = WebHost.in(own, headroom.answering(status).url()).by(transport);
        host.fire("ProductEdit").isUndisturbed();
        host.fire("ProductEdit").isUndisturbed();

        assertThat(headroom.mail()).describedAs("%d", status).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_redirect_is_not_followed(Transport transport) {
    try (Inbox headroom = Inbox.open();
        Inbox other = Inbox.open()) {
      headroom.answering(307, Map.of("Location", other.url() + "/"), "");

      host(transport, headroom.url()).fire("ProductEdit").isUndisturbed();

      assertThat(headroom.mail()).hasSize(1);
      assertThat(other.mail()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_of_the_answer_is_shown(Transport transport) {
    try (Inbox headroom = Inbox.open()) {
      headroom.answering(502, Map.of("Content-Type", "text/html"), "<h1>Bad Gateway</h1>");

      host(transport, headroom.url()).fire("ProductEdit").isUndisturbed();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_certificate_is_trusted_only_where_it_was_said_to_be(Transport transport)
      throws IOException {
    PanelCertificate certificate = PanelCertificate.good();
    Path authority = certificate.writeAuthority(folder.resolve("authority.pem"));
    try (Inbox headroom = Inbox.open(certificate)) {
      WebHost host = host(transport, headroom.url());
      host.fire("ProductEdit").isUndisturbed();
      assertThat(headroom.mail()).isEmpty();

      host.age(31);
      host.setting("HEADROOM_CA_FILE", "'" + authority + "'").fire("ProductEdit").isUndisturbed();
      assertThat(headroom.lines())
          .containsExactly("POST /api/events/product-saved {\"productId\":12}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_certificate_of_another_host_is_not_trusted(Transport transport) {
    PanelCertificate certificate = PanelCertificate.ofAnotherHost();
    Path authority = certificate.writeAuthority(folder.resolve("authority.pem"));
    try (Inbox headroom = Inbox.open(certificate)) {
      host(transport, headroom.url())
          .setting("HEADROOM_CA_FILE", "'" + authority + "'")
          .fire("ProductEdit")
          .isUndisturbed();

      assertThat(headroom.mail()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_link_in_the_place_of_its_file_leads_nowhere(Transport transport) throws IOException {
    Path victim = folder.resolve("victim");
    try (Inbox headroom = Inbox.open()) {
      WebHost host = host(transport, headroom.answering(500).url());
      host.fire("ProductEdit");
      Path marker = host.marker();
      Files.delete(marker);
      Files.createSymbolicLink(marker, victim);

      host.fire("ProductEdit").isUndisturbed();
      assertThat(victim).doesNotExist();

      Files.delete(marker);
      Files.createSymbolicLink(marker, Files.writeString(victim, "precious"));
      host.fire("ProductEdit").isUndisturbed();
      assertThat(victim).hasContent("precious");
      assertThat(headroom.mail()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_file_from_the_future_keeps_nobody_from_calling(Transport transport) throws IOException {
    try (Inbox headroom = Inbox.open()) {
      WebHost host = host(transport, headroom.answering(500).url());
      host.fire("ProductEdit");
      host.age(-3600);

      host.fire("ProductEdit").isUndisturbed();

      assertThat(headroom.mail()).hasSize(2);
      assertThat(Files.getLastModifiedTime(host.marker()))
          .isLessThan(FileTime.from(Instant.now().plusSeconds(60)));
    }
  }

  @ParameterizedTest
  @CsvSource({"CURL, http", "STREAM, http", "CURL, https", "STREAM, https"})
  void a_page_that_cannot_be_sent_first_waits_200_ms_at_most(Transport transport, String scheme)
      throws IOException {
    try (ServerSocket hanging = deaf()) {
      WebHost host = host(transport, url(scheme, hanging));

      long least = Long.MAX_VALUE;
      for (int attempt = 0; attempt < ATTEMPTS && least >= NOT_YET_500_MS; attempt++) {
        least = Math.min(least, host.fire("ProductEdit").isUndisturbed().heldUpMs());
        host.forget();
      }
      assertThat(least).isBetween(190L, NOT_YET_500_MS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_page_that_was_sent_first_leaves_headroom_500_ms(Transport transport) throws IOException {
    try (ServerSocket hanging = deaf()) {
      WebHost host = host(transport, url("http", hanging)).scene("finish", "true");

      assertThat(host.fire("ProductEdit").isUndisturbed().isNotHeldUp().heldUpMs())
          .isGreaterThan(490);
    }
  }
}
