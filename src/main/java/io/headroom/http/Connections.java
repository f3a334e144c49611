package io.headroom.http;

import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EndpointDetails;

/**
 * Which connections may be used again: those that were opened since the last renewal.
 *
 * <p>If a server sends one answer too many, every later answer on that connection is taken for the
 * answer to the wrong request. So no connection outlives the work in hand. Safe for use by several
 * threads.
 */
public final class Connections {

  /** The client uses a connection again only for the same value of this. */
  private volatile Object opened = new Object();

  /** Lets no request from now on use a connection that is there. */
  public void renew() {
    opened = new Object();
  }

  /** Restricts a request to the connections that it may use. */
  void restrict(HttpClientContext context) {
    context.setUserToken(opened);
  }

  /** Whether the last request of a context went out on a connection that was used before. */
  static boolean isUsedAgain(HttpClientContext context) {
    EndpointDetails details = context.getEndpointDetails();
    return details != null && details.getRequestCount() > 1;
  }
}
