package io.headroom.sweep;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What the process has cost others so far: requests to the panel and statements to the database.
 *
 * @param clock tells when a sweep began
 * @param ticker tells how time passes, in ns, and so how long a sweep took
 * @param panelRequests how many requests went to the panel since the start
 * @param sqlRoundTrips how many statements were executed since the start, a batch as one
 */
public record Meters(
    Clock clock, LongSupplier ticker, LongSupplier panelRequests, LongSupplier sqlRoundTrips) {

  /**
   * The state of the meters at one moment.
   *
   * @param millis elapsed time in ms
   * @param panelRequests requests since the start
   * @param sqlRoundTrips statements since the start
   */
  public record Reading(long millis, long panelRequests, long sqlRoundTrips) {

    Reading since(Reading start) {
      return new Reading(
          millis - start.millis,
          panelRequests - start.panelRequests,
          sqlRoundTrips - start.sqlRoundTrips);
    }
  }

  Reading read() {
    return new Reading(
        TimeUnit.NANOSECONDS.toMillis(ticker.getAsLong()),
        panelRequests.getAsLong(),
        sqlRoundTrips.getAsLong());
  }
}
