package io.headroom.api;

import io.headroom.report.ErrorDocument;
import io.headroom.report.Json;
import io.headroom.text.Failures;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that cannot be served with {@code {"error": …}}. */
public final class ApiErrors {

  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
  private static final String JSON = "application/json";
  private static final int UNAVAILABLE = 503;

  /** Answers a request that no route gets to see. */
  static void answer(RoutingContext call, int status, String why) {
    call.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .end(Json.text(new ErrorDocument(why)));
  }

  /** Answers a request whose route failed. */
  public void respond(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    Message answer = exchange.getMessage();
    answer.removeHeaders("*");
    answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status(cause));
    answer.setHeader(Exchange.CONTENT_TYPE, JSON);
    answer.setBody(Json.text(new ErrorDocument(why(cause))));
  }

  private static int status(Exception cause) {
    if (cause instanceof ApiException known) {
      return known.status();
    }
    return UNAVAILABLE;
  }

  private static String why(Exception cause) {
    if (cause instanceof ApiException known) {
      return String.valueOf(known.getMessage());
    }
    String why = Failures.rootMessage(cause);
    LOG.warn("A request could not be served: {}", why);
    return why;
  }
}
