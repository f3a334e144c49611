package io.headroom.rig;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.Purpose;
import io.headroom.settings.SettingSources;
import io.headroom.settings.Settings;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Headroom at work on embedded parts: a MariaDB with a sample shop, a stand-in panel whose fleet
 * fills and frees, and the real routes.
 *
 * <p>{@code --once} ends it after the first sweep.
 */
public final class Demo implements AutoCloseable {

  private static final long SEED = 7;
  private static final int SECONDS_BETWEEN_CUSTOMERS = 4;
  private static final String ROW = "%4s  %-28s %6s -> %-6s  %-9s  %s%n";

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final ScheduledExecutorService customers = Executors.newScheduledThreadPool(1);
  private final ShopDatabase database = ShopDatabase.start();
  private final Shop shop = database.shop("whmcs");
  private final SampleShop sample = SampleShop.in(shop, SEED);
  private final StandInPanel panel = StandInPanel.serving(sample.fleet());
  private final ShopUser user = new Readme().user(shop);
  private final HeadroomProcess process = process();

  private Demo() {}

  /** Runs the demo until it is asked to stop. */
  public static void main(String[] args) throws InterruptedException {
    if (Boolean.getBoolean("demo.endsWithParent")) {
      // the build that started this process does not end it when it is ended itself
      var unused =
          ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> System.exit(143));
    }
    CountDownLatch over = new CountDownLatch(1);
    Demo demo = new Demo();
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "end-of-demo"));
    demo.open();
    if (!List.of(args).contains("--once")) {
      demo.goOn();
      over.await();
    }
    System.exit(0);
  }

  private HeadroomProcess process() {
    Map<String, String> settings = new HashMap<>(panel.settings(shop, user));
    settings.putAll(
        Map.of(
            "headroom.http.port", "0",
            "headroom.sweep.period", "2s",
            "headroom.cache.group-ttl", "1s",
            "headroom.routes.reload", "true"));
    return new HeadroomProcess(
        Settings.read(new SettingSources(Path.of("target"), settings, Map.of())),
        Purpose.SERVE,
        Clock.systemUTC(),
        Ticker.systemTicker());
  }

  private void open() {
    SortedMap<Integer, Integer> before = shop.qtys();
    out.println(
        "Headroom keeps the stock of a sample WHMCS shop true: it asks a stand-in VirtFusion panel"
            + " what its hypervisors can still place.");
    process.start();
    SweepReport report = process.sweep(SweepRequest.all("demo"));
    out.println();
    out.printf(ROW, "id", "product", "before", "after", "limit", "why");
    report.plan().products().forEach(product -> row(product, before));
    out.println();
  }

  private void row(PlannedProduct product, SortedMap<Integer, Integer> before) {
    out.printf(
        ROW,
        product.id(),
        product.product().name(),
        before.get((int) product.id()),
        product.qtyAfter(),
        product.decision().limitTerm(),
        product.reason());
  }

  private void goOn() {
    out.printf(
        """
        Customers come and go, and Headroom follows within two seconds.
        Look into the shop with any SQL client, for example
          mariadb --host 127.0.0.1 --port %d --user %s --password='%s' %s \
        -e 'SELECT id, name, qty FROM tblproducts'
        Ask Headroom itself why a qty is what it is, or how it does:
          curl http://127.0.0.1:%d/api/stock/12
          curl http://127.0.0.1:%d/observe/health
        Edit a file in routes/: it takes over while this runs.
        Stop with Ctrl-C.

        """,
        database.port(), user.name(), user.password(), shop.name(), process.port(), process.port());
    var unused =
        customers.scheduleWithFixedDelay(
            () -> out.println(sample.life().step()),
            1,
            SECONDS_BETWEEN_CUSTOMERS,
            TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    customers.shutdownNow();
    process.close();
    panel.close();
    database.close();
  }
}
