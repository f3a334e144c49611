package io.headroom.event;

import io.headroom.catalogue.Scope;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.event.ShopEvent.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The events that wait for a sweep, and when they get one. Safe for use by several threads.
 *
 * <p>A VPS that came or went gets its sweep at once if the last such sweep is a quiet period ago.
 * Otherwise it waits until the quiet period is over, together with all that come meanwhile. So a
 * burst costs two sweeps, and its last event is always followed by one. A VPS that went gets
 * another sweep when the quiet period is over and a last one after five minutes, since the panel
 * frees the room later. These, and what two sources tell of the same VPS, begin no quiet period of
 * their own. All other events get their sweep at once; a view of a product's page gets one at most
 * once an interval. An event that is told before the shop has changed gets a second one.
 */
public final class EventQueue {

  /** When the panel has surely freed the room of a VPS that went. */
  static final Duration FREED = Duration.ofMinutes(5);

  /** The most events and ids that are kept apart. With more, every product is looked at. */
  static final int MOST = 10_000;

  private final LongSupplier ticker;
  private final Duration quietPeriod;
  private final Duration cartInterval;
  private final Map<Long, Duration> viewed;
  private final Deque<Late> late = new ArrayDeque<>();
  private final Echoes heard = new Echoes();
  private final SecondLooks secondLooks = new SecondLooks();
  private Waiting moves = Waiting.NOTHING;
  private Waiting echoes = Waiting.NOTHING;
  private Waiting others = Waiting.NOTHING;
  private Scope again = Scope.NONE;

  /** When a VPS that came or went may get its sweep again; at once if nothing is said. */
  private Optional<Duration> quietFrom = Optional.empty();

  /** Events that wait together. */
  private record Waiting(int events, String trigger, Scope scope, Scope gone) {

    static final Waiting NOTHING = new Waiting(0, "", Scope.NONE, Scope.NONE);

    Waiting plus(String kind, Scope more, Scope moreGone) {
      Scope sum = scope.plus(more);
      boolean full = events >= MOST || sum.size() > MOST;
      return new Waiting(
          events + 1,
          trigger.isEmpty() || trigger.equals(kind) ? kind : "events",
          full ? Scope.ALL_FRESH : sum,
          full && !moreGone.isEmpty() ? Scope.ALL_FRESH : gone.plus(moreGone));
    }

    boolean isEmpty() {
      return scope.isEmpty();
    }
  }

  /** What is looked at a last time, when the first of it happened, and when it is due. */
  private record Late(Duration since, Duration at, Scope scope) {}

  /**
   * Creates an empty queue.
   *
   * @param ticker gives elapsed time in nanoseconds, whatever the wall clock says
   * @param quietPeriod the least time between two sweeps for VPSes that came or went
   * @param cartInterval the least time between two sweeps for views of the same product
   */
  public EventQueue(LongSupplier ticker, Duration quietPeriod, Duration cartInterval) {
    this.ticker = ticker;
    this.quietPeriod = quietPeriod;
    this.cartInterval = cartInterval;
    this.viewed = new Recent(MOST);
  }

