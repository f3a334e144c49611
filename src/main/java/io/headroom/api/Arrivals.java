package io.headroom.api;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections on which no request arrives in time: the head within the patience of the
 * opening or of the last answer, the body within the patience of the head. While a request is
 * worked on, nothing is closed.
 */
final class Arrivals implements Handler<RoutingContext> {

  private final Vertx vertx;
  private final Duration patience;
  private final Map<HttpConnection, Wait> open = new ConcurrentHashMap<>();

  Arrivals(Vertx vertx, Duration patience) {
    this.vertx = vertx;
    this.patience = patience;
  }

  /** Waits for the first request of a new connection. */
  void open(HttpConnection connection) {
    Wait wait = new Wait(connection);
    open.put(connection, wait);
    connection.closeHandler(
        closed -> {
          open.remove(connection);
          wait.stop();
        });
    wait.begin();
  }

  /** Waits for the body of a request, and after its answer for the next request. */
  @Override
  public void handle(RoutingContext call) {
    Wait wait = open.get(call.request().connection());
    if (wait != null) {
      wait.begin();
      call.request()
          .end()
          .onComplete(
              arrived -> {
                if (call.response().ended()) {
                  wait.begin();
                } else {
                  wait.stop();
                }
              });
      call.addEndHandler(answered -> wait.begin());
    }
    call.next();
  }

  /** The wait of one connection; it is used on the connection's own thread. */
  private final class Wait {

    private final HttpConnection connection;
    private Runnable cancel = () -> {};

    Wait(HttpConnection connection) {
      this.connection = connection;
    }

    void begin() {
      stop();
      if (open.containsKey(connection)) {
        long timer = vertx.setTimer(patience.toMillis(), late -> connection.close());
        cancel = () -> vertx.cancelTimer(timer);
      }
    }

    void stop() {
      cancel.run();
      cancel = () -> {};
    }
  }
}
