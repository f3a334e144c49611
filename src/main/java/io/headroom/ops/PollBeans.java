package io.headroom.ops;

import io.headroom.route.PollLog;
import io.headroom.route.ServiceCensus;
import io.headroom.sweep.Sweeps;
import org.apache.camel.main.Main;

/** The beans that the routes name to poll the shop. */
final class PollBeans {

  private PollBeans() {}

  static void bind(Main main, Sweeps sweeps) {
    main.bind("serviceCensus", new ServiceCensus());
    main.bind("pollLog", new PollLog(sweeps));
  }
}
