package io.headroom.sweep;

import io.headroom.catalogue.Scope;
import io.headroom.event.EventQueue;
import io.headroom.event.EventRun;
import io.headroom.event.ShopEvent;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.whmcs.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * What waits for the next sweep: events, and those who asked for one. Safe for use by several
 * threads.
 *
 * <p>All that comes while a sweep is under way is served by the next one, together.
 */
public final class Agenda {

  private static final String IN_HAND = "inHand";

  private final EventQueue events;
  private final SweepLog log;
  private final BiConsumer<ShopEvent, Fate> fates;
  private List<SweepTicket> asked = new ArrayList<>();
  private volatile boolean ended;
  private long takes;

  /** What a sweep serves. */
  private record InHand(List<SweepTicket> tickets, Optional<EventRun> run) {

    SweepRequest request() {
      Scope scope =
          tickets.stream()
              .map(SweepTicket::scope)
              .reduce(run.map(EventRun::scope).orElse(Scope.NONE), Scope::plus);
      String trigger =
          tickets.stream()
              .map(SweepTicket::trigger)
              .findFirst()
              .or(() -> run.map(EventRun::trigger))
              .orElseThrow();
      return SweepRequest.writing(trigger, scope);
    }

    boolean isEmpty() {
      return tickets.isEmpty() && run.isEmpty();
    }
  }

  /**
   * Creates an empty agenda.
   *
   * @param events the events that wait
   * @param log reports a sweep that could not run and that nobody waits for
   * @param fates is called with what becomes of each event
   */
  public Agenda(EventQueue events, SweepLog log, BiConsumer<ShopEvent, Fate> fates) {
    this.events = events;
    this.log = log;
    this.fates = fates;
  }

  /**
   * Takes an event, and returns what becomes of it.
   *
   * @throws StoppingException if the process stops, so that nobody would look at it
   */
  public Fate add(ShopEvent event) {
    if (ended) {
      throw new StoppingException();
    }
    Fate fate = events.add(event);
    wake();
    fates.accept(event, fate);
    return fate;
  }

  /** Takes an event of services that were looked up. In: their products. */
  public void addLookedUp(Exchange exchange) {
    List<?> rows = exchange.getMessage().getBody(List.class);
    Set<Long> products =
        rows.stream()
            .map(row -> new Row((Map<?, ?>) row).number("packageid"))
            .collect(Collectors.toUnmodifiableSet());
    // without a row it is every product: the rows may not be there yet
    add(vague(exchange).about(Scope.of(products)));
  }

  /** Takes an event of services that cannot be looked up now: it may concern every product. */
  public void addUnknown(Exchange exchange) {
    add(vague(exchange).about(Scope.ALL));
  }

  private static ShopEvent vague(Exchange exchange) {
    return exchange.getProperty("event", ShopEvent.class);
  }

  /** Takes events, for one sweep together. In: a list of {@link ShopEvent}. */
  public synchronized void addAll(Exchange exchange) {
    events(exchange).forEach(this::add);
  }

  /**
   * Takes the events whose products are known, for one sweep together. In: a list of {@link
   * ShopEvent}. Out: the others, whose services are to be looked up.
   */
  public synchronized List<ShopEvent> addKnown(Exchange exchange) {
    Map<Boolean, List<ShopEvent>> byVagueness =
        events(exchange).collect(Collectors.partitioningBy(ShopEvent::isVague));
    byVagueness.getOrDefault(false, List.of()).forEach(this::add);
    return byVagueness.getOrDefault(true, List.of());
  }

  private static Stream<ShopEvent> events(Exchange exchange) {
    List<?> happened = exchange.getMessage().getBody(List.class);
    return happened.stream().map(ShopEvent.class::cast);
  }

  /** How many events wait for a sweep. */
  public int waiting() {
    return events.waiting();
  }

  /** How many wait for a sweep that they asked for and that has not begun. */
  public synchronized int asked() {
    return asked.size();
  }

  /** Asks for the next sweep to look at something, and returns the ticket that gets its result. */
  public synchronized SweepTicket ask(String trigger, Scope scope) {
    SweepTicket ticket = new SweepTicket(trigger, scope);
    if (ended) {
      ticket.fail(new StoppingException());
    } else {
      asked.add(ticket);
      wake();
    }
    return ticket;
  }

  /**
   * Waits until a sweep is due, at no cost while nothing waits for one.
   *
   * @return whether one is; false if the process stops
   * @throws InterruptedException if it is not to wait any longer
   */
  public synchronized boolean awaitDue() throws InterruptedException {
    for (Optional<Duration> due = due(); !ended && !isNow(due); due = due()) {
      if (due.isPresent()) {
        TimeUnit.NANOSECONDS.timedWait(this, due.get().toNanos());
      } else {
        wait();
      }
    }
    return !ended;
  }

  private Optional<Duration> due() {
    return asked.isEmpty() ? events.due() : Optional.of(Duration.ZERO);
  }

  private static boolean isNow(Optional<Duration> due) {
    return due.filter(Duration::isZero).isPresent();
  }

  /**
   * Waits for some time, or until something new comes or the process stops.
   *
   * @throws InterruptedException if it is not to wait any longer
   */
  @SuppressWarnings("WaitNotInLoop") // who waits looks again in any case
  public synchronized void pause(Duration longest) throws InterruptedException {
    if (!ended) {
      TimeUnit.NANOSECONDS.timedWait(this, longest.toNanos());
    }
  }

  /** Wakes those who wait for something to be due, so that they look again. */
  public synchronized void wake() {
    notifyAll();
  }

  /** How often the agenda was emptied, also when nothing was on it. */
  public synchronized long takes() {
    return takes;
  }

  /** Takes what waits. Out: the request for the sweep that is due; null if none is. */
  public void take(Exchange exchange) {
    InHand inHand = new InHand(takeAsked(), events.next());
    exchange.setProperty(IN_HAND, inHand);
    inHand.tickets().forEach(SweepTicket::begin);
    exchange.getMessage().setBody(inHand.isEmpty() ? null : inHand.request());
  }

  private synchronized List<SweepTicket> takeAsked() {
    List<SweepTicket> taken = asked;
    asked = new ArrayList<>();
    takes++;
    return taken;
  }

  /** Answers those who asked with what the sweep came to. In: the report. */
  public void done(Exchange exchange) {
    SweepReport report = exchange.getMessage().getBody(SweepReport.class);
    inHand(exchange).tickets().forEach(ticket -> ticket.complete(report));
  }

  /** Answers those who asked that the sweep could not run; the events wait for the next one. */
  public void failed(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    InHand inHand = inHand(exchange);
    inHand.run().ifPresent(events::failed);
    wake();
    inHand.tickets().forEach(ticket -> ticket.fail(cause));
    if (inHand.tickets().isEmpty()) {
      log.failed(exchange);
    }
  }

  private static InHand inHand(Exchange exchange) {
    return exchange.getProperty(IN_HAND, new InHand(List.of(), Optional.empty()), InHand.class);
  }

  /** Refuses everybody who waits or asks from now on, because the process stops. */
  public synchronized void stop() {
    ended = true;
    takeAsked().forEach(ticket -> ticket.fail(new StoppingException()));
    wake();
  }
}
