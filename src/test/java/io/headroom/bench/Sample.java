package io.headroom.bench;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What one sweep took.
 *
 * @param nanos how long it took
 * @param cpuNanos processor time of Headroom's process meanwhile, on all its threads
 * @param allocated bytes that its threads allocated meanwhile
 * @param requests requests that went to the panel
 * @param statements SQL statements, a batch as one
 * @param changed products whose qty was written
 * @param uptimeMillis how long the process had been running at the sweep's end
 */
record Sample(
    long nanos,
    long cpuNanos,
    long allocated,
    long requests,
    long statements,
    long changed,
    long uptimeMillis) {

  static Sample of(String line) {
    long[] n = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    return new Sample(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
  }

  String line() {
    return LongStream.of(nanos, cpuNanos, allocated, requests, statements, changed, uptimeMillis)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }

  double millis() {
    return nanos / 1e6;
  }
}
