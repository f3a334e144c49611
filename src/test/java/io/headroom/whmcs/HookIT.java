package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.rig.Fleet;
import io.headroom.rig.HeadroomCommandLine;
import io.headroom.rig.HeadroomServer;
import io.headroom.rig.Node;
import io.headroom.rig.Page;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Ports;
import io.headroom.rig.Readme;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.StandInPanel;
import io.headroom.rig.WebHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The hook file in WHMCS, and the process that it tells. */
@ExtendWith(SharedDatabase.class)
class HookIT {

  private static final int ATTEMPTS = 20;
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final Path folder;
  private final Shop shop;
  private final Fleet fleet = new Fleet();
  private final StandInPanel panel = StandInPanel.serving(fleet);
  private final int port = Ports.QUIET.free();
  private final WebHost host;

  HookIT(@TempDir Path folder, Shop shop) {
    this.folder = folder.resolve("headroom");
    this.shop = shop;
    this.host =
        WebHost.in(folder.resolve("web"), "http://127.0.0.1:" + port)
            .setting("HEADROOM_TOKEN", "'" + TOKEN + "'");
  }

  @BeforeEach
  void stock() throws IOException {
    Files.createDirectories(folder);
    fleet.add(PanelPackage.of(7).memory(4096).cores(2).disk(80));
    fleet.group(3, Node.of(21).cores(0, 0).local(1, 0, 0).ipv4(100).memory(65536, 16384));
    shop.product(12).named("NVMe 4G").group(3).packageId(7).buffer("0").qty(1).add();
  }

  @AfterEach
  void close() {
    panel.close();
  }

  /** A process that sweeps when it is told something, and for no other reason. */
  private HeadroomServer headroom() {
    HeadroomServer server =
        HeadroomCommandLine.in(folder, shop, new Readme().user(shop), panel)
            .with("headroom.http.port", Integer.toString(port))
            .with("headroom.http.tokens.webhost.token", TOKEN)
            .with("headroom.http.tokens.webhost.scopes", "events")
            .with("headroom.sweep.period", "1h")
            .with("headroom.event.poll", "0")
            .with("headroom.event.quiet-period", "1s")
            .with("headroom.cache.group-ttl", "0s")
            // the room that the panel reports alone makes the numbers here
            .with("headroom.reserve", "off")
            .start("run");
    server.awaitLine("qty 1 -> 12");
    return server;
  }

  private void free(int vpses) {
    fleet.update(3, 21, node -> node.memory(65536, 65536 - 4096L * vpses));
  }

  @Test
  void each_hook_makes_the_process_look_at_the_stock() {
    int order = shop.order("Pending");
    int service = shop.service(12, order, "Pending");
    JsonNode ordered =
        WebHost.variables("AfterShoppingCartCheckout")
            .put("OrderID", order)
            .set("ServiceIDs", WebHost.events().add(service));
    try (HeadroomServer headroom = headroom()) {
      free(5);
      told(() -> host.fire("ClientAreaPageCart"));
      headroom.awaitLine("qty 12 -> 5");
      free(4);
      told(() -> host.fireWith("AfterShoppingCartCheckout", ordered));
      headroom.awaitLine("qty 5 -> 4");
      free(6);
      told(() -> host.fire("ProductEdit"));
      headroom.awaitLine("qty 4 -> 6");
      free(3);
      told(() -> host.fire("AfterModuleCreate"));
      headroom.awaitLine("qty 6 -> 3");
      free(9);
      told(() -> host.fire("AfterModuleTerminate"));
      headroom.awaitLine("qty 3 -> 9");
      free(2);
      told(() -> host.fire("AfterModuleTerminate", "AfterModuleCreate"));
      headroom.awaitLine("qty 9 -> 2");
    }
  }

  /**
   * Serves a page until its call was answered: on a busy machine half a second can be too short.
   */
  private void told(Supplier<Page> page) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      page.get().isUndisturbed();
      if (host.temporaryFiles().isEmpty()) {
        return;
      }
      host.forget();
    }
    throw new AssertionError("the process answered none of " + ATTEMPTS + " calls in time");
  }

  @Test
  void with_the_process_down_nobody_notices() {
    try (HeadroomServer headroom = headroom()) {
      assertThat(headroom.endsWithin(10)).isTrue();

      host.fire("ClientAreaPageCart").isUndisturbed().isNotHeldUp();
      assertThat(host.marker()).isEmptyFile();
    }
  }

  @Test
  void with_the_process_hanging_nobody_notices() throws Exception {
    try (HeadroomServer headroom = headroom()) {
      signal("STOP", headroom);
      host.fire("ClientAreaPageCart").isUndisturbed().isNotHeldUp();
      assertThat(host.marker()).isEmptyFile();
      signal("CONT", headroom);
      free(5);
      host.forget();

      told(() -> host.fire("ProductEdit"));
      headroom.awaitLine("-> 5");
    }
  }

  private static void signal(String name, HeadroomServer server) throws Exception {
    List<String> command = List.of("kill", "-" + name, Long.toString(server.pid()));
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  @Test
  void a_wrong_token_is_a_failure_and_moves_nothing() {
    try (HeadroomServer headroom = headroom()) {
      free(5);
      host.setting("HEADROOM_TOKEN", "'another'").fire("ClientAreaPageCart").isUndisturbed();

      assertThat(host.marker()).isEmptyFile();
      assertThat(headroom.endsWithin(10)).isTrue();
      assertThat(shop.qty(12)).isEqualTo(12);
    }
  }
}
