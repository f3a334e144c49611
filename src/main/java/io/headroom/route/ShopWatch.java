package io.headroom.route;

import io.headroom.stock.Mode;
import io.headroom.stock.UnexplainedWrite;
import io.headroom.stock.WriteWatch;
import io.headroom.stock.WriteWatch.Ordered;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import io.headroom.sweep.UnexplainedWrites;
import io.headroom.text.Failures;
import io.headroom.whmcs.Row;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what else writes the qty of products.
 *
 * <p>Used by one sweep at a time.
 */
public final class ShopWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ShopWatch.class);
  private static final String ORDERED = "ordered";

  private final WriteWatch watch = new WriteWatch();
  private final UnexplainedWrites writes;
  private String told = "";

  /**
   * Creates the bean.
   *
   * @param writes takes what others wrote
   */
  public ShopWatch(UnexplainedWrites writes) {
    this.writes = writes;
  }

  /**
   * Whether there is something to look at: a qty that is another than stood there, or one that is
   * about to be written. What is only observed, Headroom does not write.
   */
  public boolean isToLook(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    return sweep.mode() == Mode.WRITE
        && (sweep.mayWriteStock() || watch.isSurprisedBy(sweep.catalogue()));
  }

  /** Returns the id of the service after which is to be read what was ordered. */
  public long after(Exchange exchange) {
    return watch.after(Sweeps.of(exchange).catalogue());
  }

  /** Takes what was ordered. In: rows of {@code tblhosting}. */
  public void ordered(Exchange exchange) {
    List<?> rows = exchange.getMessage().getBody(List.class);
    List<Ordered> ordered =
        rows.stream().map(row -> new Row((Map<?, ?>) row)).map(ShopWatch::ordered).toList();
    exchange.setProperty(ORDERED, ordered);
    watch.seen(ordered.stream().mapToLong(Ordered::id).max().orElse(0));
    told = "";
  }

  private static Ordered ordered(Row row) {
    return new Ordered(
        row.number("id"),
        row.number("packageid"),
        Math.max(1, row.optionalNumber("qty").orElse(1)));
  }

  /**
   * Goes on without knowing what was ordered, and says so once as long as the reason is the same.
   */
  public void cannotLook(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String why = Failures.rootMessage(cause);
    if (!told.equals(why)) {
      told = why;
      LOG.warn(
          "What was ordered cannot be read, so a qty that something else lowers goes unnoticed{}"
              + " ({})",
          Failures.isRefused(cause) ? ": run the grants of the README" : "",
          why);
    }
  }

  /** Counts and logs what others wrote. */
  @SuppressWarnings("unchecked")
  public void judge(Exchange exchange) {
    List<Ordered> ordered = exchange.getProperty(ORDERED, List.of(), List.class);
    watch.judge(Sweeps.of(exchange).catalogue(), ordered).forEach(this::found);
  }

  private void found(UnexplainedWrite write) {
    writes.add(write);
    LOG.atWarn()
        .addKeyValue("product", write.product())
        .addKeyValue("expected", write.expected())
        .addKeyValue("ordered", write.ordered())
        .addKeyValue("found", write.found())
        .log("{}; what is computed replaces it", write.sentence());
  }

  /** Remembers what stands in the shop now. */
  public void settle(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    if (sweep.mode() == Mode.WRITE) {
      watch.settle(sweep.plan());
    }
  }
}
