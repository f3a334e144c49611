package io.headroom.rig;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A request together with the means to answer it. */
public final class Call {
  private final PanelRequest request;
  private final PanelApi api;
  private final HttpExchange exchange;
  private final Traffic traffic;
  private final CompletableFuture<Void> closed;
  private boolean left;

  Call(
      PanelRequest request,
      PanelApi api,
      HttpExchange exchange,
      Traffic traffic,
      CompletableFuture<Void> closed) {
    this.request = request;
    this.api = api;
    this.exchange = exchange;
    this.traffic = traffic;
    this.closed = closed;
  }

  /** The request. */
  public PanelRequest request() {
    return request;
  }

  /** What the panel would answer if it were well. */
  public PanelAnswer normal() {
    return api.answer(request);
  }

  /** Sends a whole answer. */
  public void send(PanelAnswer answer) throws IOException {
    leave();
    byte[] bytes = answer.bytes();
    begin(answer, bytes.length).write(bytes);
    exchange.close();
  }

  /** Sends status and headers, promises a body of that length, and returns where it goes. */
  public OutputStream begin(PanelAnswer answer, long length) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    return exchange.getResponseBody();
  }

  /** Waits for a while, or fails at once when the panel is closed. */
  public void pause(Duration time) throws InterruptedException {
    await(new CompletableFuture<>().completeOnTimeout(true, time.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Waits for something, or fails at once when the panel is closed. */
  public void await(CompletableFuture<?> event) throws InterruptedException {
    try {
      CompletableFuture.anyOf(event, closed).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("what was waited for failed", e);
    }
    if (closed.isDone()) {
      throw new InterruptedException("the panel is closed");
    }
  }

  /** Counts the call out before the client can see the end of the answer. */
  void leave() {
    if (!left) {
      left = true;
      traffic.left();
    }
  }
}
