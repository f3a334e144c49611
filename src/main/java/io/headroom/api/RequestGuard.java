package io.headroom.api;

import io.headroom.settings.HttpSettings;
import io.headroom.settings.HttpSettings.Access;
import io.headroom.settings.Loopback;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in front of everything that is served over HTTP: it lets in who may do what they ask for.
 *
 * <p>To tell of events takes the scope {@code events}, to read {@code read}, everything else {@code
 * operate}. No route sees an Authorization header.
 */
final class RequestGuard implements Handler<RoutingContext> {

  /** The largest body of a request, in bytes. */
  static final int LARGEST_BODY = 64 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(RequestGuard.class);
  private static final String CALLER = "headroom.caller";
  private static final String API = "/api";
  private static final String EVENTS = "/api/events";
  private static final String WEBHOOK = "/api/events/virtfusion";
  private static final String OBSERVED = "/observe";
  private static final String METRICS = "/observe/metrics";
  private static final String JOLOKIA = "/observe/jolokia";

  private final Callers callers;
  private final RateLimits limits;
  private final boolean isLocal;
  private final Deque<Runnable> held = new ArrayDeque<>();
  private boolean holding;

  /** How many events were let in and are not answered yet. */
  private int events;

  /**
   * Creates the gate.
   *
   * @param settings who may call
   * @param isLocal whether only this machine can
   */
  RequestGuard(HttpSettings settings, boolean isLocal) {
    this.callers = new Callers(settings);
    this.limits = new RateLimits(settings.rateLimit());
    this.isLocal = isLocal;
  }

  /**
   * Holds back every request to a route from now on, while routes are replaced; returns when the
   * events that were let in before are taken, or do not come to an end.
   */
  synchronized void hold() {
    holding = true;
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      for (long left = PATIENCE.toMillis(); events > 0 && left > 0; left = millisTo(end)) {
        wait(left);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private static long millisTo(long end) {
    return Duration.ofNanos(end - System.nanoTime()).toMillis();
  }

  private synchronized void taken() {
    events--;
    notifyAll();
  }

  /** Lets in what was held back. */
  void release() {
    Deque<Runnable> waiting;
    synchronized (this) {
      holding = false;
      waiting = new ArrayDeque<>(held);
      held.clear();
    }
    waiting.forEach(Runnable::run);
  }

  @Override
  public void handle(RoutingContext call) {
    if (isLetIn(call)) {
      admit(call);
    }
  }

  /** What is observed is served by no route, and waits for none. */
  private synchronized boolean isLetIn(RoutingContext call) {
    boolean isHeld = holding && !isUnder(call.normalizedPath(), OBSERVED);
    if (isHeld) {
      call.request().pause();
      var context = call.vertx().getOrCreateContext();
      held.add(() -> context.runOnContext(now -> comeAgain(call)));
    } else if (isUnder(call.normalizedPath(), EVENTS)) {
      events++;
      call.addEndHandler(ended -> taken());
    }
    return !isHeld;
  }

  /** From the start: the routes may be others than when it came. */
  private static void comeAgain(RoutingContext call) {
    call.request().resume();
    call.reroute(call.request().method(), call.request().uri());
  }

  private void admit(RoutingContext call) {
    String path = call.normalizedPath();
    String authorization =
        Optional.ofNullable(call.request().getHeader(HttpHeaders.AUTHORIZATION)).orElse("");
    call.request().headers().remove(HttpHeaders.AUTHORIZATION);
    if (isUnder(path, WEBHOOK) && callers.webhook(authorization).isPresent()) {
      letIn(call);
    } else if (isUnder(path, API) || isUnder(path, JOLOKIA)) {
      admit(call, authorization, access(call.request().method(), path));
    } else if (isUnder(path, METRICS) && !isLocal) {
      admit(call, authorization, Access.READ);
    } else {
      letIn(call);
    }
  }

  private static Access access(HttpMethod method, String path) {
    if (isUnder(path, EVENTS)) {
      return Access.EVENTS;
    }
    boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    return reads && !isUnder(path, JOLOKIA) ? Access.READ : Access.OPERATE;
  }

  private static boolean isUnder(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }

  private void admit(RoutingContext call, String authorization, Access access) {
    Optional<Caller> caller =
        callers.isOpen() ? Optional.of(Callers.anybody()) : callers.caller(authorization);
    if (callers.isOpen() && isForeign(call.request())) {
      ApiErrors.answer(call, 403, "without a token, only programs on this machine are served");
    } else if (caller.isEmpty()) {
      call.response().putHeader("WWW-Authenticate", "Bearer, Basic realm=\"headroom\"");
      ApiErrors.answer(
          call,
          401,
          "a valid token is needed, as Authorization: Bearer TOKEN or as the password of HTTP"
              + " Basic");
    } else if (!caller.get().may(access)) {
      ApiErrors.answer(
          call,
          403,
          "the token %s has not the scope %s: see headroom.http.tokens.%s.scopes"
              .formatted(caller.get().name(), access.term(), caller.get().name()));
    } else {
      admit(call, caller.get(), access);
    }
  }

  /** A page in a browser on this machine must not be able to call in its user's name. */
  private static boolean isForeign(HttpServerRequest request) {
    String host = Optional.ofNullable(request.getHeader(HttpHeaders.HOST)).orElse("localhost");
    String name = host.replaceFirst(":[0-9]+$", "");
    return request.getHeader(HttpHeaders.ORIGIN) != null || !Loopback.is(name);
  }

  private void admit(RoutingContext call, Caller caller, Access access) {
    OptionalLong wait = access == Access.EVENTS ? OptionalLong.empty() : limits.take(caller);
    if (wait.isPresent()) {
      call.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.getAsLong()));
      ApiErrors.answer(
          call, 429, "the token has used up its requests (headroom.http.rate-limit): wait");
      return;
    }
    call.put(CALLER, caller.name());
    if (access == Access.OPERATE) {
      LOG.atInfo()
          .addKeyValue("caller", caller.name())
          .log("{} {}", call.request().method(), call.normalizedPath());
    }
    letIn(call);
  }

  /** Returns the name of who makes a request that was let in. */
  static String caller(RoutingContext call) {
    return call.get(CALLER);
  }

  /** The fields of a form would become headers of a message. */
  private static boolean isForm(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE))
        .map(type -> type.strip().toLowerCase(Locale.ROOT))
        .filter(
            type ->
                type.startsWith("application/x-www-form-urlencoded")
                    || type.startsWith("multipart/"))
        .isPresent();
  }

  private static void letIn(RoutingContext call) {
    String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > LARGEST_BODY) {
      ApiErrors.answer(call, 413, "the body is larger than 64 KB");
    } else if (isForm(call.request())) {
      ApiErrors.answer(call, 415, "post JSON, with Content-Type: application/json");
    } else {
      call.next();
    }
  }
}
