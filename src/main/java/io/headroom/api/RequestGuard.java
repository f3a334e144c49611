package io.headroom.api;

import io.headroom.settings.HttpSettings;
import io.headroom.settings.HttpSettings.Access;
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
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in front of everything that is served over HTTP: it lets in who may do what they ask for.
 *
 * <p>To tell of events takes the scope {@code events}, to read {@code read}, everything else {@code
 * operate}. No route sees an Authorization header. Where somebody came from is never a reason to
 * let them in once there is a token; without any, only what {@link Outsider} takes for a program on
 * this machine is served.
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
  private static final String HEALTH = "/observe/health";
  private static final Set<String> FOR_ANYBODY =
      Set.of("/observe/live", "/observe/ready", HEALTH, HEALTH + "/live", HEALTH + "/ready");

  /** Under this name a call says that it may see more than the status. */
  private static final String INSIDER = "headroom.insider";

  private static final String JOLOKIA = "/observe/jolokia";

  private final Callers callers;
  private final RateLimits limits;
  private volatile Predicate<String> isPublic = path -> false;
  private final Deque<Runnable> held = new ArrayDeque<>();
  private boolean holding;

  /** How many events were let in and are not answered yet. */
  private int events;

  /**
   * Creates the gate.
   *
   * @param settings who may call
   */
  RequestGuard(HttpSettings settings) {
    this.callers = new Callers(settings);
    this.limits = new RateLimits(settings.rateLimit());
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

  /** Lets anybody call the paths of which this is true. */
  void letAnybodyCall(Predicate<String> paths) {
    isPublic = paths;
  }

  /** Whether the caller may read, where anybody may call. */
  static boolean isInsider(RoutingContext call) {
    return Boolean.TRUE.equals(call.get(INSIDER));
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
    } else if (FOR_ANYBODY.contains(withoutSlash(path))) {
      boolean reads =
          caller(call, authorization).filter(caller -> caller.may(Access.READ)).isPresent();
      call.put(INSIDER, reads);
      letIn(call);
    } else if (!isOurs(path) && isPublic.test(path)) {
      letIn(call);
    } else {
      admit(call, authorization, access(call.request().method(), path));
    }
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** No route can open what Headroom itself serves. */
  private static boolean isOurs(String path) {
    return isUnder(path, API) || isUnder(path, OBSERVED);
  }

  /** Returns who calls; nobody if it is not known, or not to be trusted. */
  private Optional<Caller> caller(RoutingContext call, String authorization) {
    if (callers.isOpen()) {
      return Outsider.made(call.request()) ? Optional.empty() : Optional.of(Callers.anybody());
    }
    boolean isLured = isBasic(authorization) && Outsider.isLured(call.request());
    return isLured ? Optional.empty() : callers.caller(authorization);
  }

  /** A browser adds a password that it knows to whatever a page makes it send. */
  private static boolean isBasic(String authorization) {
    return authorization.regionMatches(true, 0, "basic ", 0, 6);
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
    Optional<Caller> caller = caller(call, authorization);
    if (caller.isEmpty() && callers.isOpen()) {
      ApiErrors.answer(
          call,
          403,
          "without a token, only programs on this machine are served, and neither browsers nor"
              + " proxies: set headroom.http.token-file");
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
          "token %s lacks the scope %s: see headroom.http.tokens.%s.scopes"
              .formatted(caller.get().name(), access.term(), caller.get().name()));
    } else {
      admit(call, caller.get(), access);
    }
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
