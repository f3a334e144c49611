package io.headroom.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A kind of sweep that is measured.
 *
 * @param name what it is called
 * @param emptyCaches whether the caches are emptied before each sweep
 * @param latencyMs how long the panel takes for each answer, in ms
 */
record Scenario(String name, boolean emptyCaches, long latencyMs) {

  private static final int MEASURED = 20;

  /** What the sweeps of a scenario took, the fastest first, and the heap after them. */
  record Result(Scenario scenario, List<Sample> samples, long heapBytes) {

    Sample median() {
      return samples.get(samples.size() / 2);
    }

    String row() {
      Sample median = median();
      return "%-28s %8.1f %8.1f %8.1f %9d %4d %7d %9.1f %7.1f"
          .formatted(
              scenario.name,
              median.millis(),
              samples.get(0).millis(),
              samples.get(samples.size() - 1).millis(),
              median.requests(),
              median.statements(),
              median.changed(),
              median.allocated() / 1e6,
              heapBytes / 1e6);
    }
  }

  static final String HEADER =
      "%-28s %8s %8s %8s %9s %4s %7s %9s %7s"
          .formatted(
              "sweep", "median", "min", "max", "requests", "SQL", "changed", "alloc MB", "heap MB");

  /**
   * Measures it, after so many sweeps that do not count, and when the compiler has done what they
   * gave it to do: in a shop that is swept every minute it always has.
   */
  Result measure(Child headroom, PanelServer panel, int warmup) {
    panel.latency(latencyMs);
    List<Sample> samples = new ArrayList<>();
    for (int at = 0; at < warmup + MEASURED; at++) {
      if (at == warmup) {
        headroom.ask("settle");
      }
      if (emptyCaches) {
        headroom.ask("forget");
      }
      Sample sample = Sample.of(headroom.ask("sweep"));
      if (at >= warmup) {
        samples.add(sample);
      }
    }
    samples.sort(Comparator.comparing(Sample::nanos));
    return new Result(this, samples, Long.parseLong(headroom.ask("heap")));
  }
}
