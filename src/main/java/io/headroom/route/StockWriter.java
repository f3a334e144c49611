package io.headroom.route;

import io.headroom.reservation.Reservations;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.Writing;
import io.headroom.stock.Writing.Attempt;
import io.headroom.sweep.StockBatch;
import io.headroom.sweep.StockWriting;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import io.headroom.whmcs.Batches;
import io.headroom.whmcs.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * Prepares the rows that are written to the shop, and reports the result.
 *
 * <p>Used by one sweep at a time.
 */
public final class StockWriter {

  private static final String WRITING = "stockWriting";
  private static final String BATCH = "stockBatch";

  private final Runnable reconnect;
  private Set<Long> failedLast = Set.of();

  /**
   * Creates the bean.
   *
   * @param reconnect lets the next statement go over a new connection
   */
  public StockWriter(Runnable reconnect) {
    this.reconnect = reconnect;
  }

  /**
   * Returns batches of the changes of the plan. Those that failed last come last, so that rows that
   * are locked for long keep the others waiting once.
   */
  public List<List<Attempt>> batches(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    sweep.beginToWrite();
    exchange.setProperty(WRITING, new StockWriting());
    return Batches.of(
        sweep.plan().changes().stream()
            .sorted(Comparator.comparing(change -> failedLast.contains(change.id())))
            .map(change -> attempt(change, isGuarded(exchange)))
            .toList());
  }

  /** A higher qty is written only if nothing was ordered since the shop was read. */
  private static Attempt attempt(PlannedProduct change, boolean guarded) {
    return new Attempt(
        change.id(),
        change.qtyBefore(),
        change.qtyAfter(),
        guarded && change.qtyAfter() > change.qtyBefore(),
        Writing.RowResult.UNKNOWN);
  }

  /** Whether it is known which service is the newest that the sweep has read. */
  public boolean isGuarded(Exchange exchange) {
    return Sweeps.of(exchange).reservations().isPresent();
  }

  /** Takes the next batch in hand. In: its rows. */
  @SuppressWarnings("unchecked")
  public void begin(Exchange exchange) {
    exchange.setProperty(BATCH, new StockBatch(exchange.getMessage().getBody(List.class)));
  }

  /** Whether the batch, or what is left of it, is to be written. */
  public boolean isToBeTried(Exchange exchange) {
    return writing(exchange).goesOn() && batch(exchange).isToBeTried();
  }

  /**
   * Returns the parameters of the UPDATE for each row that is left. In: the row with the deadline.
   */
  public List<Map<String, Object>> rows(Exchange exchange) {
    List<?> read = exchange.getMessage().getBody(List.class);
    long deadline = new Row((Map<?, ?>) read.get(0)).number("deadline");
    long newest = known(exchange);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Attempt attempt : batch(exchange).begin()) {
      rows.add(
          Map.of(
              "id",
              attempt.id(),
              "new",
              attempt.decided(),
              "read",
              attempt.read(),
              "deadline",
              deadline,
              "newest",
              newest));
    }
    return rows;
  }

  /** Takes note of how many rows were written. */
  public void written(Exchange exchange) {
    Integer count = exchange.getMessage().getHeader("CamelSqlUpdateCount", 0, Integer.class);
    batch(exchange).written(count);
  }

  /** Takes note of a failure; where the server takes no writes, of which there may be another. */
  public void failed(Exchange exchange) {
    batch(exchange).failed(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    if (batch(exchange).isRefusedAsReadOnly()) {
      reconnect.run();
    }
  }

  /** Whether rows are to be read again, to see what became of them. */
  public boolean isShort(Exchange exchange) {
    return batch(exchange).isShort();
  }

  /** Takes the newest service, by which an order is told from other reasons. In: a row with it. */
  public void newest(Exchange exchange) {
    List<?> read = exchange.getMessage().getBody(List.class);
    if (new Row((Map<?, ?>) read.get(0)).number("newest") <= known(exchange)) {
      batch(exchange).notOvertaken();
    }
  }

  private static long known(Exchange exchange) {
    return Sweeps.of(exchange)
        .reservations()
        .map(Reservations::newestService)
        .orElse(Long.MAX_VALUE);
  }

  /** Returns the ids of the batch, by which its rows are read again. */
  public List<Long> ids(Exchange exchange) {
    return batch(exchange).ids();
  }

  /** Takes what stands in the shop. In: the rows read again. */
  public void standing(Exchange exchange) {
    Map<Long, Long> standing = new HashMap<>();
    for (Object columns : exchange.getMessage().getBody(List.class)) {
      Row row = new Row((Map<?, ?>) columns);
      standing.put(row.number("id"), row.number("qty"));
    }
    batch(exchange).standing(standing);
  }

  /** Takes what became of the batch into the plan. */
  public void settle(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    Writing result = writing(exchange).settle(batch(exchange));
    sweep.planned(sweep.plan().written(result));
    Set<Long> failing = new HashSet<>(failedLast);
    failing.removeAll(batch(exchange).ids());
    failing.addAll(result.failed().keySet());
    failedLast = Set.copyOf(failing);
  }

  private static StockWriting writing(Exchange exchange) {
    return exchange.getProperty(WRITING, StockWriting.class);
  }

  private static StockBatch batch(Exchange exchange) {
    return exchange.getProperty(BATCH, StockBatch.class);
  }
}
