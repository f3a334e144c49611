package io.headroom.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A kind of sweep that is measured.
 *
 * @param name what it is called
 * @param fresh whether the panel is asked anew in each sweep
 * @param latencyMs how long the panel takes for each answer, in ms
 */
record Scenario(String name, boolean fresh, long latencyMs) {

  private static final int MEASURED = 20;

  /**
   * What the sweeps of a scenario took.
   *
   * @param samples the sweeps, the fastest first
   * @param residentMb memory that the process held after them, in MB
   */
  record Result(Scenario scenario, List<Sample> samples, long residentMb) {

    Sample median() {
      return samples.get(samples.size() / 2);
    }

    /** Processor time of a sweep, in ms, over all of them: one takes less than its clock ticks. */
    double cpuMillis() {
      return samples.stream().mapToLong(Sample::cpuNanos).sum() / 1e6 / samples.size();
    }

    String row() {
      Sample median = median();
      return "%-22s %8.1f %8.1f %8.1f %8d %8.1f %9d %6d %7d %7d %7d"
          .formatted(
              scenario.name,
              median.millis(),
              samples.get(0).millis(),
              samples.get(samples.size() - 1).millis(),
              median.durationMs(),
              cpuMillis(),
              median.requests(),
              median.statements(),
              median.roundTrips(),
              median.changed(),
              residentMb);
    }
  }

  static final String HEADER =
      "%-22s %8s %8s %8s %8s %8s %9s %6s %7s %7s %7s"
          .formatted(
              "sweep",
              "median",
              "min",
              "max",
              "own",
              "CPU",
              "requests",
              "SQL",
              "trips",
              "changed",
              "RSS MB");

  /** Measures it, after so many sweeps that do not count. */
  Result measure(Run headroom, PanelServer panel, int warmup) {
    panel.latency(latencyMs);
    List<Sample> samples = new ArrayList<>();
    for (int at = 0; at < warmup + MEASURED; at++) {
      Sample sample = headroom.recalculate(fresh);
      if (at >= warmup) {
        samples.add(sample);
      }
      if (at % 10 == 0) {
        headroom.scrape();
      }
    }
    samples.sort(Comparator.comparing(Sample::nanos));
    return new Result(this, samples, headroom.residentMb());
  }
}
