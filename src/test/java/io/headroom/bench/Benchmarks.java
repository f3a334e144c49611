package io.headroom.bench;

import io.headroom.rig.LargeShop;
import io.headroom.rig.Readme;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.ShopUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The benchmark: the arithmetic of one large group, and whole sweeps.
 *
 * <p>Headroom, the stand-in panel and MariaDB are processes of their own on one machine; what is
 * measured is Headroom's. It ends with 1 if a figure is not reached.
 */
public final class Benchmarks {

  private static final int SWEEPS_TO_WARM_UP = 50;
  private static final int SWEEPS_TO_SETTLE = 10;
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
    List<Scenario.Result> results = measure(Sizes.USUAL, scenarios, List.of());
    Sample full = results.get(0).median();
    reach("500 products with full caches under 25 ms", full.millis() < 25);
    reach(
        "3 queries, 0 requests and 0 writes when nothing changed",
        full.statements() == 3 && full.requests() == 0 && full.changed() == 0);
    Sample empty = results.get(3).median();
    double floor = (double) empty.requests() / REQUESTS_AT_ONCE * 50;
    System.out.printf(
        "Floor with empty caches at 50 ms: %d requests / 8 x 50 ms = %.1f ms; the median is %.2f"
            + " times that%n",
        empty.requests(), floor, empty.millis() / floor);
    reach(
        "empty caches at 50 ms within 1.5 x the floor + 50 ms", empty.millis() < 1.5 * floor + 50);
  }

  private void large() {
    List<Scenario> scenarios =
        List.of(
            new Scenario("full caches, 0 ms", false, 0),
            new Scenario("empty caches, 0 ms", true, 0));
    List<Scenario.Result> results = measure(Sizes.LARGE, scenarios, List.of("-Xmx256m"));
    reach(
        "10,000 products with full caches under 400 ms in a 256 MB heap",
        results.get(0).median().millis() < 400);
  }

  private void reach(String figure, boolean reached) {
    if (!reached) {
      missed.add(figure);
    }
  }

  private static List<Scenario.Result> measure(
      LargeShop size, List<Scenario> scenarios, List<String> options) {
    System.out.printf(
        "%n%d products, %d groups x %d nodes, %d packages%s (ms):%n",
        size.products(),
        size.groups(),
        size.nodesPerGroup(),
        size.packages(),
        options.isEmpty() ? "" : ", " + String.join(" ", options));
    List<Scenario.Result> results = new ArrayList<>();
    try (ShopDatabase database = ShopDatabase.start();
        PanelServer panel = PanelServer.of(size);
        Child headroom = headroom(size, database, panel, options)) {
      Sample first = Sample.of(headroom.ask("sweep"));
      System.out.println(Scenario.HEADER);
      int warmup = SWEEPS_TO_WARM_UP;
      for (Scenario scenario : scenarios) {
        results.add(scenario.measure(headroom, panel, warmup));
        System.out.println(results.get(results.size() - 1).row());
        warmup = SWEEPS_TO_SETTLE;
      }
      System.out.printf(
          "First sweep of a fresh process, which writes %d rows: %.0f ms; %d ms since its start%n",
          first.changed(), first.millis(), first.uptimeMillis());
    }
    return results;
  }

  /** Returns what bin/headroom gives the JVM. */
  private static List<String> launcherOptions() {
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

  private static Child headroom(
      LargeShop size, ShopDatabase database, PanelServer panel, List<String> options) {
    Shop shop = database.shop("whmcs");
    size.insertInto(shop);
    ShopUser user = new Readme().user(shop);
    List<String> all = new ArrayList<>(launcherOptions());
    all.addAll(options);
    all.add("-Dheadroom.log.level=WARN");
    return Child.start(
        SweepServer.class,
        all,
        Map.of(
            "HEADROOM_PANEL_URL", panel.url(),
            "HEADROOM_PANEL_TOKEN", panel.token(),
            "HEADROOM_DB_URL", shop.jdbcUrl(),
            "HEADROOM_DB_USER", user.name(),
            "HEADROOM_DB_PASSWORD", user.password(),
            "HEADROOM_CACHE_GROUP_TTL", "1d"),
        List.of("SWEEP_ONCE"));
  }
}
