package io.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.PanelCertificate;
import io.headroom.rig.RawCall;
import io.headroom.settings.HttpSettings;
import io.headroom.settings.HttpSettings.KeyStoreFile;
import io.headroom.settings.HttpSettings.Secret;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections, and how long each may stay open for nothing. */
@Tag("rig")
class WebServerTest {

  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final String HOST = "Host: 127.0.0.1\r\n";
  private static final String GET = "GET / HTTP/1.1\r\n" + HOST + "\r\n";

  private final DefaultCamelContext context = new DefaultCamelContext();

  @TempDir private Path folder;

  private int serve(Optional<KeyStoreFile> keys, Duration patience) throws Exception {
    HttpSettings settings =
        new HttpSettings("127.0.0.1", 0, List.of(), Optional.empty(), 1, keys, false);
    WebServer server = WebServer.of(settings, patience);
    server.setCamelContext(context);
    context.start();
    context.addService(server, true, true);
    server
        .router()
        .route()
        .handler(BodyHandler.create(false))
        .handler(
            call ->
                call.vertx()
                    .setTimer(
                        call.request().path().equals("/slow") ? 3 * PATIENCE.toMillis() : 1,
                        done -> call.end("served")));
    return server.getPort();
  }

  private int serve() throws Exception {
    return serve(Optional.empty(), PATIENCE);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void a_connection_that_says_nothing_is_closed() throws Exception {
    int port = serve();
    List<RawCall> calls = new ArrayList<>();
    for (int call = 0; call < 100; call++) {
      calls.add(RawCall.to(port));
    }

    assertThat(calls).allSatisfy(call -> assertThat(call.rest()).isEmpty());
    calls.forEach(RawCall::close);
  }

  @Test
  void a_head_that_comes_drop_by_drop_is_cut_off() throws Exception {
    try (RawCall call = RawCall.to(serve())) {
      assertThat(call.say("GET / HTTP/1.1\r\n").drip("X-More: 1\r\n", 20)).isEmpty();
    }
  }

  @Test
  void a_body_that_comes_drop_by_drop_is_cut_off() throws Exception {
    try (RawCall call = RawCall.to(serve())) {
      call.say("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 60000\r\n\r\n");
      assertThat(call.drip("x", 20)).isEmpty();
    }
  }

  @Test
  void a_body_in_pieces_that_never_ends_is_cut_off() throws Exception {
    try (RawCall call = RawCall.to(serve())) {
      call.say("POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n");
      assertThat(call.drip("1\r\nx\r\n", 20)).isEmpty();
    }
  }

  @Test
  void a_body_that_is_announced_and_does_not_come_is_not_waited_for() throws Exception {
    try (RawCall call = RawCall.to(serve())) {
      call.say("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\nabc");
      assertThat(call.rest()).isEmpty();
    }
  }

  @Test
  void a_connection_that_is_kept_for_nothing_is_closed() throws Exception {
    try (RawCall call = RawCall.to(serve())) {
      assertThat(call.say(GET).say(GET).rest()).containsSubsequence("served", "served");
    }
  }

  @Test
  void a_request_that_is_worked_on_for_long_is_answered() throws Exception {
    try (RawCall call = RawCall.to(serve())) {
      assertThat(call.say("GET /slow HTTP/1.1\r\n" + HOST + "\r\n").rest()).endsWith("served");
    }
    try (RawCall call = RawCall.to(serve())) {
      call.say("POST /slow HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\n\r\n{}");
      assertThat(call.rest()).endsWith("served");
    }
  }

  @Test
  void a_handshake_that_is_never_finished_is_cut_off() throws Exception {
    int port = serve(Optional.of(keys()), PATIENCE);
    try (RawCall silent = RawCall.to(port);
        RawCall begun = RawCall.to(port)) {
      begun.say("\u0016\u0003\u0001\u0002\u0000\u0001");

      assertThat(silent.rest()).isEmpty();
      assertThat(begun.rest()).isEmpty();
    }
  }

  private KeyStoreFile keys() {
    Path file = PanelCertificate.good().writeKeys(folder.resolve("keys.p12"));
    return new KeyStoreFile(file.toString(), new Secret(PanelCertificate.PASSWORD));
  }

  @Test
  void nobody_is_upgraded_to_http_2() throws Exception {
    int port = serve(Optional.empty(), Duration.ofSeconds(10));
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).version())
        .isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  @Test
  void nobody_is_served_http_2_who_takes_it_for_granted() throws Exception {
    int port = serve();
    try (RawCall call = RawCall.to(port)) {
      String answer = call.say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").rest();

      assertThat(answer).doesNotContain("served");
      assertThat(answer).matches("(?s)|HTTP/[0-9.]+ [45][0-9]{2} .*");
    }
  }

  @Test
  void tls_does_not_offer_http_2() throws Exception {
    PanelCertificate certificate = PanelCertificate.good();
    Path file = certificate.writeKeys(folder.resolve("own.p12"));
    KeyStoreFile keys = new KeyStoreFile(file.toString(), new Secret(PanelCertificate.PASSWORD));
    int port = serve(Optional.of(keys), Duration.ofSeconds(10));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificate.trust());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), new SecureRandom());
    try (SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();

      assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
    }
  }
}
