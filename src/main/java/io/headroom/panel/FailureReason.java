package io.headroom.panel;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.headroom.http.AnswerException;
import io.headroom.http.Deadlines;
import io.headroom.text.Causes;
import io.headroom.text.Meanings;
import io.headroom.text.Meanings.Meaning;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * What an exception means to an operator, and what to do about it.
 *
 * <p>The same failure always has the same text: no address, no time and nothing of what the panel
 * sent.
 *
 * @param text the words
 */
public record FailureReason(String text) {

  /** From the particular to the general: the first that fits a cause of the exception is taken. */
  private static final Meanings MEANINGS =
      Meanings.of(
          new Meaning(
              UnknownHostException.class,
              "the host of headroom.panel.url is not known to the name server (DNS)"),
          new Meaning(
              ConnectTimeoutException.class,
              "no connection to the panel within headroom.panel.connect-timeout: check the"
                  + " firewall in between, and that the port of an https address speaks TLS"),
          new Meaning(
              NoRouteToHostException.class, "the network has no route to the host of the panel"),
          new Meaning(
              ConnectException.class,
              "the panel's host refused the connection: check that the panel is running and"
                  + " that the port of headroom.panel.url is right"),
          new Meaning(
              CertificateExpiredException.class,
              "the panel's TLS certificate has expired: renew it"),
          new Meaning(
              CertificateNotYetValidException.class,
              "the panel's TLS certificate is not valid yet: compare the clocks of both machines"),
          new Meaning(
              SSLPeerUnverifiedException.class,
              "the panel's TLS certificate is for another name than the host of"
                  + " headroom.panel.url"),
          new Meaning(
              GeneralSecurityException.class,
              "the panel's TLS certificate is not trusted here: put its issuer into the trust store"
                  + " (camel.ssl.*)"),
          new Meaning(
              SSLHandshakeException.class,
              "no TLS connection to the panel could be agreed on: compare the TLS versions of both"
                  + " sides"),
          new Meaning(
              SSLException.class,
              "TLS failed on the connection to the panel: check that the port of"
                  + " headroom.panel.url speaks TLS"),
          new Meaning(
              NoHttpResponseException.class, "the panel closed the connection without an answer"),
          new Meaning(
              ConnectionClosedException.class,
              "the connection broke off in the middle of the panel's answer"),
          new Meaning(SocketException.class, "the connection to the panel broke off"),
          new Meaning(InterruptedIOException.class, "the request to the panel was given up"),
          new Meaning(
              StreamConstraintsException.class,
              "the answer is JSON that exceeds a limit (depth, or the length of a number, a"
                  + " name or a text)"),
          new Meaning(
              JsonEOFException.class, "the answer ends in the middle of the JSON: it is cut off"),
          new Meaning(
              JacksonException.class,
              "the answer is empty, is not one well-formed JSON value, or has a name twice"),
          new Meaning(
              DirectConsumerNotAvailableException.class,
              "a route that asks the panel is not running: start it again"),
          new Meaning(RejectedExecutionException.class, Deadlines.STOPPING),
          new Meaning(InterruptedException.class, Deadlines.STOPPING),
          new Meaning(
              NoTypeConversionAvailableException.class,
              "a route that asks the panel received or returned a value of the wrong type"),
          new Meaning(
              TypeConversionException.class,
              "a route that asks the panel received or returned a value of the wrong type"));

  /** Returns what an exception means. */
  public static FailureReason of(Throwable failure) {
    Causes causes = Causes.of(failure);
    return causes
        .first(AnswerException.class)
        .map(AnswerException::reason)
        .or(() -> MEANINGS.of(causes))
        .map(FailureReason::new)
        .orElseGet(() -> unexpected(causes));
  }

  private static FailureReason unexpected(Causes causes) {
    return new FailureReason("unexpected failure: " + causes.root().getClass().getName());
  }
}
