package io.headroom.route;

import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.stock.PlannedProduct;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/** A station with a route of an integrator at {@code direct:adjust-qty}. */
abstract class AdjustQtyScenario extends Scenario {

  AdjustQtyScenario(Shop shop) {
    super(shop);
  }

  /** An integrator's route at the extension point. */
  interface Steps {
    ProcessorDefinition<?> after(RouteDefinition route);
  }

  /** Starts a station with such a route. */
  protected final Station adjusting(Steps steps) {
    return start().add(routes -> steps.after(routes.from("direct:adjust-qty").routeId("the-rule")));
  }

  /** Returns what a sweep makes of product 12. */
  protected static PlannedProduct twelve(Station station) {
    return Station.product(station.sync(), 12);
  }
}
