package io.headroom.ops;

import io.headroom.route.AcceptGate;
import io.headroom.route.BuiltServices;
import io.headroom.route.OrderDesk;
import io.headroom.settings.Settings;
import io.headroom.settings.WhmcsSettings;
import io.headroom.sweep.Sweeps;
import io.headroom.whmcs.WhmcsBeans;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.camel.main.Main;

/** The beans that the routes name to accept Pending orders. */
final class OrderBeans {

  private OrderBeans() {}

  static void bind(Main main, Settings settings, Sweeps sweeps, LongSupplier ticker) {
    Optional<WhmcsSettings> whmcs = settings.whmcs();
    Duration period = whmcs.map(WhmcsSettings::acceptPeriod).orElse(Duration.ZERO);
    WhmcsBeans.bind(main, whmcs.map(WhmcsSettings::access));
    main.bind("acceptGate", new AcceptGate(sweeps, settings.mode()));
    main.bind("builtServices", new BuiltServices(ticker));
    main.bind("orderDesk", new OrderDesk(whmcs.isPresent(), sweeps, period, ticker));
  }
}
