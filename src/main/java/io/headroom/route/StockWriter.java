package io.headroom.route;

import io.headroom.stock.PlannedProduct;
import io.headroom.stock.Writing;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import io.headroom.text.Failures;
import io.headroom.whmcs.Batches;
import io.headroom.whmcs.Row;
import java.sql.BatchUpdateException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/** Prepares the rows that are written to the shop, and tells what the writing came to. */
public final class StockWriter {

  private static final int FAILED = Statement.EXECUTE_FAILED;

  /**
   * Returns batches of the parameters of the UPDATE for each change of the plan: id, new and read.
   */
  public List<List<Map<String, Object>>> batches(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    sweep.beginToWrite();
    return Batches.of(sweep.plan().changes().stream().map(StockWriter::row).toList());
  }

  private static Map<String, Object> row(PlannedProduct change) {
    return Map.of("id", change.id(), "new", change.qtyAfter(), "read", change.qtyBefore());
  }

  /** Whether fewer rows were written than the batch has, as the count of the UPDATE says. */
  public boolean isShort(Exchange exchange) {
    Integer count = exchange.getMessage().getHeader("CamelSqlUpdateCount", Integer.class);
    return count == null || count < batch(exchange).size();
  }

  /** Returns the ids of the batch, by which its rows are read again. */
  public List<Long> ids(Exchange exchange) {
    return batch(exchange).stream().map(StockWriter::id).toList();
  }

  /** Marks as contended what the shop does not have as it was written. In: the rows read again. */
  public void contended(Exchange exchange) {
    Map<Long, Long> now = new HashMap<>();
    for (Object columns : exchange.getMessage().getBody(List.class)) {
      Row row = new Row((Map<?, ?>) columns);
      now.put(row.number("id"), row.number("qty"));
    }
    Set<Long> contended = new HashSet<>();
    for (Map<String, Object> row : batch(exchange)) {
      long written = new Row(row).number("new");
      if (now.getOrDefault(id(row), written - 1) != written) {
        contended.add(id(row));
      }
    }
    apply(exchange, new Writing(contended, Map.of()));
  }

  /** Marks what failed, row by row where the database tells, else the whole batch. */
  public void failed(Exchange exchange) {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    List<Map<String, Object>> batch = batch(exchange);
    int[] counts =
        Failures.causes(failure).stream()
            .filter(BatchUpdateException.class::isInstance)
            .map(BatchUpdateException.class::cast)
            .map(BatchUpdateException::getUpdateCounts)
            .filter(told -> told.length == batch.size())
            .findFirst()
            .orElseGet(() -> batch.stream().mapToInt(row -> FAILED).toArray());
    Set<Long> contended = new HashSet<>();
    Map<Long, String> failed = new HashMap<>();
    for (int at = 0; at < counts.length; at++) {
      if (counts[at] == FAILED) {
        failed.put(
            id(batch.get(at)), "its qty could not be written: " + Failures.rootMessage(failure));
      } else if (counts[at] == 0) {
        contended.add(id(batch.get(at)));
      }
    }
    apply(exchange, new Writing(contended, failed));
  }

  private static void apply(Exchange exchange, Writing writing) {
    Sweep sweep = Sweeps.of(exchange);
    sweep.planned(sweep.plan().written(writing));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> batch(Exchange exchange) {
    return exchange.getProperty("batch", List.of(), List.class);
  }

  private static long id(Map<String, Object> row) {
    return new Row(row).number("id");
  }
}
