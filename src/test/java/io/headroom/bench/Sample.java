package io.headroom.bench;

/**
 * What one sweep took.
 *
 * @param nanos how long its client waited
 * @param durationMs how long it took by its own account, in ms
 * @param cpuNanos processor time of Headroom's process meanwhile, on all its threads
 * @param requests requests that went to the panel
 * @param statements SQL statements
 * @param roundTrips round trips to the database, a batch of statements as one
 * @param changed products whose qty was written
 */
record Sample(
    long nanos,
    long durationMs,
    long cpuNanos,
    long requests,
    long statements,
    long roundTrips,
    long changed) {

  double millis() {
    return nanos / 1e6;
  }
}
