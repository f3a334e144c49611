package io.headroom.route;

import io.headroom.sweep.OrderBook;
import io.headroom.sweep.Sweeps;
import io.headroom.text.Failures;
import io.headroom.text.SaidOnce;
import io.headroom.whmcs.Batches;
import io.headroom.whmcs.OptionalTables;
import io.headroom.whmcs.OrderRows;
import io.headroom.whmcs.ShopRows;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what is ordered and not built, and takes it into a sweep.
 *
 * <p>Used by one sweep at a time.
 */
public final class ReservationDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ReservationDesk.class);

  /** A list in a statement must not be empty, and no service has this id. */
  private static final List<Long> NOBODY = List.of(0L);

  private final OrderBook book;
  private final SaidOnce trouble = new SaidOnce();
  private final OptionalTables module;
  private final OptionalTables states;
  private final OptionalTables upgrades;

  /**
   * Creates the bean.
   *
   * @param book what is known of the orders
   * @param ticker tells how time passes, in ns, and so when a table is looked at again
   */
  public ReservationDesk(OrderBook book, LongSupplier ticker) {
    this.book = book;
    this.module = new OptionalTables(ticker);
    this.states = new OptionalTables(ticker);
    this.upgrades = new OptionalTables(ticker);
  }

  /** Whether room is kept for any order. */
  public boolean isOn() {
    return book.isOn();
  }

  /** Begins to read. */
  public void begin() {
    book.begin();
  }

  /**
   * Takes when the tables were last written. In: a row for each of them, with the newest ids in it.
   */
  public void pulse(Exchange exchange) {
    book.takePulse(new ShopRows(body(exchange)).pulse());
  }

  /** Whether every Pending service is to be looked for, and not only among new ones. */
  public boolean isWhole() {
    return book.isWhole();
  }

  /** Returns the id after which services are new. */
  public long newest() {
    return book.newestBefore();
  }

  /** Returns the id after which services are looked through that may have come late. */
  public long after() {
    return book.lookedBackTo();
  }

  /** Takes the ids of services that are Pending or new. In: a row each. */
  public void ids(Exchange exchange) {
    book.addIds(rows(exchange).numbers("id"));
  }

  /** Whether the module may have noted a server since, in a table that can be read. */
  public boolean isModuleToBeRead() {
    return book.isModuleToBeRead() && module.isUsable();
  }

  /** Whether nothing was read before. */
  public boolean isFirst() {
    return book.isFirst();
  }

  /** Returns the greatest server that is known. */
  public long server() {
    return book.newestServer();
  }

  /** Takes the greatest server. In: a row with it. */
  public void newestServer(Exchange exchange) {
    rows(exchange).numbers("server").forEach(book::newestServer);
  }

  /**
   * Returns batches of the ids of the services whose servers are to be read; one without a service
   * where none is, since new servers are read with each.
   */
  public List<List<Long>> serverBatches() {
    return Batches.of(book.ids().isEmpty() ? NOBODY : book.ids());
  }

  /** Returns batches of the ids of the services to read. */
  public List<List<Long>> batches() {
    return Batches.of(book.ids());
  }

  /** Takes servers that the module has noted. In: a row each. */
  public void servers(Exchange exchange) {
    book.addServers(rows(exchange).servers());
  }

  /** Takes note that the module's table was read. */
  public void moduleRead() {
    if (module.works()) {
      LOG.info("The module's table mod_virtfusion_direct can be read again");
    }
  }

  /**
   * Goes on without the module's table where it is missing or not granted, and says so once as long
   * as the reason is the same.
   *
   * @throws Exception what is wrong, if that is something else
   */
  public void withoutModule(Exchange exchange) throws Exception {
    Exception cause = refusal(exchange);
    if (module.failed(cause)) {
      LOG.warn(
          "The module's table mod_virtfusion_direct cannot be read, so that room is kept for each"
              + " order until its service is Active: run its grant where the table exists ({})",
          Failures.rootMessage(cause));
    }
  }

  /** Takes over the servers that were read before. */
  public void keepServers() {
    if (module.isUsable()) {
      book.keepServers();
    }
  }

  /** Takes services with their products. In: a row each. */
  public void services(Exchange exchange) {
    book.addServices(rows(exchange).services());
  }

  /** Whether there is more to read than services, in tables that can be read. */
  public boolean areStatesToBeRead() {
    boolean any = !book.ids().isEmpty() || !book.upgradedServices().isEmpty();
    return any && states.isUsable();
  }

  /** Takes the statuses of orders. In: a row each. */
  public void statuses(Exchange exchange) {
    book.cancelling(rows(exchange).cancelling());
  }

  /** Takes what the shop says of the orders of services. In: a row for each service. */
  public void states(Exchange exchange) {
    book.addStates(rows(exchange).states());
  }

  /** Takes the options that were ordered. In: a row each. */
  public void options(Exchange exchange) {
    book.addOptions(rows(exchange).options());
  }

  /** Takes note that all of it was read. */
  public void statesRead() {
    if (states.works()) {
      LOG.info("Invoices and ordered options can be read again");
    }
  }

  /**
   * Goes on with the services alone where more is not granted, and says so once as long as the
   * reason is the same.
   *
   * @throws Exception what is wrong, if that is something else
   */
  public void withoutStates(Exchange exchange) throws Exception {
    Exception cause = refusal(exchange);
    book.dropStates();
    if (states.failed(cause)) {
      LOG.warn(
          "Invoices and ordered options cannot be read, so that room is kept for every Pending"
              + " service as for a paid one without options: run the grants of the README ({})",
          Failures.rootMessage(cause));
    }
  }

  /** Whether upgrades may have been ordered since, in tables that can be read. */
  public boolean areUpgradesToBeRead() {
    return book.isWhole() && states.isUsable() && upgrades.isUsable();
  }

  /** Takes the upgrades that are ordered and not carried out. In: a row each. */
  public void upgrades(Exchange exchange) {
    book.upgrades(rows(exchange).upgrades());
  }

  /** Returns batches of the services that are upgraded. */
  public List<List<Long>> upgradedServices() {
    return Batches.of(book.upgradedServices());
  }

  /** Takes the options of services that are upgraded. In: a row each. */
  public void upgradedOptions(Exchange exchange) {
    book.addUpgradedOptions(rows(exchange).options());
  }

  /** Returns batches of the products that services are upgraded to. */
  public List<List<Long>> upgradeProducts() {
    return Batches.of(book.upgradeProducts());
  }

  /** Takes products that services are upgraded to. In: a row each. */
  public void otherProducts(Exchange exchange) {
    book.addUpgradeProducts(new ShopRows(body(exchange)).products());
  }

  /** Returns batches of the options that upgrades change. */
  public List<List<Long>> upgradeOptions() {
    return Batches.of(book.upgradeOptions());
  }

  /** Takes options that upgrades change. In: a row for each of their choices. */
  public void otherOptions(Exchange exchange) {
    book.addUpgradeChoices(rows(exchange).choices());
  }

  /** Takes note that the upgrades were read. */
  public void upgradesRead() {
    if (upgrades.works()) {
      LOG.info("Upgrades can be read again");
    }
  }

  /**
   * Goes on without upgrades where they are not granted, and says so once as long as the reason is
   * the same.
   *
   * @throws Exception what is wrong, if that is something else
   */
  public void withoutUpgrades(Exchange exchange) throws Exception {
    Exception cause = refusal(exchange);
    book.upgrades(List.of());
    if (upgrades.failed(cause)) {
      LOG.warn(
          "Upgrades cannot be read, so that no room is kept for what they add: run the grants of"
              + " the README ({})",
          Failures.rootMessage(cause));
    }
  }

  /** Takes what was read into account. */
  public void end(Exchange exchange) {
    book.end(module.isUsable());
    Sweeps.of(exchange).ordered(book.packageIds());
    if (trouble.works()) {
      LOG.info("The orders can be read again");
    }
  }

  /**
   * Goes on without what is ordered where services are not granted, and says so once as long as the
   * reason is the same.
   *
   * @throws Exception what is wrong, if that is something else
   */
  public void withoutServices(Exchange exchange) throws Exception {
    Exception cause = refusal(exchange);
    book.lose();
    String why = Failures.rootMessage(cause);
    if (trouble.failed(why)) {
      LOG.warn(
          "Services cannot be read, so that no room is kept for orders: run the grants of the"
              + " README ({})",
          why);
    }
  }

  /** Decides what keeps room, once the packages of the sweep are known. */
  public void reserve(Exchange exchange) {
    book.reserve(Sweeps.of(exchange));
  }

  /**
   * Returns why the database refused. Whatever else fails ends the sweep: orders that could not be
   * read for a moment must not look like orders that are not there.
   */
  private static Exception refusal(Exchange exchange) throws Exception {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (!Failures.isRefused(cause)) {
      throw cause;
    }
    return cause;
  }

  private static OrderRows rows(Exchange exchange) {
    return new OrderRows(body(exchange));
  }

  private static List<?> body(Exchange exchange) {
    return exchange.getMessage().getBody(List.class);
  }
}
