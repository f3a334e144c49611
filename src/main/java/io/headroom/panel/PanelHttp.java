package io.headroom.panel;

import io.headroom.http.Origin;
import io.headroom.http.WholeAnswers;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.TimeValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP client of the panel's own routes, which name it as an option of their endpoint.
 *
 * <p>The token stands nowhere but in the request that leaves for the panel itself, so that no
 * exchange, URI or trace has it. Each request has a deadline for the whole of its answer, and each
 * answer a largest size after decompression. Nothing is redirected or remembered.
 */
public final class PanelHttp implements HttpClientConfigurer {

  private static final Logger LOG = LoggerFactory.getLogger(PanelHttp.class);

  /** Longer than a sweep waits between two requests. */
  private static final TimeValue IDLE = TimeValue.ofSeconds(30);

  /** Is set in the context of a request that went out: a connection to the panel was there. */
  private static final String SENT = "headroom.sent";

  private final Origin address;
  private final PanelToken token;
  private final WholeAnswers answers;
  private final Patience patience;
  private final AtomicLong requests = new AtomicLong();
  private volatile PanelRequestListener listener = PanelRequestListener.NONE;

  PanelHttp(PanelSettings settings, WholeAnswers answers, Patience patience) {
    this.address = new Origin(settings.baseUrl());
    this.token = settings.token();
    this.answers = answers;
    this.patience = patience;
  }

  /** Sets the listener that gets every request from now on, in place of the one before. */
  void setListener(PanelRequestListener next) {
    listener = next;
  }

  /** Returns how many requests have gone out; it only grows. */
  long requests() {
    return requests.get();
  }

  @Override
  public void configureHttpClient(HttpClientBuilder builder) {
    builder
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .evictIdleConnections(IDLE)
        .addExecInterceptorFirst("panel", this::ask)
        .addExecInterceptorAfter(ChainElement.CONNECT.name(), "count", this::count);
  }

  private ClassicHttpResponse count(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    requests.incrementAndGet();
    scope.clientContext.setAttribute(SENT, true);
    long start = System.nanoTime();
    String status = "none";
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      status = Integer.toString(response.getCode());
      return response;
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      listener.answered(endpoint(request), status, took);
      LOG.atDebug()
          .addKeyValue("millis", took.toMillis())
          .addKeyValue("status", status)
          .log("Panel {}", request.getPath());
    }
  }

  private static String endpoint(ClassicHttpRequest request) {
    String path = request.getPath();
    if (path.contains("/packages/")) {
      return "packages";
    }
    if (path.contains("/compute/hypervisors/groups")) {
      return "groups";
    }
    return path.endsWith("/connect") ? "connect" : "other";
  }

  private ClassicHttpResponse ask(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    introduce(request, scope);
    Patience.Round round = patience.round();
    long start = System.nanoTime();
    try {
      return answers.ask(request, scope, chain, token.secrets(), () -> patience.hung(round));
    } catch (ConnectTimeoutException hung) {
      patience.hung(round);
      throw hung;
    } finally {
      if (scope.clientContext.getAttribute(SENT) == null) {
        listener.answered(endpoint(request), "none", Duration.ofNanos(System.nanoTime() - start));
      }
    }
  }

  /** Says who asks and with which token, if it is the panel that is asked. */
  private void introduce(ClassicHttpRequest request, ExecChain.Scope scope) {
    request.setHeader(HttpHeaders.ACCEPT, "application/json");
    request.setHeader(HttpHeaders.USER_AGENT, userAgent());
    if (address.isOf(scope.route.getTargetHost()) && address.isAskedBy(request)) {
      request.setHeader(HttpHeaders.AUTHORIZATION, token.authorization());
    }
  }

  private static String userAgent() {
    return "Headroom/"
        + Optional.ofNullable(PanelHttp.class.getPackage().getImplementationVersion())
            .orElse("dev");
  }
}
