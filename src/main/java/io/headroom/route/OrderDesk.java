package io.headroom.route;

import io.headroom.order.Attempts;
import io.headroom.order.Attempts.Verdict;
import io.headroom.order.PendingOrder;
import io.headroom.order.Rounds;
import io.headroom.order.ShopVersion;
import io.headroom.order.WhmcsAnswer;
import io.headroom.sweep.Sweeps;
import io.headroom.text.Failures;
import io.headroom.text.SaidOnce;
import io.headroom.whmcs.ShopRows;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which Pending orders are accepted, and logs what came of it.
 *
 * <p>Used by one thread at a time.
 */
public final class OrderDesk {

  private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);
  private static final int SERVICES_A_ROUND = 1000;
  private static final String ORDERS = "pendingOrders";
  private static final String ORDER = "orderId";

  private final boolean on;
  private final Sweeps sweeps;
  private final Duration period;
  private final Attempts attempts;
  private final Rounds rounds = new Rounds(SERVICES_A_ROUND);
  private final Set<Long> held = new HashSet<>();
  private final Set<Long> waitingForOthers = new HashSet<>();
  private final ShopVersion version;
  private final SaidOnce trouble = new SaidOnce();

  /**
   * Creates the bean.
   *
   * @param on whether orders are accepted at all
   * @param sweeps know whether the process stops, so that what fails is no news
   * @param period how often the Pending orders are looked at
   * @param ticker gives elapsed time in ns
   */
  public OrderDesk(boolean on, Sweeps sweeps, Duration period, LongSupplier ticker) {
    this.on = on;
    this.sweeps = sweeps;
    this.period = period;
    this.attempts = new Attempts(ticker);
    this.version = new ShopVersion(ticker);
  }

  /** Whether orders are accepted at all. */
  public boolean isOn() {
    return on;
  }

  /**
   * Takes in the Pending orders. In: the rows of their services. Out: the ids of the services that
   * the module is asked about.
   */
  public List<Long> pending(Exchange exchange) {
    List<PendingOrder> orders =
        PendingOrder.of(new ShopRows(exchange.getMessage().getBody(List.class)).services());
    List<Long> ids = orders.stream().map(PendingOrder::id).toList();
    attempts.keep(ids);
    held.retainAll(Set.copyOf(ids));
    waitingForOthers.retainAll(Set.copyOf(ids));
    exchange.setProperty(ORDERS, orders);
    if (trouble.works()) {
      LOG.info("The Pending orders can be read again");
    }
    attempts
        .doubtful()
        .ifPresent(
            order ->
                LOG.warn(
                    "Order {} is still Pending in the database, though WHMCS said that it is not:"
                        + " look at it in the admin area, and check that headroom.db.url and"
                        + " headroom.whmcs.api-url belong to the same shop",
                    order));
    return rounds.next(orders);
  }

  /**
   * Whether the version of the shop is to be asked for: an order waits for another module alone.
   */
  public boolean isVersionWanted(Exchange exchange) {
    return attempts.isOpen()
        && version.isWanted()
        && built(exchange).anyMatch(PendingOrder::othersWait);
  }

  /** Takes the version of the shop. In: its answer to WhmcsDetails. */
  public void version(Exchange exchange) {
    version.heard(exchange.getMessage().getBody(WhmcsAnswer.class));
  }

  /** Returns the ids of the orders to accept now. In: what {@link #pending} left. */
  public List<Long> ready(Exchange exchange) {
    Set<Long> built = BuiltServices.of(exchange);
    Map<Boolean, List<Long>> byReadiness =
        built(exchange)
            .collect(
                Collectors.partitioningBy(
                    order -> order.isReady(built, version.skipsOthers()),
                    Collectors.mapping(PendingOrder::id, Collectors.toList())));
    byReadiness.getOrDefault(false, List.of()).forEach(this::logOthersWait);
    return attempts.due(byReadiness.getOrDefault(true, List.of()));
  }

  @SuppressWarnings("unchecked")
  private static Stream<PendingOrder> built(Exchange exchange) {
    List<PendingOrder> orders = exchange.getProperty(ORDERS, List.of(), List.class);
    Set<Long> built = BuiltServices.of(exchange);
    return orders.stream().filter(order -> order.isBuilt(built));
  }

  private void logOthersWait(long order) {
    if (waitingForOthers.add(order)) {
      LOG.info(
          "Order {} stays Pending although its VPSes are built: another module has a service of it"
              + " to set up, which WHMCS 9 would skip if the order were accepted",
          order);
    }
  }

  /** Whether the next order may be tried: the API can be used, and the process does not stop. */
  public boolean goesOn() {
    return attempts.isOpen() && !sweeps.isEnded();
  }

  /** Remembers of which order the answer will be. In: its id, which stays as the body. */
  public void begin(Exchange exchange) {
    exchange.setProperty(ORDER, exchange.getMessage().getBody(Long.class));
  }

  /** Logs an order that would be accepted, once. In: its id. */
  public void hold(Exchange exchange) {
    Long order = exchange.getMessage().getBody(Long.class);
    if (held.add(order)) {
      LOG.info(
          "Order {} would be accepted, since all its VPSes are built; it stays Pending as long as"
              + " nothing is written (headroom.mode=observe, or a pause)",
          order);
    }
  }

  /** Takes note of what came of an order, and logs it. In: the answer of the API. */
  public void heard(Exchange exchange) {
    if (sweeps.isEnded() && !(exchange.getMessage().getBody() instanceof WhmcsAnswer.Success)) {
      return;
    }
    long order = exchange.getProperty(ORDER, Long.class);
    WhmcsAnswer answer = exchange.getMessage().getBody(WhmcsAnswer.class);
    Verdict verdict = attempts.heard(order, answer);
    held.remove(order);
    if (verdict.recovered()) {
      LOG.info("Orders can be accepted again");
    }
    if (verdict.isNew()) {
      log(order, answer, seconds(verdict.again()));
    }
  }

  private static void log(long order, WhmcsAnswer answer, String wait) {
    Runnable line =
        answer.fold(
            success -> () -> LOG.info("Order {} is accepted: all its VPSes are built", order),
            refused ->
                refused.saysNotPending()
                    ? () ->
                        LOG.info(
                            "Order {} is not Pending any more, there is nothing to accept", order)
                    : () ->
                        LOG.warn(
                            "Order {} could not be accepted, WHMCS says \"{}\": look at it in the"
                                + " admin area; retrying in {}, then at growing intervals",
                            order,
                            refused.message(),
                            wait),
            unavailable ->
                () ->
                    LOG.warn(
                        "No order can be accepted now: {}; retrying in {}, then at growing intervals",
                        unavailable.reason(),
                        wait));
    line.run();
  }

  /** Logs that the Pending orders could not be read, once as long as the reason is the same. */
  public void failed(Exchange exchange) {
    String why =
        Failures.rootMessage(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    if (!sweeps.isEnded() && trouble.failed(why)) {
      LOG.warn(
          "Pending orders cannot be read, so none is accepted: {} (headroom check"
              + " says what to do; the next try is in {})",
          why,
          seconds(period));
    }
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + " s";
  }
}
