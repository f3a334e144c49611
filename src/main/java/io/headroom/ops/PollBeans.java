package io.headroom.ops;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.route.PollLog;
import io.headroom.route.ServiceCensus;
import io.headroom.sweep.Sweeps;
import io.headroom.whmcs.UncachedTables;
import javax.sql.DataSource;
import org.apache.camel.main.Main;

/** The beans that the routes name to poll the shop. */
final class PollBeans {

  private PollBeans() {}

  static void bind(Main main, Sweeps sweeps, DataSource shop, Ticker ticker) {
    main.bind("tableTimes", new UncachedTables(shop));
    main.bind("serviceCensus", new ServiceCensus(ticker::read));
    main.bind("pollLog", new PollLog(sweeps));
  }
}
