package io.headroom.route;

import io.headroom.event.Census.State;
import io.headroom.stock.Mode;
import io.headroom.stock.UnexplainedWrite;
import io.headroom.stock.WriteWatch;
import io.headroom.stock.WriteWatch.Ordered;
import io.headroom.stock.WriteWatch.Sold;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import io.headroom.sweep.UnexplainedWrites;
import io.headroom.text.Failures;
import io.headroom.text.SaidOnce;
import io.headroom.whmcs.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final SaidOnce trouble = new SaidOnce();
  private final UnexplainedWrites writes;

  /**
   * Creates the bean.
   *
   * @param writes takes what others wrote
   */
  public ShopWatch(UnexplainedWrites writes) {
    this.writes = writes;
  }

  /**
   * Whether sales must be read: a qty is not what stood there before, one is about to be written,
   * or a product is new here. In observe mode Headroom writes nothing, so they are not read.
   */
  public boolean isToLook(Exchange exchange) {
    return Sweeps.of(exchange).mode() == Mode.WRITE && !products(exchange).isEmpty();
  }

  /** Returns the ids of the products whose sales must be read. */
  public Set<Long> products(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    return watch.toLookAt(sweep.catalogue(), sweep.plan());
  }

  /** Returns the id of a service: those with a higher id were ordered since. */
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
  }

  /**
   * Takes what was sold of the products. In: the units of {@code tblhosting} by product and state.
   */
  public void sold(Exchange exchange) {
    List<?> rows = exchange.getMessage().getBody(List.class);
    Map<Long, Sold> sold = new HashMap<>();
    rows.stream()
        .map(row -> new Row((Map<?, ?>) row))
        .forEach(row -> sold.merge(row.number("packageid"), sold(row), Sold::plus));
    watch.sold(products(exchange), sold);
    if (trouble.works()) {
      LOG.info("Sales can be read again");
    }
  }

  private static Sold sold(Row row) {
    long units = row.number("units");
    boolean ended = new State(row.text("domainstatus"), row.text("orderstatus")).isEnded();
    return new Sold(units, ended ? units : 0);
  }

  private static Ordered ordered(Row row) {
    return new Ordered(
        row.number("id"),
        row.number("packageid"),
        Math.max(1, row.optionalNumber("qty").orElse(1)));
  }

  /** Goes on without knowing what was sold, and says so once as long as the reason is the same. */
  public void cannotLook(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String why = Failures.rootMessage(cause);
    if (trouble.failed(why)) {
      LOG.warn(
          "Sales cannot be read, so what something else writes cannot be distinguished"
              + " from what the shop itself does{} ({})",
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
        .addKeyValue("taken", write.taken())
        .addKeyValue("returned", write.returned())
        .addKeyValue("found", write.found())
        .log("{}; Headroom writes its own figure again", write.sentence());
  }

  /** Remembers what stands in the shop now. */
  public void settle(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    if (sweep.mode() == Mode.WRITE) {
      watch.settle(sweep.plan());
    }
  }
}
