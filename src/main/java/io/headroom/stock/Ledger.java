package io.headroom.stock;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was last decided about each product, and why.
 *
 * @param entries the entries by product id
 */
public record Ledger(Map<Long, LedgerEntry> entries) {

  /** Nothing was decided yet. */
  public static final Ledger EMPTY = new Ledger(Map.of());

  /** Creates a ledger. */
  public Ledger {
    entries = Map.copyOf(entries);
  }

  /** Returns the ledger of these entries. */
  public static Ledger of(Collection<LedgerEntry> entries) {
    return EMPTY.with(entries);
  }

  /** Returns the last decided qty of a product, where there is one. */
  public OptionalLong qty(long product) {
    return entries.containsKey(product) ? entries.get(product).qty() : OptionalLong.empty();
  }

  /** Returns the entries that a plan adds or changes. */
  public List<LedgerEntry> news(Plan plan) {
    return plan.products().stream()
        .map(planned -> LedgerEntry.of(planned, qty(planned.id())))
        .filter(entry -> !isKnown(entry))
        .toList();
  }

  /** Returns this ledger with new entries. */
  public Ledger with(Collection<LedgerEntry> news) {
    if (news.isEmpty()) {
      return this;
    }
    Map<Long, LedgerEntry> all = new HashMap<>(entries);
    news.forEach(entry -> all.put(entry.product(), entry));
    return new Ledger(all);
  }

  private boolean isKnown(LedgerEntry entry) {
    return Optional.ofNullable(entries.get(entry.product())).filter(entry::says).isPresent();
  }
}
