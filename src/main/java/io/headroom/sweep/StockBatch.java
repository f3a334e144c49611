package io.headroom.sweep;

import io.headroom.stock.Writing.Attempt;
import io.headroom.stock.Writing.RowResult;
import io.headroom.text.Causes;
import io.headroom.text.Failures;
import io.headroom.whmcs.ConnectionTrouble;
import java.sql.BatchUpdateException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows on their way to the shop, and what became of each. */
public final class StockBatch {

  private static final int MOST_TRIES = 2;

  private final Map<Long, Attempt> all = new LinkedHashMap<>();
  private List<Attempt> left;
  private int tries;
  private Optional<Exception> failure = Optional.empty();
  private Optional<Map<Long, Long>> standing = Optional.empty();

  public StockBatch(List<Attempt> rows) {
    rows.forEach(row -> all.put(row.id(), row));
    left = List.copyOf(rows);
  }

  /**
   * Whether it is to be tried: at first, and once more where the server took no writes. After a
   * connection was lost nobody knows what was written; the next sweep reads it.
   */
  public boolean isToBeTried() {
    return tries == 0 || (tries < MOST_TRIES && isRefusedAsReadOnly());
  }

  public boolean isRefusedAsReadOnly() {
    return trouble() == ConnectionTrouble.READ_ONLY;
  }

  /** Whether the next batch would come to the same. */
  public boolean isHopeless() {
    return trouble() != ConnectionTrouble.NONE;
  }

  private ConnectionTrouble trouble() {
    return failure.map(ConnectionTrouble::of).orElse(ConnectionTrouble.NONE);
  }

  /** Begins a try, and returns the rows that are left to write. */
  public List<Attempt> begin() {
    return left;
  }

  public void written(int count) {
    tries++;
    failure = Optional.empty();
    take(new int[left.size()], count == left.size() ? RowResult.WRITTEN : RowResult.MISSED);
  }

  public void failed(Exception cause) {
    tries++;
    failure = Optional.of(cause);
    int[] counts =
        Causes.of(cause)
            .of(BatchUpdateException.class)
            .map(BatchUpdateException::getUpdateCounts)
            .filter(each -> each.length == left.size())
            .findFirst()
            .orElseGet(() -> new int[left.size()]);
    boolean reported =
        trouble() != ConnectionTrouble.LOST && Causes.of(cause).has(BatchUpdateException.class);
    take(counts, reported ? RowResult.MISSED : RowResult.UNKNOWN);
  }

  /**
   * Takes the result of each row that is left.
   *
   * @param ofNone what a count of 0 means
   */
  private void take(int[] counts, RowResult ofNone) {
    List<Attempt> after = new ArrayList<>();
    for (int at = 0; at < counts.length; at++) {
      Attempt row = left.get(at).with(result(counts[at], ofNone));
      all.put(row.id(), row);
      if (row.result() != RowResult.WRITTEN) {
        after.add(row);
      }
    }
    left = List.copyOf(after);
  }

  private static RowResult result(int count, RowResult ofNone) {
    if (count > 0) {
      return RowResult.WRITTEN;
    }
    return count == Statement.EXECUTE_FAILED ? RowResult.REFUSED : ofNone;
  }

  public boolean isShort() {
    return tries > 0 && !left.isEmpty();
  }

  public List<Long> ids() {
    return List.copyOf(all.keySet());
  }

  public void standing(Map<Long, Long> qtys) {
    standing = Optional.of(qtys);
  }

  public List<Attempt> attempts() {
    return List.copyOf(all.values());
  }

  public boolean wasTried() {
    return tries > 0;
  }

  public Optional<Map<Long, Long>> standing() {
    return standing;
  }

  /** Takes note that nothing was ordered since the shop was read. */
  public void notOvertaken() {
    all.replaceAll((id, row) -> row.unguarded());
  }

  /** Why it failed, in words. */
  public Optional<String> why() {
    return failure.map(Failures::rootMessage);
  }
}
