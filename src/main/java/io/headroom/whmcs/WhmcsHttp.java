package io.headroom.whmcs;

import io.headroom.http.AnswerLimit;
import io.headroom.http.Connections;
import io.headroom.http.Deadlines;
import io.headroom.http.Origin;
import io.headroom.http.WholeAnswers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * The HTTP client of the route that asks the API of WHMCS, which names it as an option of its
 * endpoint.
 *
 * <p>The credentials stand nowhere but in the form that leaves for the shop itself, and are struck
 * out of an answer that repeats them, so that no exchange, URI or trace has them. Each answer is
 * read whole, up to a size and a time. Nothing is asked twice, redirected or remembered, and no
 * connection is kept: what is posted on one that the shop closed could not be sent again.
 */
public final class WhmcsHttp implements HttpClientConfigurer {

  private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");
  private static final AnswerLimit LIMIT =
      new AnswerLimit(1024 * 1024, "check that WHMCS answers there");
  private static final int MOST_FORM_BYTES = 64 * 1024;

  private final Optional<WhmcsAccess> access;
  private final WholeAnswers answers;

  /**
   * Creates the client.
   *
   * @param access how the API is reached; empty where there are no credentials
   */
  public WhmcsHttp(Optional<WhmcsAccess> access) {
    this.access = access;
    Deadlines deadlines =
        new Deadlines(
            access.map(WhmcsAccess::responseTimeout).orElse(Duration.ZERO),
            "WHMCS",
            "headroom.whmcs.response-timeout");
    answers = new WholeAnswers(deadlines, LIMIT, new Connections());
  }

  @Override
  public void configureHttpClient(HttpClientBuilder builder) {
    builder
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .setConnectionReuseStrategy((request, response, context) -> false)
        .addExecInterceptorFirst("whmcs", this::call);
  }

  private ClassicHttpResponse call(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Optional<WhmcsAccess> shop = access.filter(known -> isTheShop(known, request, scope));
    if (shop.isEmpty()) {
      throw new IOException("this is not the address of headroom.whmcs.api-url");
    }
    WhmcsAccess known = shop.get();
    return answers.ask(signed(request, known), scope, chain, known.secrets(), () -> {});
  }

  private static boolean isTheShop(
      WhmcsAccess known, ClassicHttpRequest request, ExecChain.Scope scope) {
    Origin origin = new Origin(known.url());
    return origin.isOf(scope.route.getTargetHost()) && origin.isAskedBy(request);
  }

  /** Returns a copy, so that who asked never gets to see the credentials. */
  private static ClassicHttpRequest signed(ClassicHttpRequest request, WhmcsAccess known)
      throws IOException, HttpException {
    HttpEntity form = request.getEntity();
    String asked =
        form == null ? "" : EntityUtils.toString(form, StandardCharsets.UTF_8, MOST_FORM_BYTES);
    ClassicHttpRequest signed = ClassicRequestBuilder.copy(request).build();
    signed.setEntity(new StringEntity(asked + known.form(), FORM));
    signed.setHeader(HttpHeaders.ACCEPT, "application/json");
    signed.setHeader(HttpHeaders.USER_AGENT, "Headroom");
    return signed;
  }
}
