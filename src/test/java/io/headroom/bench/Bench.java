package io.headroom.bench;

import io.headroom.rig.LargeShop;
import io.headroom.rig.Readme;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.ShopUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A shop of a size with its panel, in which {@code run} is measured. */
final class Bench implements AutoCloseable {

  private static final int SWEEPS_TO_WARM_UP = 200;
  private static final int SWEEPS_TO_SETTLE = 10;
  private static final int MEASURED = 21;
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final LargeShop size;
  private final List<String> options;
  private final ShopDatabase database = ShopDatabase.start();
  private final Shop shop = database.shop("whmcs");
  private final ShopUser user;
  private final PanelServer panel;
  private final Run headroom;

  Bench(LargeShop size, List<String> options) {
    this.size = size;
    this.options = new ArrayList<>(Benchmarks.launcherOptions());
    this.options.addAll(options);
    size.insertInto(shop);
    user = new Readme().user(shop);
    panel = PanelServer.of(size);
    headroom = Run.start(shop, user, panel, this.options);
  }

  /** Measures sweeps and prints what they took. */
  List<Scenario.Result> sweeps(List<Scenario> scenarios) {
    System.out.printf(
        "%n%d products, %d groups x %d nodes, %d packages, run with %s (ms):%n%s%n",
        size.products(),
        size.groups(),
        size.nodesPerGroup(),
        size.packages(),
        String.join(" ", options),
        Scenario.HEADER);
    List<Scenario.Result> results = new ArrayList<>();
    int warmup = SWEEPS_TO_WARM_UP;
    for (Scenario scenario : scenarios) {
      Scenario.Result result = scenario.measure(headroom, panel, warmup);
      results.add(result);
      System.out.println(result.row());
      warmup = SWEEPS_TO_SETTLE;
    }
    System.out.printf("A scrape of the metrics: %.2f MB%n", headroom.scrape() / 1e6);
    return results;
  }

  /**
   * Measures the three flat reads, prints how many times as long a sweep takes, and returns what is
   * missed if that is too often.
   */
  Optional<String> ratio(Sample sweep, double most) {
    List<Double> reads = new ArrayList<>();
    try (Floor floor = Floor.start(shop, user, options)) {
      for (int at = 0; at < SWEEPS_TO_WARM_UP + MEASURED; at++) {
        double millis = floor.millis();
        if (at >= SWEEPS_TO_WARM_UP) {
          reads.add(millis);
        }
      }
    }
    double floor = median(reads);
    double ratio = sweep.millis() / floor;
    System.out.printf("Three flat reads: %.1f ms; a sweep is %.2f times that%n", floor, ratio);
    return ratio <= most
        ? Optional.empty()
        : Optional.of(
            "%d products within %.1f x the three flat reads".formatted(size.products(), most));
  }

  /**
   * Measures how long the shop is wrong after an event, beside a panel that answers at once;
   * returns the median in ms.
   */
  double events() {
    panel.latency(0);
    List<Double> waits = new ArrayList<>();
    for (int at = 0; at < MEASURED; at++) {
      int product = 1 + at;
      long right = qty(product);
      shop.sql().update("UPDATE tblproducts SET qty = qty + 1 WHERE id = " + product);
      long start = System.nanoTime();
      headroom.provisioned(product);
      while (qty(product) != right) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      waits.add((System.nanoTime() - start) / 1e6);
    }
    double median = median(waits);
    System.out.printf("An event to the right qty: %.1f ms%n", median);
    return median;
  }

  private long qty(int product) {
    return shop.qty(product);
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().toList().get(figures.size() / 2);
  }

  @Override
  public void close() {
    headroom.close();
    panel.close();
    database.close();
  }
}
