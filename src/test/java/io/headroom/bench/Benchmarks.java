package io.headroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The benchmark: what is sold of a fleet that is nearly full, the arithmetic of one large group,
 * and whole sweeps.
 *
 * <p>Headroom, the stand-in panel and MariaDB are processes of their own on one machine; what is
 * measured is Headroom's, as its client sees it. It ends with 1 if a figure is not reached.
 */
public final class Benchmarks {

  /** How many times as long as the three flat reads a sweep may take, seen by its client. */
  private static final double MOST_FLOORS_USUAL = 8;

  private static final double MOST_FLOORS_LARGE = 4;

  private static final int REQUESTS_AT_ONCE = 8;

  private final List<String> missed = new ArrayList<>();

  private Benchmarks() {}

  /** Runs everything and prints the figures. */
  public static void main(String[] args) throws RunnerException {
    Benchmarks benchmarks = new Benchmarks();
    benchmarks.run();
    benchmarks.missed.forEach(figure -> System.out.println("NOT REACHED: " + figure));
    System.exit(benchmarks.missed.isEmpty() ? 0 : 1);
  }

  private void run() throws RunnerException {
    System.out.printf(
        "%s, %d processors, Java %s, %s, whole sweeps with %s%n%n",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        System.getProperty("os.name"),
        String.join(" ", launcherOptions()));
    missed.addAll(new SellingBenchmark().run());
    arithmetic();
    usual();
    large();
  }

  private static void arithmetic() throws RunnerException {
    System.out.printf(
        "One group of %d nodes x %d products, all asking differently (JMH, ms):%n",
        CapacityBenchmark.NODES, CapacityBenchmark.PRODUCTS);
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(CapacityBenchmark.class.getName())
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run()) {
      System.out.printf(
          "  %-6s %7.2f +- %.2f%n",
          result.getParams().getParam("rules"),
          result.getPrimaryResult().getScore(),
          result.getPrimaryResult().getScoreError());
    }
  }

  private void usual() {
    List<Scenario> scenarios =
        List.of(
            new Scenario("full caches, 0 ms", false, 0),
            new Scenario("full caches, 50 ms", false, 50),
            new Scenario("empty caches, 0 ms", true, 0),
            new Scenario("empty caches, 50 ms", true, 50));
    try (Bench bench = new Bench(Sizes.USUAL, List.of("-Xmx512m"))) {
      List<Scenario.Result> results = bench.sweeps(scenarios);
      Sample full = results.get(0).median();
      reach("500 products with full caches within 15 ms", full.millis() <= 15);
      reach(
          "7 queries, 0 requests and 0 writes when nothing changed",
          full.statements() == 7 && full.requests() == 0 && full.changed() == 0);
      bench.ratio(full, MOST_FLOORS_USUAL).ifPresent(missed::add);
      Sample empty = results.get(3).median();
      double floor = (double) empty.requests() / REQUESTS_AT_ONCE * 50;
      System.out.printf(
          "Floor with empty caches at 50 ms: %d requests / 8 x 50 ms = %.1f ms; the median is %.2f"
              + " times that%n",
          empty.requests(), floor, empty.millis() / floor);
      reach(
          "empty caches at 50 ms within 1.5 x the floor + 50 ms",
          empty.millis() < 1.5 * floor + 50);
      reach("an event to the right qty within 100 ms", bench.events() <= 100);
    }
  }

  private void large() {
    List<Scenario> scenarios =
        List.of(
            new Scenario("full caches, 0 ms", false, 0),
            new Scenario("empty caches, 0 ms", true, 0));
    try (Bench bench = new Bench(Sizes.LARGE, List.of("-Xmx256m"))) {
      List<Scenario.Result> results = bench.sweeps(scenarios);
      Scenario.Result full = results.get(0);
      reach("10,000 products with full caches within 200 ms", full.median().millis() <= 200);
      reach("10,000 products for 0.15 s of a processor", full.cpuMillis() < 150);
      reach("10,000 products in 450 MB", results.get(1).residentMb() < 450);
      bench.ratio(full.median(), MOST_FLOORS_LARGE).ifPresent(missed::add);
    }
  }

  private void reach(String figure, boolean reached) {
    if (!reached) {
      missed.add(figure);
    }
  }

  /** Returns what bin/headroom gives the JVM. */
  static List<String> launcherOptions() {
    try (Stream<String> lines = Files.lines(Path.of("src/main/dist/bin/headroom"))) {
      return lines
          .filter(line -> line.startsWith("options="))
          .map(line -> List.of(line.replaceAll("^options=|\"", "").split(" ")))
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
