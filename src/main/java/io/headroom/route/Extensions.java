package io.headroom.route;

import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.Sweeps;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Calls the extension points of integrators, and holds them to their contracts. */
public final class Extensions {

  /** The endpoint that may lower a decided qty. */
  public static final String ADJUST_QTY = "direct:adjust-qty";

  /** The endpoint that takes hypervisors out of the sale. */
  public static final String EXCLUDED_HYPERVISORS = "direct:excluded-hypervisors";

  /** Whether a route of the integrator may lower a decided qty. */
  public boolean adjustsQty(Exchange exchange) {
    return isDefined(exchange, ADJUST_QTY);
  }

  /** Whether a route of the integrator takes hypervisors out of the sale. */
  public boolean excludesHypervisors(Exchange exchange) {
    return isDefined(exchange, EXCLUDED_HYPERVISORS);
  }

  /**
   * A route that is stopped counts too. Otherwise what it guards would be sold while it does not
   * run.
   */
  private static boolean isDefined(Exchange exchange, String endpoint) {
    String uri = endpoint.replace(":", "://");
    return exchange.getContext().getRoutes().stream()
        .map(route -> route.getEndpoint().getEndpointBaseUri())
        .anyMatch(uri::equals);
  }

  /**
   * Makes the message that {@value #ADJUST_QTY} gets: the qty as body, the product in headers.
   *
   * <p>In: a {@link PlannedProduct} as body, which stays in the property {@code planned}.
   */
  public void offer(Exchange exchange) {
    PlannedProduct planned = exchange.getMessage().getBody(PlannedProduct.class);
    exchange.setProperty(GatherAdjustments.PLANNED, planned);
    Message message = exchange.getMessage();
    message.setHeader("productId", planned.id());
    message.setHeader("productName", planned.product().name());
    message.setHeader("qtyBefore", planned.qtyBefore());
    message.setHeader("limit", planned.decision().limitTerm());
    message.setHeader("groupIds", planned.product().groups(Sweeps.of(exchange).rules().rules()));
    message.removeHeader("reason");
    message.setBody(planned.decision().qtyOr(planned.qtyBefore()));
  }

  /** Takes what {@value #ADJUST_QTY} made of the decided qtys into the plan. */
  public void adjusted(Exchange exchange) {
    Sweeps.of(exchange).adjust();
  }
}
