package io.headroom.panel;

import io.headroom.http.Origin;
import io.headroom.panel.Deadlines.Deadline;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * The HTTP client of the panel's own routes, which name it as an option of their endpoint.
 *
 * <p>The token stands nowhere but in the request that leaves for the panel itself, so that no
 * exchange, URI or trace has it. Each request has a deadline for the whole of its answer, and each
 * answer a largest size after decompression. Nothing is asked twice, redirected or remembered.
 */
public final class PanelHttp implements HttpClientConfigurer {

  private final Origin address;
  private final PanelToken token;
  private final AnswerLimit limit;
  private final Deadlines deadlines;
  private final Patience patience;
  private final AtomicLong requests = new AtomicLong();
  private volatile PanelRequestListener listener = PanelRequestListener.NONE;

  PanelHttp(PanelSettings settings, Deadlines deadlines, Patience patience) {
    this.address = new Origin(settings.baseUrl());
    this.token = settings.token();
    this.limit = new AnswerLimit(settings.maxResponseBytes());
    this.deadlines = deadlines;
    this.patience = patience;
  }

  /** Tells a listener, in place of the one before, of every request from now on. */
  void setListener(PanelRequestListener told) {
    listener = told;
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
        .addExecInterceptorFirst("panel", this::guard)
        .addExecInterceptorAfter(ChainElement.CONNECT.name(), "count", this::count);
  }

  private ClassicHttpResponse count(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    requests.incrementAndGet();
    long start = System.nanoTime();
    String status = "none";
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      status = Integer.toString(response.getCode());
      return response;
    } finally {
      listener.answered(endpoint(request), status, Duration.ofNanos(System.nanoTime() - start));
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

  private ClassicHttpResponse guard(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    introduce(request, scope);
    Runnable abort = () -> abort(scope);
    Patience.Round round = patience.round();
    Deadline deadline = deadlines.begin(abort, () -> patience.hung(round));
    try {
      return guarded(chain.proceed(request, scope), deadline, abort);
    } catch (IOException | HttpException | RuntimeException broken) {
      if (broken instanceof SocketTimeoutException) {
        patience.hung(round);
      }
      if (deadline.isMissed()) {
        throw deadline.failure();
      }
      deadline.end();
      throw broken;
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

  private ClassicHttpResponse guarded(
      ClassicHttpResponse response, Deadline deadline, Runnable abort) throws PanelException {
    HttpEntity body = response.getEntity();
    if (body == null) {
      deadline.end();
      return response;
    }
    if (isStillEncoded(response)) {
      abort.run();
      throw new PanelException("the answer is compressed in a way that was not asked for");
    }
    if (limit.isExceededBy(body.getContentLength())) {
      abort.run();
      throw limit.exceeded();
    }
    response.setEntity(new GuardedEntity(body, limit, deadline, abort));
    return response;
  }

  /** Whether decompression is left to the reader, who would do it without a limit. */
  private static boolean isStillEncoded(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader(HttpHeaders.CONTENT_ENCODING))
        .map(Header::getValue)
        .filter(encoding -> !encoding.isBlank() && !encoding.equalsIgnoreCase("identity"))
        .isPresent();
  }

  private static void abort(ExecChain.Scope scope) {
    if (scope.originalRequest instanceof Cancellable request) {
      request.cancel();
    }
    scope.execRuntime.discardEndpoint();
  }

  private static String userAgent() {
    return "Headroom/"
        + Optional.ofNullable(PanelHttp.class.getPackage().getImplementationVersion())
            .orElse("dev");
  }
}
