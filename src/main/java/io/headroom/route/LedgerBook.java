package io.headroom.route;

import io.headroom.stock.LedgerEntry;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.LastDecisions;
import io.headroom.sweep.LedgerTables;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import io.headroom.text.Failures;
import io.headroom.text.OneLine;
import io.headroom.text.SaidOnce;
import io.headroom.whmcs.Batches;
import io.headroom.whmcs.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recalls the last known decisions from the ledger's tables, and records them there, where the
 * tables can be used.
 *
 * <p>Used by one sweep at a time.
 */
public final class LedgerBook {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerBook.class);
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_TRIGGER = 32;

  private final Clock clock;
  private final Duration retention;
  private final LastDecisions decisions;
  private final LedgerTables tables;
  private final SaidOnce trouble = new SaidOnce();
  private boolean mayOnlyRead;

  /**
   * Creates the book.
   *
   * @param clock says when something was decided
   * @param ticker gives elapsed time in ns
   * @param retention how long a change is kept
   * @param decisions the last known decisions
   */
  public LedgerBook(Clock clock, LongSupplier ticker, Duration retention, LastDecisions decisions) {
    this.decisions = decisions;
    this.tables = new LedgerTables(ticker);
    this.clock = clock;
    this.retention = retention;
  }

  /** Whether the tables are to be read. */
  public boolean isToBeRead(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    return tables.isToBeRead(sweep.mayWriteStock() || decisions.isNews(sweep.plan()));
  }

  /** Takes over what the tables hold. In: the rows of {@code mod_headroom_stock}. */
  public void read(Exchange exchange) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (Object columns : exchange.getMessage().getBody(List.class)) {
      entries.add(entry(new Row((Map<?, ?>) columns)));
    }
    decisions.read(entries);
    tables.read();
    if (!mayOnlyRead) {
      works();
    }
  }

  private static LedgerEntry entry(Row row) {
    String outcome = row.text("outcome");
    return new LedgerEntry(
        row.number("product_id"),
        row.optionalNumber("qty"),
        Arrays.stream(Outcome.values())
            .filter(known -> known.term().equals(outcome))
            .findFirst()
            .orElse(Outcome.UNTOUCHED),
        row.text("limited_by"),
        row.text("reason"));
  }

  /**
   * Goes on without the tables, and says what to do about it, once as long as the reason is the
   * same.
   */
  public void unusable(Exchange exchange) {
    mayOnlyRead = tables.isUsable();
    tables.refused();
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String why = Failures.rootMessage(cause);
    if (!trouble.failed(why)) {
      return;
    }
    if (Failures.isRefused(cause)) {
      LOG.warn(
          "The ledger cannot be used; the stock is still kept: run ledger.sql, then the"
              + " grants ({})",
          why);
    } else {
      LOG.warn("The ledger cannot be used now; the stock is still kept: {}", why);
    }
  }

  /** Whether the tables can be used, as far as is known. */
  public boolean isUsable() {
    return tables.isUsable();
  }

  /** Holds the plan against what was decided before, for a shop that is only observed. */
  public void rebase(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    sweep.planned(sweep.plan().against(decisions.known()));
  }

  /** Takes the sweep's decisions into memory. */
  public void remember(Exchange exchange) {
    decisions.remember(Sweeps.of(exchange).plan());
  }

  /** Returns batches of the rows of {@code mod_headroom_stock} that the sweep adds or changes. */
  public List<List<Map<String, Object>>> stockRows(Exchange exchange) {
    return Batches.of(
        decisions.unstored(Sweeps.of(exchange).plan()).stream().map(this::stockRow).toList());
  }

  private Map<String, Object> stockRow(LedgerEntry entry) {
    Map<String, Object> row = new HashMap<>();
    row.put("product", entry.product());
    row.put("qty", entry.qty().isPresent() ? entry.qty().getAsLong() : null);
    row.put("outcome", entry.outcome().term());
    row.put("limit", entry.limit());
    row.put("reason", OneLine.of(entry.reason(), LONGEST_REASON).text());
    row.put("at", now());
    return row;
  }

  /** Returns batches of the rows of {@code mod_headroom_change} that the sweep adds. */
  public List<List<Map<String, Object>>> changeRows(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    return Batches.of(
        sweep.plan().changes().stream().map(change -> changeRow(change, sweep)).toList());
  }

  private Map<String, Object> changeRow(PlannedProduct change, Sweep sweep) {
    return Map.of(
        "product", change.id(),
        "before", change.qtyBefore(),
        "after", change.qtyAfter(),
        "limit", change.decision().limitTerm(),
        "trigger", OneLine.of(sweep.request().trigger(), LONGEST_TRIGGER).text(),
        "mode", sweep.mode().term(),
        "at", now());
  }

  /** Remembers that the tables hold the sweep's decisions. */
  public void written(Exchange exchange) {
    decisions.written(Sweeps.of(exchange).plan());
    works();
  }

  private void works() {
    if (trouble.works()) {
      LOG.info("The ledger can be used again");
    }
  }

  /** Whether changes that are too old are to be removed now. */
  public boolean isToBePruned() {
    return tables.isToBePruned();
  }

  /** Returns the time, in UTC, before which changes are removed. */
  public LocalDateTime oldestKept() {
    return now().minus(retention);
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).withNano(0);
  }
}
