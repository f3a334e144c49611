package io.headroom.sweep;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What the process has cost others so far: requests to the panel, and statements and round trips to
 * the database.
 *
 * @param clock says when a sweep began
 * @param ticker gives elapsed time in ns, and so how long a sweep took
 * @param panelRequests how many requests went to the panel since the start
 * @param sqlStatements how many statements were executed since the start
 * @param sqlRoundTrips how often the database was asked since the start: a batch of statements goes
 *     there together
 */
public record Meters(
    Clock clock,
    LongSupplier ticker,
    LongSupplier panelRequests,
    LongSupplier sqlStatements,
    LongSupplier sqlRoundTrips) {

  /**
   * The state of the meters at one moment.
   *
   * @param millis elapsed time in ms
   * @param panelRequests requests since the start
   * @param sqlStatements statements since the start
   * @param sqlRoundTrips round trips since the start
   */
  public record Reading(long millis, long panelRequests, long sqlStatements, long sqlRoundTrips) {

    Reading since(Reading start) {
      return new Reading(
          millis - start.millis,
          panelRequests - start.panelRequests,
          sqlStatements - start.sqlStatements,
          sqlRoundTrips - start.sqlRoundTrips);
    }
  }

  Reading read() {
    return new Reading(
        TimeUnit.NANOSECONDS.toMillis(ticker.getAsLong()),
        panelRequests.getAsLong(),
        sqlStatements.getAsLong(),
        sqlRoundTrips.getAsLong());
  }
}
