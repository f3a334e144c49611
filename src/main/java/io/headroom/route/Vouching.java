package io.headroom.route;

import io.headroom.panel.PanelIdentity;
import io.headroom.panel.PanelSession;
import io.headroom.sweep.Sweeps;
import org.apache.camel.Exchange;

/** Decides whether the 404s of a sweep are to be believed. */
public final class Vouching {

  private final PanelSession session;

  /**
   * Creates the bean.
   *
   * @param session what the sweep has seen of the panel
   */
  public Vouching(PanelSession session) {
    this.session = session;
  }

  /** Takes every answer of the sweep as gathered. */
  public void gather(Exchange exchange) {
    Sweeps.of(exchange).gathered();
  }

  /** Believes the 404s if the panel is itself, else makes them Unknown. In: its identity. */
  public void heard(Exchange exchange) {
    PanelIdentity identity = exchange.getMessage().getBody(PanelIdentity.class);
    if (identity.itself()) {
      session.confirm();
    } else {
      String reason =
          "it answered 404, but nothing shows that the panel itself did: " + identity.reason();
      Sweeps.of(exchange).doubt(session.unconfirmedPackages(), session.unconfirmedGroups(), reason);
      session.doubt(reason);
    }
  }
}
