package io.headroom.rig;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.Purpose;
import io.headroom.settings.SettingSources;
import io.headroom.settings.Settings;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.SweepListener;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import io.headroom.text.OneLine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Headroom at work on embedded parts: a MariaDB with a sample shop, a stand-in panel whose fleet
 * fills and frees, and the real routes.
 *
 * <p>{@code --once} ends it after the first sweep.
 */
public final class Demo {

  /** The samples of the documents are of the same shop. */
  public static final long SEED = 7;

  private static final int SECONDS_BETWEEN_CUSTOMERS = 4;
  private static final long PATIENCE_SECONDS = 20;

  private final DemoScreen screen;
  private final boolean once;
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CompletableFuture<DemoTraces> traces = new CompletableFuture<>();

  private Demo(DemoScreen screen, boolean once) {
    this.screen = screen;
    this.once = once;
  }

  /** Runs the demo until it is asked to stop. */
  public static void main(String[] args) throws InterruptedException {
    DemoScreen screen = DemoTerminal.screen();
    screen.say("Headroom keeps the stock of a WHMCS shop true. This is a sample shop, with a");
    screen.say("stand-in for its VirtFusion panel, whose servers fill and free.");
    screen.say("");
    System.setErr(screen.lines());
    System.setProperty("headroom.log.sweeps", "ERROR");
    if (Boolean.getBoolean("demo.endsWithParent")) {
      // the build that started this process does not end it when it is ended itself
      var unused =
          ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> System.exit(143));
    }
    Demo demo = new Demo(screen, List.of(args).contains("--once"));
    Runtime.getRuntime().addShutdownHook(new Thread(demo::end, "end-of-demo"));
    demo.run();
    System.exit(0);
  }

  private void run() throws InterruptedException {
    try (ShopDatabase database = database()) {
      if (isWanted()) {
        Shop shop = database.shop("whmcs");
        SampleShop sample = SampleShop.in(shop, SEED);
        try (StandInPanel panel = StandInPanel.serving(sample.fleet())) {
          run(database, sample, panel);
        }
      }
    } finally {
      closed.countDown();
    }
  }

  private boolean isWanted() {
    return told.getCount() > 0;
  }

  private ShopDatabase database() {
    if (!MariaDbHome.chosen().isReady()) {
      screen.say("Unpacks a MariaDB server, 320 MB, the first time only: some ten seconds.");
    }
    screen.say("Starts a MariaDB server for the shop.");
    return ShopDatabase.start();
  }

  private void run(ShopDatabase database, SampleShop sample, StandInPanel panel)
      throws InterruptedException {
    DemoTable table =
        new DemoTable(CommandLine.Help.defaultColorScheme(Ansi.AUTO), sample.shop().qtys());
    try (HeadroomProcess process = process(sample.shop(), panel)) {
      screen.say("Starts Headroom.");
      process.start();
      SweepReport report = process.sweep(SweepRequest.all("demo"));
      table.take(report.plan().products());
      // what it says at its end is measured now, so that it ends at once
      var unused = traces.completeAsync(DemoTraces::now);
      screen.say("");
      if (once) {
        table.lines().forEach(screen::say);
        screen.say("");
      } else if (isWanted()) {
        goOn(table, process, hints(database, process), sample.life());
      }
    }
  }

  private HeadroomProcess process(Shop shop, StandInPanel panel) {
    Map<String, String> settings = new HashMap<>(panel.settings(shop, new Readme().user(shop)));
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

  private static List<String> hints(ShopDatabase database, HeadroomProcess process) {
    String http = "curl http://127.0.0.1:" + process.port();
    return List.of(
        "",
        "Try this from another terminal:",
        "  %-48s  why its qty is what it is".formatted(http + "/api/stock/12"),
        "  %-48s  how Headroom does".formatted(http + "/observe/health"),
        "  %-48s  the shop"
            .formatted("mariadb -h 127.0.0.1 -P %d -u root whmcs".formatted(database.port())),
        "  %-48s  it takes effect at once".formatted("edit a file in routes/"),
        "Read on in docs/rules.md. Ctrl-C ends it.");
  }

  private void goOn(
      DemoTable table, HeadroomProcess process, List<String> hints, FleetLife customers)
      throws InterruptedException {
    boolean staysBelow = screen.fits(table.lines().size() + hints.size() + 1);
    if (!staysBelow) {
      table.lines().forEach(screen::say);
      hints.forEach(screen::say);
      screen.say("");
    }
    Following following = new Following(screen, table, staysBelow ? hints : List.of());
    following.show();
    process.sweeps().addListener(following);
    ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    try {
      var unused =
          clock.scheduleWithFixedDelay(
              () -> screen.say(customers.step()), 1, SECONDS_BETWEEN_CUSTOMERS, TimeUnit.SECONDS);
      told.await();
    } finally {
      clock.shutdownNow();
    }
  }

  /** Says first what stays, since whoever started this process may end sooner. */
  private void end() {
    told.countDown();
    List<String> lines = new ArrayList<>();
    if (!once) {
      lines.add("");
    }
    lines.add("Headroom ends, and its database goes with it. What stays on this machine:");
    lines.addAll((traces.isDone() ? traces.join() : DemoTraces.now()).lines());
    screen.end(lines);
    try {
      var unused = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows what each sweep came to. */
  private static final class Following implements SweepListener {

    private static final String INDENT = "  ";

    private final DemoScreen screen;
    private final DemoTable table;
    private final List<String> hints;
    private int sweeps = 1;

    Following(DemoScreen screen, DemoTable table, List<String> hints) {
      this.screen = screen;
      this.table = table;
      this.hints = hints;
    }

    @Override
    public void ended(SweepReport report) {
      if (!report.request().dry()) {
        follow(report);
      }
    }

    private synchronized void follow(SweepReport report) {
      sweeps++;
      List<PlannedProduct> products = report.plan().products();
      table.take(products);
      products.stream()
          .filter(PlannedProduct::isChanged)
          .map(Following::change)
          .forEach(screen::say);
      show();
    }

    /** Shows the table and the hints below all lines, where they stay there. */
    synchronized void show() {
      if (!hints.isEmpty()) {
        List<String> block = new ArrayList<>(List.of(""));
        block.addAll(table.lines());
        block.add("      Sweeps so far: %d, one every 2 s".formatted(sweeps));
        block.addAll(hints);
        screen.show(block);
      }
    }

    private static String change(PlannedProduct product) {
      String text =
          "%s: %d -> %d, %s"
              .formatted(
                  product.product().name(),
                  product.qtyBefore(),
                  product.qtyAfter(),
                  product.reason());
      return INDENT + OneLine.of(text, DemoScreen.WIDTH - INDENT.length()).text();
    }

    @Override
    public void failed(SweepRequest request, long millis) {
      screen.say("A sweep failed.");
    }
  }
}
