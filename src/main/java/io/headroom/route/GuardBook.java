package io.headroom.route;

import io.headroom.sweep.GuardDesk;
import io.headroom.sweep.GuardFile;
import io.headroom.sweep.GuardRows;
import io.headroom.sweep.GuardRows.Kept;
import io.headroom.sweep.LedgerTables;
import io.headroom.sweep.Sweeps;
import io.headroom.text.Failures;
import io.headroom.text.SaidOnce;
import io.headroom.whmcs.Batches;
import io.headroom.whmcs.Row;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the guard remembers: in the ledger's table where it can be used, else in a file of
 * {@code headroom.state-dir}, else only as long as the process runs.
 *
 * <p>Used by one sweep at a time.
 */
public final class GuardBook {

  private static final Logger LOG = LoggerFactory.getLogger(GuardBook.class);

  private final GuardDesk desk;
  private final Optional<GuardFile> file;
  private final Clock clock;
  private final LedgerTables table;
  private final SaidOnce trouble = new SaidOnce();
  private final SaidOnce fileTrouble = new SaidOnce();
  private final GuardRows maker = new GuardRows();
  private Map<String, String> stored = new HashMap<>();
  private Map<String, String> rows = Map.of();
  private boolean isRestored;

  /**
   * Creates the book.
   *
   * @param desk what remembers
   * @param file where it is kept without the table
   * @param clock tells when something was so, for people
   */
  public GuardBook(GuardDesk desk, Optional<GuardFile> file, Clock clock) {
    this.desk = desk;
    this.file = file;
    this.clock = clock;
    this.table = new LedgerTables(() -> Duration.ofMillis(desk.millis()).toNanos());
  }

  /** Whether the table is to be read. */
  public boolean isToBeRead() {
    return desk.isOn() && table.isToBeRead(false);
  }

  /** Takes over what the table holds. In: the rows of {@code mod_headroom_guard}. */
  public void read(Exchange exchange) {
    Map<String, Kept> kept = new HashMap<>();
    stored = new HashMap<>();
    for (Object columns : exchange.getMessage().getBody(List.class)) {
      Row row = new Row((Map<?, ?>) columns);
      Duration age = Duration.ofSeconds(Math.max(0, row.optionalNumber("age").orElse(0)));
      kept.put(row.text("name"), new Kept(row.text("value"), age));
      stored.put(row.text("name"), row.text("value"));
    }
    table.read();
    trouble.works();
    if (kept.isEmpty()) {
      readFile();
    } else {
      restore(kept);
    }
  }

  /**
   * Goes on without the table, and says so once as long as the reason is the same. A sweep that
   * changes nothing has nothing to keep, so that it does not say so.
   */
  public void unusable(Exchange exchange) {
    table.refused();
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String why = Failures.rootMessage(cause);
    if (!Sweeps.of(exchange).request().dry() && trouble.failed(why)) {
      LOG.warn(
          "What the guard remembers cannot be kept in the ledger{}; it is kept {}{} ({})",
          Failures.isRefused(cause) ? "" : " now",
          file.map(kept -> "in " + kept)
              .orElse("only while this process runs (headroom.state-dir is not set)"),
          Failures.isRefused(cause) ? ": run ledger.sql, then the grants" : "",
          why);
    }
    readFile();
  }

  private void readFile() {
    file.ifPresent(
        kept -> {
          try {
            restore(kept.read());
          } catch (IOException unreadable) {
            complain(kept, unreadable);
          }
        });
    isRestored = true;
  }

  /** What is in memory is newer than what is kept. */
  private void restore(Map<String, Kept> kept) {
    if (isRestored) {
      return;
    }
    isRestored = true;
    try {
      desk.restore(GuardRows.read(kept, clock.instant(), desk.millis()));
    } catch (IllegalArgumentException unreadable) {
      LOG.warn(
          "What the guard remembered cannot be read, so that it begins anew: {}",
          Failures.rootMessage(unreadable));
    }
  }

  private void complain(GuardFile kept, IOException failure) {
    String why = Failures.rootMessage(failure);
    if (fileTrouble.failed(why)) {
      LOG.warn("{} cannot be used, so that a restart forgets what the guard knows: {}", kept, why);
    }
  }

  /** Whether the table can be used, as far as is known. */
  public boolean isUsable() {
    return desk.isOn() && table.isUsable();
  }

  /** Returns batches of the rows of the table that are new or others than before. */
  public List<List<Map<String, String>>> newRows() {
    rows = maker.of(desk.memory(), desk.millis());
    return Batches.of(
        rows.entrySet().stream()
            .filter(row -> !row.getValue().equals(stored.get(row.getKey())))
            .map(row -> Map.of("name", row.getKey(), "value", row.getValue()))
            .toList());
  }

  /** Returns batches of the rows of the table that are to go. */
  public List<List<Map<String, String>>> goneRows() {
    return Batches.of(
        stored.keySet().stream()
            .filter(name -> !rows.containsKey(name))
            .map(name -> Map.of("name", name))
            .toList());
  }

  /** Takes note that the table holds what is remembered. */
  public void written() {
    stored = rows;
  }

  /** Keeps what is remembered in the file, where the table cannot be used. */
  public void keep() {
    if (desk.isOn() && !table.isUsable()) {
      file.ifPresent(
          kept -> {
            try {
              kept.write(maker.of(desk.memory(), desk.millis()));
              fileTrouble.works();
            } catch (IOException failure) {
              complain(kept, failure);
            }
          });
    }
  }
}