  /** The products that were looked at last. */
  private static final class Recent extends LinkedHashMap<Long, Duration> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Duration> eldest) {
      return size() > most;
    }
  }

  private Duration now() {
    return Duration.ofNanos(ticker.getAsLong());
  }

  /** Takes an event, and returns what becomes of it. */
  public synchronized Fate add(ShopEvent event) {
    if (event.scope().isEmpty()) {
      return Fate.IGNORED;
    }
    if (event.kind() == Kind.CART_VIEWED && isTooSoon(event.scope())) {
      return Fate.TOO_SOON;
    }
    if (event.kind().isEarly()) {
      secondLooks.add(event, now());
    }
    if (!event.kind().moves()) {
      Waiting before = others;
      others = before.plus(event.kind().term(), event.scope(), Scope.NONE);
      return fate(event, before, others, true);
    }
    if (heard.hears(event, now())) {
      Waiting before = echoes;
      echoes = before.plus(event.kind().term(), event.scope(), Scope.NONE);
      return fate(event, before, echoes, isQuiet());
    }
    Waiting before = moves;
    boolean gone = event.kind() == Kind.TERMINATED;
    moves = before.plus(event.kind().term(), event.scope(), gone ? event.scope() : Scope.NONE);
    if (gone) {
      lookLater(event.scope());
    }
    return fate(event, before, moves, isQuiet());
  }

  private static Fate fate(ShopEvent event, Waiting before, Waiting after, boolean due) {
    if (after.scope().equals(Scope.ALL_FRESH) && !event.scope().equals(Scope.ALL_FRESH)) {
      return Fate.FOLDED;
    }
    return before.isEmpty() && due ? Fate.ACCEPTED : Fate.COALESCED;
  }

  private boolean isTooSoon(Scope scope) {
    Duration now = now();
    boolean tooSoon =
        scope.products().stream()
            .allMatch(
                product ->
                    viewed.containsKey(product)
                        && viewed.get(product).plus(cartInterval).compareTo(now) > 0);
    if (!tooSoon) {
      scope.products().forEach(product -> viewed.put(product, now));
    }
    return tooSoon;
  }

  /** Those that went within a quiet period are looked at a last time together. */
  private void lookLater(Scope scope) {
    Duration now = now();
    Duration at = now.plus(FREED);
    Late last = late.peekLast();
    if (last == null || last.since().plus(quietPeriod).compareTo(now) < 0) {
      late.addLast(new Late(now, at, scope));
    } else {
      late.removeLast();
      Scope sum = last.scope().plus(scope);
      late.addLast(new Late(last.since(), at, sum.size() > MOST ? Scope.ALL_FRESH : sum));
    }
  }

  private boolean isQuiet() {
    return quietFrom.filter(from -> from.compareTo(now()) > 0).isEmpty();
  }

  /** Returns how long it is until {@link #next()} returns something; nothing if nothing waits. */
  public synchronized Optional<Duration> due() {
    if (!others.isEmpty()) {
      return Optional.of(Duration.ZERO);
    }
    Duration now = now();
    Optional<Duration> ready =
        isNothingOfMoves() ? Optional.ofNullable(late.peekFirst()).map(Late::at) : Optional.of(now);
    Optional<Duration> loud =
        ready.map(at -> quietFrom.filter(from -> from.compareTo(at) > 0).orElse(at));
    return Stream.concat(loud.stream(), secondLooks.due().stream())
        .min(Comparator.naturalOrder())
        .map(at -> at.minus(now))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }

  /** Takes what is to be run now, if anything is. */
  public synchronized Optional<EventRun> next() {
    takeLate();
    Waiting now = others;
    for (EventRun second : secondLooks.take(now())) {
      now = now.plus(second.trigger(), second.scope(), Scope.NONE);
    }
    others = Waiting.NOTHING;
    if (isQuiet() && !isNothingOfMoves()) {
      now = takeMoves(now);
    }
    return now.isEmpty() ? Optional.empty() : Optional.of(new EventRun(now.trigger(), now.scope()));
  }

  private boolean isNothingOfMoves() {
    return moves.isEmpty() && echoes.isEmpty() && again.isEmpty();
  }

  private Waiting takeMoves(Waiting with) {
    Waiting taken = with;
    if (!moves.isEmpty()) {
      taken = taken.plus(moves.trigger(), moves.scope(), Scope.NONE);
      beQuiet();
    }
    if (!echoes.isEmpty()) {
      taken = taken.plus(echoes.trigger(), echoes.scope(), Scope.NONE);
    }
    if (!again.isEmpty()) {
      taken = taken.plus(Kind.TERMINATED.term(), again, Scope.NONE);
    }
    again = moves.gone();
    moves = Waiting.NOTHING;
    echoes = Waiting.NOTHING;
    return taken;
  }

  private void takeLate() {
    Duration now = now();
    while (!late.isEmpty() && late.getFirst().at().compareTo(now) <= 0) {
      again = again.plus(late.removeFirst().scope());
    }
  }

  /** Takes back what could not be run; it waits until the next quiet period is over. */
  public synchronized void failed(EventRun run) {
    moves = moves.plus(run.trigger(), run.scope(), Scope.NONE);
    beQuiet();
  }

  private void beQuiet() {
    quietFrom = Optional.of(now().plus(quietPeriod));
  }

  /** How many events wait for a sweep. */
  public synchronized int waiting() {
    return moves.events() + echoes.events() + others.events();
  }
}
