package io.headroom.whmcs;

import io.headroom.http.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
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
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.ByteArrayBuffer;

/**
 * The HTTP client of the route that asks the API of WHMCS, which names it as an option of its
 * endpoint.
 *
 * <p>The credentials stand nowhere but in the form that leaves for the shop itself, and are struck
 * out of an answer that repeats them, so that no exchange, URI or trace has them. Each answer is
 * read whole, up to a size and a time. Nothing is asked twice, redirected or remembered.
 */
public final class WhmcsHttp implements HttpClientConfigurer {

  private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_FORM_BYTES = 64 * 1024;

  private final Optional<WhmcsAccess> access;

  /**
   * Creates the client.
   *
   * @param access how the API is reached; empty where there are no credentials
   */
  public WhmcsHttp(Optional<WhmcsAccess> access) {
    this.access = access;
  }

  @Override
  public void configureHttpClient(HttpClientBuilder builder) {
    builder
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
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
    long deadline = System.nanoTime() + known.responseTimeout().toNanos();
    ClassicHttpResponse response = chain.proceed(signed(request, known), scope);
    try {
      HttpEntity body = response.getEntity();
      if (body != null) {
        response.setEntity(clean(body, known, deadline));
      }
      return response;
    } catch (IOException | RuntimeException broken) {
      scope.execRuntime.discardEndpoint();
      throw broken;
    }
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

  private static HttpEntity clean(HttpEntity body, WhmcsAccess known, long deadline)
      throws IOException {
    // byte by byte the same text, whatever its encoding
    String text =
        new String(read(body, deadline, known.responseTimeout()), StandardCharsets.ISO_8859_1);
    return new ByteArrayEntity(
        known.without(text).getBytes(StandardCharsets.ISO_8859_1),
        ContentType.parse(body.getContentType()));
  }

  private static byte[] read(HttpEntity body, long deadline, Duration longest) throws IOException {
    ByteArrayBuffer all = new ByteArrayBuffer(4096);
    byte[] some = new byte[4096];
    InputStream content = body.getContent();
    for (int count = content.read(some); count >= 0; count = content.read(some)) {
      all.append(some, 0, count);
      if (all.length() > MOST_BYTES) {
        throw new IOException("the answer is larger than 1 MB: is it WHMCS that answers?");
      }
      if (System.nanoTime() - deadline > 0) {
        throw new SocketTimeoutException("the answer takes longer than " + longest);
      }
    }
    // only now: to close what is not at its end would read the rest first
    content.close();
    return all.toByteArray();
  }
}
