package io.headroom.route;

import io.headroom.catalogue.Catalogue;
import io.headroom.stock.Plan;
import io.headroom.stock.Planner;
import io.headroom.sweep.Memo;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the plan of a sweep from everything that the panel answered. It keeps the last one as long
 * as nothing changes. Out: the plan as body.
 */
public final class PlanProcessor implements Processor {

  private final Memo<Question, Plan> plans = new Memo<>(Question::plan);

  private record Question(Planner planner, Catalogue catalogue, Catalogue companions) {

    Plan plan() {
      return planner.plan(catalogue, companions);
    }
  }

  @Override
  public void process(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    sweep.planned(plans.to(new Question(sweep.planner(), sweep.catalogue(), sweep.companions())));
    exchange.getMessage().setBody(sweep.plan());
  }
}
