package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.HeadroomCommandLine;
import io.headroom.rig.HeadroomServer;
import io.headroom.rig.Http;
import io.headroom.rig.Ports;
import io.headroom.rig.Readme;
import io.headroom.rig.SampleShop;
import io.headroom.rig.Scrape;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.StandInPanel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the alerts and the dashboard ask for, in the metrics of the real process. */
@ExtendWith(SharedDatabase.class)
class ScrapeIT {

  private static final String METRICS = "/observe/metrics";
  private static final int SCRAPES = 1000;

  private final Path folder;
  private final Shop shop;

  ScrapeIT(@TempDir Path folder, Shop shop) {
    this.folder = folder;
    this.shop = shop;
  }

  /** Scrapes a process that has swept once and was told of an event. */
  private Scrape scrape() throws IOException {
    int port = Ports.QUIET.free();
    Path installed = Files.createDirectories(folder.resolve("headroom"));
    try (StandInPanel panel = StandInPanel.serving(SampleShop.in(shop, 1).fleet());
        HeadroomServer run =
            HeadroomCommandLine.in(installed, shop, new Readme().user(shop), panel)
                .with("headroom.http.port", Integer.toString(port))
                .start("run")) {
      run.awaitLine("Sweep: ");
      Http http = Http.on(port);
      assertThat(http.post("/api/events/product-saved", "{\"productId\":12}").statusCode())
          .isEqualTo(202);
      return whole(http);
    }
  }

  /** Scrapes until all is there: some metrics begin with the first garbage collection. */
  private static Scrape whole(Http http) throws IOException {
    Set<String> promised = Scrape.promised().names();
    Scrape scrape = Scrape.of(http.get(METRICS).body());
    for (int more = 0; more < SCRAPES && !scrape.names().containsAll(promised); more++) {
      scrape = Scrape.of(http.get(METRICS).body());
    }
    return scrape;
  }

  @Test
  void every_promised_metric_is_exported_and_every_query_finds_something() throws IOException {
    Scrape scrape = scrape();

    assertThat(scrape.names()).containsAll(Scrape.promised().names());
    new AlertsTest().areExported(scrape, folder);
    new DashboardTest().areExported(scrape, folder);
  }
}
