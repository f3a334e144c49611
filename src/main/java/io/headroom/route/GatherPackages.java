package io.headroom.route;

import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.panel.LookupBody;
import io.headroom.sweep.Sweeps;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Gathers what the panel answered about each package.
 *
 * <p>In: the header {@code packageId} and the answer as body. A lookup that failed is Unknown.
 */
public final class GatherPackages implements AggregationStrategy {

  @Override
  public Exchange aggregate(Exchange gathered, Exchange looked) {
    long id = looked.getMessage().getHeader("packageId", Long.class);
    Lookup<VpsPackage> answer = LookupBody.of(looked);
    Sweeps.of(looked).gathering().addPackage(id, answer);
    return looked;
  }
}
