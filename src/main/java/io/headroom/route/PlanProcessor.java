package io.headroom.route;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes the plan of a sweep from everything that the panel answered. Out: the plan as body. */
public final class PlanProcessor implements Processor {

  @Override
  public void process(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    sweep.planned(sweep.planner().plan(sweep.catalogue()));
    exchange.getMessage().setBody(sweep.plan());
  }
}
