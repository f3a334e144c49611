package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonTest {

  private static final String SECRET = "10.1.2.3 t0p-secret";

  private static <T extends Throwable> T because(T failure, Throwable cause) {
    failure.initCause(cause);
    return failure;
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new UnknownHostException(SECRET), "(DNS)"),
        Arguments.of(new ConnectTimeoutException(SECRET), "connect-timeout"),
        Arguments.of(new ConnectException(SECRET), "refused the connection"),
        Arguments.of(new NoRouteToHostException(SECRET), "no route"),
        Arguments.of(
            because(new SSLHandshakeException(SECRET), new CertPathValidatorException(SECRET)),
            "not trusted"),
        Arguments.of(
            because(new SSLHandshakeException(SECRET), new CertificateExpiredException(SECRET)),
            "has expired"),
        Arguments.of(
            because(new SSLHandshakeException(SECRET), new CertificateNotYetValidException(SECRET)),
            "not valid yet"),
        Arguments.of(new SSLPeerUnverifiedException(SECRET), "for another name"),
        Arguments.of(new SSLHandshakeException(SECRET), "TLS versions"),
        Arguments.of(new SSLException(SECRET), "TLS failed"),
        Arguments.of(new NoHttpResponseException(SECRET), "without an answer"),
        Arguments.of(new ConnectionClosedException(SECRET), "in the middle of"),
        Arguments.of(new SocketException(SECRET), "broke off"),
        Arguments.of(new RejectedExecutionException(SECRET), "stopping"),
        Arguments.of(new InterruptedException(SECRET), "stopping"),
        Arguments.of(new JsonProcessingException(SECRET) {}, "well-formed"),
        Arguments.of(
            new IllegalStateException(SECRET),
            "unexpected failure: java.lang.IllegalStateException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_is_reported_in_words_wherever_it_is_buried(Throwable failure, String words) {
    assertThat(FailureReason.of(failure).text()).contains(words).doesNotContain("secret");
    assertThat(FailureReason.of(new RuntimeException(SECRET, new IOException(failure))).text())
        .contains(words)
        .doesNotContain("secret");
  }

  @Test
  void what_the_panel_itself_said_comes_first() {
    IOException failure = because(new SocketException(), new PanelException("it failed", false));

    assertThat(FailureReason.of(failure).text()).isEqualTo("it failed");
  }

  @Test
  void causes_that_go_round_in_a_circle_end() {
    RuntimeException one = new RuntimeException("one");
    one.initCause(new RuntimeException("two", one));

    assertThat(FailureReason.of(one).text()).startsWith("unexpected failure");
  }
}
