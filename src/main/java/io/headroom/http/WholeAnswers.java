package io.headroom.http;

import io.headroom.http.Deadlines.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Reads each answer whole, up to a size and a deadline, and strikes the secrets out of it that the
 * server repeats.
 *
 * <p>A GET whose connection breaks is sent once more on a new one where the connection was used
 * before: the server may close it at any time. Nothing else is sent twice.
 */
public final class WholeAnswers {

  private final Deadlines deadlines;
  private final AnswerLimit limit;
  private final Connections connections;

  /**
   * Creates the reader.
   *
   * @param deadlines how long a request may take, from its start to the last byte of its answer
   * @param limit how large an answer may be
   * @param connections which connections may be used again
   */
  public WholeAnswers(Deadlines deadlines, AnswerLimit limit, Connections connections) {
    this.deadlines = deadlines;
    this.limit = limit;
    this.connections = connections;
  }

  /**
   * Sends a request and returns the answer, whose body is in memory.
   *
   * @param request the request
   * @param scope where it goes
   * @param chain what sends it
   * @param secrets what is struck out of the answer
   * @param late is called when the deadline has come, before the request is aborted
   * @throws AnswerException if the answer is too large, too late or in an encoding that was not
   *     asked for
   */
  public ClassicHttpResponse ask(
      ClassicHttpRequest request,
      ExecChain.Scope scope,
      ExecChain chain,
      Secrets secrets,
      Runnable late)
      throws IOException, HttpException {
    Deadline deadline = deadlines.begin(() -> abort(scope), late);
    try {
      ClassicHttpResponse answer = onceOrTwice(request, scope, chain, deadline);
      secrets.strikeFrom(answer);
      return answer;
    } catch (IOException | HttpException | RuntimeException broken) {
      scope.execRuntime.discardEndpoint();
      if (isSilence(broken)) {
        deadline.miss();
      }
      if (deadline.isMissed()) {
        throw deadline.failure();
      }
      throw broken;
    } finally {
      deadline.end();
    }
  }

  private ClassicHttpResponse onceOrTwice(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, Deadline deadline)
      throws IOException, HttpException {
    try {
      return once(request, scope, chain, deadline);
    } catch (IOException broken) {
      if (!isWorthAnother(request, scope, deadline, broken)) {
        throw broken;
      }
      scope.execRuntime.discardEndpoint();
      // the others were opened to the same server, which closed this one
      connections.renew();
      return once(request, scope, chain, deadline);
    }
  }

  /** A read may time out in the moment in which the deadline comes. */
  private static boolean isSilence(Exception broken) {
    return broken instanceof SocketTimeoutException && !(broken instanceof ConnectTimeoutException);
  }

  private static boolean isWorthAnother(
      ClassicHttpRequest request, ExecChain.Scope scope, Deadline deadline, IOException broken) {
    return request.getMethod().equals("GET")
        && !(broken instanceof AnswerException)
        && !(broken instanceof InterruptedIOException)
        && !deadline.isMissed()
        && Connections.isUsedAgain(scope.clientContext);
  }

  private ClassicHttpResponse once(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, Deadline deadline)
      throws IOException, HttpException {
    connections.restrict(scope.clientContext);
    // a copy, so that nothing is left of the first try
    ClassicHttpResponse answer = chain.proceed(ClassicRequestBuilder.copy(request).build(), scope);
    HttpEntity body = answer.getEntity();
    if (body != null) {
      answer.setEntity(read(answer, body, deadline));
    }
    return answer;
  }

  private HttpEntity read(ClassicHttpResponse answer, HttpEntity body, Deadline deadline)
      throws IOException {
    if (isStillEncoded(answer)) {
      throw new AnswerException("the answer is compressed in a way that was not asked for");
    }
    if (limit.isExceededBy(body.getContentLength())) {
      throw limit.exceeded();
    }
    InputStream content = body.getContent();
    byte[] bytes = new GuardedStream(content, limit, deadline).readAllBytes();
    // only now: to close what is not at its end would read the rest first
    content.close();
    return new ByteArrayEntity(bytes, ContentType.parseLenient(body.getContentType()));
  }

  /** Whether decompression is left to the reader, who would do it without a limit. */
  private static boolean isStillEncoded(ClassicHttpResponse answer) {
    return Optional.ofNullable(answer.getFirstHeader(HttpHeaders.CONTENT_ENCODING))
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
}
