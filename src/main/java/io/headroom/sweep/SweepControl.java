package io.headroom.sweep;

import io.headroom.event.EventQueue;
import io.headroom.event.ShopEvent;
import io.headroom.event.ShopEvent.Fate;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.camel.main.Main;

/**
 * What begins sweeps, and what waits for one.
 *
 * @param sweeps begins and ends them
 * @param agenda what waits for the next one
 * @param board what the last ones came to
 */
public record SweepControl(Sweeps sweeps, Agenda agenda, StockBoard board) {

  /**
   * Creates it, and binds what the routes name.
   *
   * @param sweeps begins and ends sweeps
   * @param board is given what they come to
   * @param period when a sweep is tried again
   * @param events the events that wait for a sweep
   * @param fates is called with what becomes of each event
   */
  public static SweepControl bind(
      Main main,
      Sweeps sweeps,
      StockBoard board,
      Duration period,
      EventQueue events,
      BiConsumer<ShopEvent, Fate> fates) {
    sweeps.addListener(board);
    SweepLog log = new SweepLog(sweeps, period.toSeconds() + "s");
    Agenda agenda = new Agenda(events, log, fates);
    main.bind("sweeps", sweeps);
    main.bind("sweepLog", log);
    main.bind("agenda", agenda);
    return new SweepControl(sweeps, agenda, board);
  }
}
