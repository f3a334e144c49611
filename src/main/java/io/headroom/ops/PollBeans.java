package io.headroom.ops;

import io.headroom.route.PollLog;
import io.headroom.route.ServiceCensus;
import io.headroom.sweep.Sweeps;
import org.apache.camel.main.Main;

/** The steps of a look into the shop for what happened there that the routes name. */
final class PollBeans {

  private PollBeans() {}

  static void bind(Main main, Sweeps sweeps) {
    main.bind("serviceCensus", new ServiceCensus());
    main.bind("pollLog", new PollLog(sweeps));
  }
}
