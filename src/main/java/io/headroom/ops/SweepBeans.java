package io.headroom.ops;

import io.headroom.panel.PanelSession;
import io.headroom.route.Announcer;
import io.headroom.route.CapacityProcessor;
import io.headroom.route.CatalogueProcessor;
import io.headroom.route.Extensions;
import io.headroom.route.GatherAdjustments;
import io.headroom.route.GatherExclusions;
import io.headroom.route.GatherFits;
import io.headroom.route.GatherPackages;
import io.headroom.route.GuardBook;
import io.headroom.route.LedgerBook;
import io.headroom.route.OrderLedger;
import io.headroom.route.PlanProcessor;
import io.headroom.route.ReservationDesk;
import io.headroom.route.SalesDesk;
import io.headroom.route.SharedNodes;
import io.headroom.route.ShopWatch;
import io.headroom.route.StockGuard;
import io.headroom.route.StockWriter;
import io.headroom.route.Vouching;
import io.headroom.settings.ReserveSettings;
import io.headroom.settings.Settings;
import io.headroom.sweep.GuardDesk;
import io.headroom.sweep.GuardFile;
import io.headroom.sweep.LastDecisions;
import io.headroom.sweep.OrderBook;
import io.headroom.sweep.OrderRules;
import io.headroom.sweep.UnexplainedWrites;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.camel.main.Main;

/** The steps of a sweep that the routes name. */
final class SweepBeans {

  /** For how long a sweep may still hold figures that the cache has let go. */
  /** Before what was built since is forgotten. */
  private static final Duration OLDEST_USED = Duration.ofMinutes(25);

  private static final Duration OLDEST_BEYOND_CACHE = Duration.ofMinutes(30);

  private SweepBeans() {}

  /**
   * Binds them.
   *
   * @param panel what a sweep has seen of the panel
   * @param database what is written to
   * @param writes takes what others wrote to the shop
   * @param guard asks the guard about each sweep
   */
  static void bind(
      Main main,
      Settings settings,
      PanelSession panel,
      Database database,
      UnexplainedWrites writes,
      GuardDesk guard,
      Clock clock,
      LongSupplier ticker) {
    LastDecisions decisions = new LastDecisions();
    main.bind("catalogueProcessor", new CatalogueProcessor(settings.options()));
    main.bind("gatherPackages", new GatherPackages());
    main.bind("extensions", new Extensions());
    main.bind("gatherExclusions", new GatherExclusions());
    main.bind(
        "capacityProcessor",
        new CapacityProcessor(settings.panel().groupTtl().plus(OLDEST_USED), ticker));
    main.bind("gatherFits", new GatherFits());
    main.bind("sharedNodes", new SharedNodes(panel));
    main.bind("vouching", new Vouching(panel));
    main.bind("planProcessor", new PlanProcessor());
    main.bind("gatherAdjustments", new GatherAdjustments());
    main.bind("stockGuard", new StockGuard(guard));
    main.bind(
        "guardBook",
        new GuardBook(
            guard, settings.stateDir().map(folder -> new GuardFile(folder, clock)), clock));
    main.bind("stockWriter", new StockWriter(database::renew));
    main.bind("ledgerBook", new LedgerBook(clock, ticker, settings.ledgerRetention(), decisions));
    main.bind("announcer", new Announcer(decisions, settings.lowStock()));
    main.bind("shopWatch", new ShopWatch(writes));
    main.bind("salesDesk", new SalesDesk(panel));
    bindOrders(main, settings, ticker);
  }

  private static void bindOrders(Main main, Settings settings, LongSupplier ticker) {
    ReserveSettings reserve = settings.reserve();
    OrderBook book =
        new OrderBook(
            new OrderRules(
                reserve.mode(),
                reserve.holds(),
                reserve.unpaid(),
                settings.options(),
                settings.panel().groupTtl().plus(OLDEST_BEYOND_CACHE)),
            ticker);
    main.bind("reservationDesk", new ReservationDesk(book, ticker));
    main.bind("orderLedger", new OrderLedger(book, ticker));
  }
}
