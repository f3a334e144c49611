package io.headroom.sweep;

import io.headroom.capacity.Demand;
import io.headroom.stock.Mode;
import io.headroom.stock.StockRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Begins and ends sweeps, one at a time. */
public final class Sweeps {

  private final StockRules rules;
  private final Mode mode;
  private final Meters meters;
  private final PauseSwitch pauses;
  private final Memo<Inquiry, Map<Long, Set<Demand>>> inquiries = new Memo<>(Inquiry::demands);
  private final List<SweepListener> listeners = new CopyOnWriteArrayList<>();
  private final Semaphore turns = new Semaphore(1, true);
  private volatile Optional<Turn> current = Optional.empty();
  private volatile boolean ended;

  /** The sweep whose turn it is, and the id of the exchange that began it. */
  private record Turn(Sweep sweep, String exchange) {}

  /**
   * Creates the bean.
   *
   * @param rules the settings that decide a qty
   * @param mode whether decisions reach the shop
   * @param meters what the process has cost others so far
   * @param pauses whether somebody asked that nothing is written
   */
  public Sweeps(StockRules rules, Mode mode, Meters meters, PauseSwitch pauses) {
    this.rules = rules;
    this.mode = mode;
    this.meters = meters;
    this.pauses = pauses;
  }

  /** Adds a listener, which gets the report of every sweep from now on. */
  public void addListener(SweepListener listener) {
    listeners.add(listener);
  }

  /** Returns the sweep that an exchange carries. */
  public static Sweep of(Exchange exchange) {
    return exchange.getProperty(Sweep.PROPERTY, Sweep.class);
  }

  /**
   * Begins a sweep when the one before is over.
   *
   * <p>In: a {@link SweepRequest} as body, or anything with the header {@code trigger}, which asks
   * for the whole catalogue. Out: the sweep as property.
   *
   * @throws StoppingException if the process stops
   * @throws IllegalStateException if a sweep itself asks for one, which would wait for ever
   */
  public void begin(Exchange exchange) {
    SweepRequest request =
        exchange.getMessage().getBody() instanceof SweepRequest given
            ? given
            : SweepRequest.all(exchange.getMessage().getHeader("trigger", "route", String.class));
    leave(exchange);
    takeTurn();
    Sweep sweep =
        new Sweep(
            new SweepStart(request, rules, mode, meters.clock().instant(), meters.read()),
            pauses::isOn,
            inquiries,
            meters.ticker());
    current = Optional.of(new Turn(sweep, exchange.getExchangeId()));
    exchange.setProperty(Sweep.PROPERTY, sweep);
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                broken(sweep);
              }
            });
  }

  /** A route that goes on after a sweep that failed may ask for another. */
  private void leave(Exchange exchange) {
    Sweep before = exchange.getProperty(Sweep.PROPERTY, Sweep.class);
    Optional<Turn> nested = current.filter(turn -> turn.sweep() == before);
    if (nested.filter(turn -> !turn.exchange().equals(exchange.getExchangeId())).isPresent()) {
      throw new IllegalStateException(
          "direct:sweep is called by a route that a sweep calls: use seda: to send to it");
    }
    nested.map(Turn::sweep).ifPresent(this::broken);
  }

  private void takeTurn() {
    try {
      turns.acquire();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new StoppingException();
    }
    if (ended) {
      turns.release();
      throw new StoppingException();
    }
  }

  /** Lets the next sweep begin if this one ended without a report. */
  private void broken(Sweep over) {
    if (release(over)) {
      long millis = meters.read().since(over.meters()).millis();
      listeners.forEach(listener -> listener.failed(over.request(), millis));
    }
  }

  private synchronized boolean release(Sweep over) {
    boolean held = current.filter(turn -> turn.sweep() == over).isPresent();
    if (held) {
      current = Optional.empty();
      turns.release();
    }
    return held;
  }

  /** The turn of a sweep, held by what must not run beside one. */
  public interface Hold extends AutoCloseable {

    /** Lets sweeps begin again. */
    @Override
    void close();
  }

  /**
   * Waits until no sweep is under way, and lets none begin until the hold is closed. Those that are
   * asked for meanwhile wait for it as they wait for a sweep.
   *
   * @throws IllegalStateException if the process stops
   */
  public Hold hold() {
    try {
      takeTurn();
    } catch (StoppingException stopping) {
      throw new IllegalStateException(stopping.getMessage(), stopping);
    }
    AtomicBoolean over = new AtomicBoolean();
    return () -> {
      if (!over.getAndSet(true)) {
        turns.release();
      }
    };
  }

  /** Whether an exchange is part of the sweep that is under way. */
  public boolean isUnderWay(Exchange exchange) {
    Sweep sweep = exchange.getProperty(Sweep.PROPERTY, Sweep.class);
    return sweep != null && current.filter(turn -> turn.sweep() == sweep).isPresent();
  }

  /**
   * Claims for a sweep the right to write and to announce. It is refused while nothing may be
   * written; what comes later, such as a pause, is for the next sweep.
   */
  public void claim(Exchange exchange) {
    of(exchange).claim();
  }

  /** Ends a sweep, so that the next may begin. Out: the report as body. */
  public SweepReport report(Exchange exchange) {
    Sweep sweep = of(exchange);
    sweep.holdBack();
    SweepReport report = SweepReport.of(sweep, meters.read());
    listeners.forEach(listener -> listener.ended(report));
    release(sweep);
    return report;
  }

  /** The settings that decide a qty. */
  public StockRules rules() {
    return rules;
  }

  /** Whether decisions reach the shop. */
  public Mode mode() {
    return mode;
  }

  /** The sweep that is under way, if any. */
  public Optional<Sweep> current() {
    return current.map(Turn::sweep);
  }

  /** What lets sweeps write nothing. */
  public PauseSwitch pauses() {
    return pauses;
  }

  /** Whether sweeps write nothing, because somebody asked for a pause. */
  public boolean isPaused() {
    return pauses.isOn();
  }

  /** Lets no sweep begin any more, and the one that is under way write nothing that it has not. */
  public void stop() {
    ended = true;
    current().ifPresent(Sweep::abandon);
  }

  /**
   * Waits until no sweep is under way.
   *
   * @param longest how long to wait at most
   * @return whether none is under way
   * @throws InterruptedException if the process has to hurry
   */
  public boolean awaitEnd(Duration longest) throws InterruptedException {
    boolean free = turns.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    if (free) {
      turns.release();
    }
    return free;
  }

  /** Whether the process stops, so that what fails is no news. */
  public boolean isEnded() {
    return ended;
  }
}
