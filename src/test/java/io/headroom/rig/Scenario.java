package io.headroom.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop with two products and the panel behind it: product 12 has a qty of 1 and group 4 room for
 * 12, product 13 has a qty of 5 and group 5 room for 8.
 */
@Tag("rig")
@ExtendWith(SharedDatabase.class)
@Timeout(60)
public abstract class Scenario {

  private static final int VPS_MB = 4096;
  private static final int NODE_MB = 131072;

  protected final Fleet fleet = new Fleet();
  protected final StandInPanel panel = StandInPanel.serving(fleet);
  protected final Shop shop;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @TempDir private Path folder;

  protected Scenario(Shop shop) {
    this.shop = shop;
  }

  @BeforeEach
  void open_the_shop() {
    fleet.add(PanelPackage.of(7).named("KVM-4G").memory(VPS_MB).cores(0).disk(0));
    shop.product(12).named("KVM-4G").group(4).packageId(7).buffer("0").qty(1).add();
    shop.product(13).named("KVM-4G in Paris").group(5).packageId(7).buffer("0").qty(5).add();
    room(4, 12);
    room(5, 8);
  }

  @AfterEach
  void close_everything() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    panel.close();
  }

  /** Gives a hypervisor group room for so many VPSes of 4 GB, on one node, 20 and its id. */
  protected final void room(int group, int vpses) {
    fleet.group(group, Node.of(17 + group).memory(NODE_MB, NODE_MB - (long) vpses * VPS_MB));
  }

  /** Returns a plan for a station that asks the panel anew in every sweep. */
  protected final Station.Draft uncached() {
    return Station.of(shop, panel)
        .with("headroom.cache.package-ttl", "0s")
        .with("headroom.cache.group-ttl", "0s")
        .with("headroom.cache.missing-ttl", "0s");
  }

  /** Returns a station that asks the panel anew in every sweep, closed after the test. */
  protected final Station start() {
    return start(uncached());
  }

  /** Starts a station, closed after the test. */
  protected final Station start(Station.Draft draft) {
    return closing(draft.start());
  }

  /** Closes something after the test, the last one first. */
  protected final <T extends AutoCloseable> T closing(T resource) {
    open.push(resource);
    return resource;
  }

  /** Writes a route file as an integrator does. */
  protected final Path route(String yaml) {
    try {
      return Files.writeString(Files.createTempFile(folder, "custom", ".camel.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a route file", e);
    }
  }

  /** Returns the row of the ledger about a product. */
  protected final Map<String, Object> ledger(int product) {
    return shop
        .sql()
        .rows("SELECT * FROM mod_headroom_stock WHERE product_id = ?", product)
        .stream()
        .findFirst()
        .orElseThrow();
  }
}
