package io.headroom.route;

import io.headroom.stock.Mode;
import io.headroom.stock.StockRules;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Begins and ends sweeps, one at a time. */
public final class Sweeps {

  private final StockRules rules;
  private final Mode mode;
  private final Meters meters;
  private final Semaphore turn = new Semaphore(1, true);
  private volatile Optional<Sweep> current = Optional.empty();

  /**
   * Creates the bean.
   *
   * @param rules the settings that decide a qty
   * @param mode whether decisions reach the shop
   * @param meters what the process has cost others so far
   */
  public Sweeps(StockRules rules, Mode mode, Meters meters) {
    this.rules = rules;
    this.mode = mode;
    this.meters = meters;
  }

  /**
   * Begins a sweep when the one before is over.
   *
   * <p>In: a {@link SweepRequest} as body, or anything with the header {@code trigger}, which asks
   * for the whole catalogue. Out: the sweep as property.
   *
   * @throws InterruptedException if the process stops while it waits
   */
  public void begin(Exchange exchange) throws InterruptedException {
    SweepRequest request =
        exchange.getMessage().getBody() instanceof SweepRequest given
            ? given
            : SweepRequest.all(exchange.getMessage().getHeader("trigger", "route", String.class));
    turn.acquire();
    Sweep sweep = new Sweep(request, rules, mode, meters.clock().instant(), meters.read());
    current = Optional.of(sweep);
    exchange.setProperty(Sweep.PROPERTY, sweep);
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                current = Optional.empty();
                turn.release();
              }
            });
  }

  /** Ends a sweep. Out: the report as body. */
  public SweepReport report(Exchange exchange) {
    return SweepReport.of(Sweep.of(exchange), meters.read());
  }

  /** The sweep that is under way, if any. */
  public Optional<Sweep> current() {
    return current;
  }

  /**
   * Waits until no sweep is under way, and lets none begin after it.
   *
   * @param longest how long to wait at most
   * @return whether none is under way
   * @throws InterruptedException if the process is told to hurry
   */
  public boolean end(Duration longest) throws InterruptedException {
    return turn.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
