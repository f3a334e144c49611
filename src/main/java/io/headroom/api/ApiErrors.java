package io.headroom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.headroom.report.ErrorDocument;
import io.headroom.report.Json;
import io.headroom.text.Failures;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that cannot be served with {@code {"error": …}}. */
public final class ApiErrors {

  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
  private static final String JSON = "application/json";
  private static final int WRONG = 400;
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
    if (cause instanceof ApiException told) {
      return told.status();
    }
    return isNothing(cause) || cause instanceof JsonProcessingException ? WRONG : UNAVAILABLE;
  }

  /** Whether there was no body to read. */
  private static boolean isNothing(Exception cause) {
    return (cause instanceof NoTypeConversionAvailableException wanted && wanted.getValue() == null)
        || cause instanceof MismatchedInputException;
  }

  private static String why(Exception cause) {
    if (cause instanceof ApiException told) {
      return String.valueOf(told.getMessage());
    }
    if (isNothing(cause)) {
      return "the body is empty: post JSON";
    }
    if (cause instanceof JsonProcessingException malformed) {
      return "the body is not JSON: " + malformed.getOriginalMessage();
    }
    String why = Failures.rootMessage(cause);
    LOG.warn("A request could not be served: {}", why);
    return why;
  }
}
