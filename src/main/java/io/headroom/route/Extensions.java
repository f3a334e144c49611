package io.headroom.route;

import io.headroom.capacity.Exclusions;
import io.headroom.capacity.Lookup;
import io.headroom.stock.PlannedProduct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * A route that is stopped counts too: what it guards must not be sold because it does not run.
   */
  private static boolean isDefined(Exchange exchange, String endpoint) {
    String uri = endpoint.replace(":", "://");
    return exchange.getContext().getRoutes().stream()
        .map(route -> route.getEndpoint().getEndpointBaseUri())
        .anyMatch(uri::equals);
  }

  /**
   * Takes what {@value #EXCLUDED_HYPERVISORS} answered into the sweep.
   *
   * <p>In: a map of hypervisor id to reason, or a list of maps with {@code id} and {@code reason}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public void exclude(Exchange exchange) {
    Map<Long, String> reasons = new HashMap<>();
    Object body = exchange.getMessage().getBody();
    if (body instanceof Map<?, ?> map) {
      map.forEach(
          (id, reason) -> reasons.put(id(String.valueOf(id)), reason(String.valueOf(reason))));
    } else if (body instanceof List<?> list) {
      list.forEach(entry -> put(entry, reasons));
    } else {
      throw notExclusions(body);
    }
    Sweep.of(exchange).exclude(new Lookup.Found<>(new Exclusions(reasons)));
  }

  private static void put(Object entry, Map<Long, String> reasons) {
    if (!(entry instanceof Map<?, ?> map)) {
      throw notExclusions(entry);
    }
    Row row = new Row(map);
    reasons.put(id(row.text("id")), reason(row.text("reason")));
  }

  private static long id(String id) {
    String text = id.strip();
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("\"" + text + "\" is not a hypervisor's id");
    }
    return Long.parseLong(text);
  }

  private static String reason(String reason) {
    return reason.isBlank() || reason.equals("null") ? "no reason given" : reason;
  }

  private static IllegalArgumentException notExclusions(Object body) {
    String type = body == null ? "nothing" : body.getClass().getSimpleName();
    return new IllegalArgumentException(
        "it gave " + type + ", not a map of hypervisor id to reason, nor a list of id and reason");
  }

  /** Marks every group as Unknown, because {@value #EXCLUDED_HYPERVISORS} failed. */
  public void excludeFailed(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    Sweep.of(exchange)
        .exclude(new Lookup.Unknown<>(EXCLUDED_HYPERVISORS + " failed: " + cause.getMessage()));
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
    message.setHeader("groupIds", planned.product().groups(Sweep.of(exchange).rules().rules()));
    message.removeHeader("reason");
    message.setBody(planned.decision().qtyOr(planned.qtyBefore()));
  }

  /** Takes what {@value #ADJUST_QTY} made of the decided qtys into the plan. */
  public void adjusted(Exchange exchange) {
    Sweep.of(exchange).adjust();
  }
}
