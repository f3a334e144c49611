package io.headroom.route;

import io.headroom.reservation.Seen;
import io.headroom.sweep.LedgerTables;
import io.headroom.sweep.OrderBook;
import io.headroom.text.Failures;
import io.headroom.text.SaidOnce;
import io.headroom.whmcs.Batches;
import io.headroom.whmcs.OrderRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recalls since when orders wait, and records it, where the ledger's table can be used.
 *
 * <p>Used by one sweep at a time.
 */
public final class OrderLedger {

  private static final Logger LOG = LoggerFactory.getLogger(OrderLedger.class);
  private static final String RECORDED = "recordedOrders";

  private final OrderBook book;
  private final LongSupplier ticker;
  private final LedgerTables table;
  private final SaidOnce trouble = new SaidOnce();

  /**
   * Creates the bean.
   *
   * @param book what is known of the orders
   * @param ticker tells how time passes, in ns
   */
  public OrderLedger(OrderBook book, LongSupplier ticker) {
    this.book = book;
    this.ticker = ticker;
    this.table = new LedgerTables(ticker);
  }

  /** Whether the table is to be read: once, and where it could not be used, now and then. */
  public boolean isToBeRead() {
    return book.isOn() && table.isToBeRead(false);
  }

  /** Takes over what the table holds. In: its rows, with how many seconds ago each time was. */
  public void read(Exchange exchange) {
    book.recall(new OrderRows(exchange.getMessage().getBody(List.class)).seen(ticker.getAsLong()));
    table.read();
    if (trouble.works()) {
      LOG.info("The ledger's table of orders can be used again");
    }
  }

  /**
   * Goes on in memory alone, and says so once as long as the reason is the same, where any order
   * waits.
   */
  public void unusable(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    table.refused();
    String why = Failures.rootMessage(cause);
    if (!book.memory().unrecorded().isEmpty() && trouble.failed(why)) {
      LOG.warn(
          "Since when orders wait is remembered only while Headroom runs{} ({})",
          Failures.isRefused(cause) ? ": run ledger.sql, then the grants" : "",
          why);
    }
  }

  /** Whether there is something to write, and the table can be used as far as is known. */
  public boolean isToBeWritten() {
    return book.isOn()
        && table.isUsable()
        && !(book.memory().unrecorded().isEmpty() && book.memory().over().isEmpty());
  }

  /** Returns batches of the rows that the table lacks. */
  public List<List<Map<String, Object>>> rows(Exchange exchange) {
    Map<Long, Seen> news = book.memory().unrecorded();
    exchange.setProperty(RECORDED, news);
    long now = ticker.getAsLong();
    return Batches.of(
        news.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(service -> row(service.getKey(), service.getValue(), now))
            .toList());
  }

  private static Map<String, Object> row(long service, Seen seen, long now) {
    Map<String, Object> row = new HashMap<>();
    row.put("service", service);
    row.put("seen", TimeUnit.NANOSECONDS.toSeconds(now - seen.at()));
    OptionalLong paid = seen.paidAt();
    row.put("paid", paid.isEmpty() ? null : TimeUnit.NANOSECONDS.toSeconds(now - paid.getAsLong()));
    return row;
  }

  /** Returns batches of the services that wait no longer. */
  public List<List<Long>> over() {
    return Batches.of(book.memory().over());
  }

  /** Takes note that the table holds what was written, and what was removed is gone. */
  @SuppressWarnings("unchecked")
  public void written(Exchange exchange) {
    book.memory().removed(book.memory().over());
    book.memory().recorded(exchange.getProperty(RECORDED, Map.of(), Map.class));
  }
}
