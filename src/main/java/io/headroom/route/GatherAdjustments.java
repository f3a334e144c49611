package io.headroom.route;

import io.headroom.stock.Decision;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Untouched;
import io.headroom.stock.PlannedProduct;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Gathers what an integrator's route made of each decided qty, and takes it into the plan at the
 * end.
 *
 * <p>In: the number as body, the reason as header {@code reason}. A failure leaves the product
 * untouched.
 */
public final class GatherAdjustments implements AggregationStrategy {

  /** The exchange property that holds the {@link PlannedProduct} that was offered. */
  static final String PLANNED = "planned";

  @Override
  public Exchange aggregate(Exchange gathered, Exchange adjusted) {
    PlannedProduct planned = adjusted.getProperty(PLANNED, PlannedProduct.class);
    Sweep.of(adjusted).adjusted(planned.id(), decision(planned, adjusted));
    return adjusted;
  }

  private static Decision decision(PlannedProduct planned, Exchange adjusted) {
    if (adjusted.getException() != null) {
      String why = String.valueOf(adjusted.getException().getMessage());
      adjusted.setException(null);
      return untouched("failed: " + why);
    }
    Object body = adjusted.getMessage().getBody();
    String text = String.valueOf(body).strip();
    if (!text.matches("-?[0-9]{1,18}")) {
      return untouched("gave \"" + text + "\", which is not a whole number");
    }
    String reason = adjusted.getMessage().getHeader("reason", "no reason given", String.class);
    return planned.decision().adjusted(Long.parseLong(text), reason);
  }

  private static Decision untouched(String why) {
    return new Untouched(Cause.EXTENSION, Extensions.ADJUST_QTY + " " + why);
  }
}
