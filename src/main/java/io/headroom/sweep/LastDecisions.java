package io.headroom.sweep;

import io.headroom.stock.Ledger;
import io.headroom.stock.LedgerEntry;
import io.headroom.stock.Plan;
import java.util.List;

/**
 * The last known decision about each product: in memory, and as far as the ledger's tables hold it.
 *
 * <p>Used by one sweep at a time.
 */
public final class LastDecisions {

  private Ledger known = Ledger.EMPTY;
  private Ledger stored = Ledger.EMPTY;

  /** Returns what was decided last, in memory. */
  public Ledger known() {
    return known;
  }

  /** Takes what the tables hold; what is in memory is newer. */
  public void read(List<LedgerEntry> entries) {
    stored = Ledger.of(entries);
    known = Ledger.of(entries).with(known.entries().values());
  }

  /** Returns the decisions of a plan that differ from those in the tables. */
  public List<LedgerEntry> unstored(Plan plan) {
    return stored.news(plan);
  }

  /** Whether a plan has a decision that differs from the last one about its product. */
  public boolean isNews(Plan plan) {
    return !known.news(plan).isEmpty();
  }

  /** Takes the decisions of a plan. */
  public void remember(Plan plan) {
    known = known.with(known.news(plan));
  }

  /** Takes note that the tables hold the decisions of a plan. */
  public void written(Plan plan) {
    stored = stored.with(stored.news(plan));
  }
}
