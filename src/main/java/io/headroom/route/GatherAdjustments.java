package io.headroom.route;

import io.headroom.stock.Decision;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Untouched;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.Sweeps;
import io.headroom.text.Failures;
import io.headroom.text.OneLine;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Takes what an integrator's route made of a decided qty, and nothing else that it left behind.
 *
 * <p>In: the number as body, the reason as header {@code reason}. A failure leaves the product
 * untouched.
 */
public final class GatherAdjustments implements AggregationStrategy {

  /** The exchange property that holds the {@link PlannedProduct} that was offered. */
  static final String PLANNED = "planned";

  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_REASON = 200;

  @Override
  public Exchange aggregate(Exchange offered, Exchange adjusted) {
    PlannedProduct planned = offered.getProperty(PLANNED, PlannedProduct.class);
    Sweeps.of(offered).adjusted(planned.id(), decision(planned, adjusted));
    return offered;
  }

  private static Decision decision(PlannedProduct planned, Exchange adjusted) {
    if (adjusted.getException() != null) {
      return untouched("failed: " + Failures.rootMessage(adjusted.getException()));
    }
    Message message = adjusted.getMessage();
    String number = message.getBody(String.class);
    if (number == null) {
      return untouched("returned nothing instead of a whole number");
    }
    if (!number.strip().matches("-?[0-9]{1,18}")) {
      String shown = OneLine.of(number, LONGEST_NUMBER).text();
      return untouched("gave \"" + shown + "\", which is not a whole number");
    }
    return planned.decision().adjusted(Long.parseLong(number.strip()), reason(message));
  }

  private static String reason(Message message) {
    String reason =
        OneLine.of(message.getHeader("reason", "", String.class), LONGEST_REASON).text();
    return reason.isEmpty() ? Extensions.ADJUST_QTY + " gave no reason" : reason;
  }

  private static Decision untouched(String why) {
    return new Untouched(Cause.EXTENSION, Extensions.ADJUST_QTY + " " + why);
  }
}
