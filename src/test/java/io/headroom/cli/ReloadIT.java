package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.HeadroomServer;
import io.headroom.rig.Outlet;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of an installed {@code routes/} that are edited while {@code run} runs. */
@ExtendWith(SharedDatabase.class)
class ReloadIT {

  @Test
  void edits_are_followed_and_a_bad_one_leaves_what_runs(@TempDir Path folder, Shop shop)
      throws IOException {
    Path log = folder.resolve("routes/shop/log-changes.camel.yaml");
    Path products = folder.resolve("routes/sql/read-products.sql");
    try (Outlet outlet = new Outlet(folder, shop)) {
      outlet
          .headroom()
          .with("headroom.sweep.period", "1s")
          .with("headroom.cache.group-ttl", "0s")
          .with("headroom.routes.reload", "true");
      try (HeadroomServer run = outlet.headroom().start("run")) {
        run.awaitLine("Product 12 (KVM-4G): qty 1 -> 12");
        String shipped = Files.readString(log);
        Files.writeString(log, shipped.replace("split:", "splitt:"));
        assertThat(run.awaitLine("Route edit rejected"))
            .contains("routes/shop/log-changes.camel.yaml:11: Unknown node id: splitt");
        Files.writeString(log, shipped.replace("Product $", "Edited: product $"));
        run.awaitLine("Routes replaced: added [], changed [log-changes], removed []");
        outlet.fleet().update(4, 21, node -> node.memory(65536, 65536));
        run.awaitLine("Edited: product 12 (KVM-4G): out-of-stock");
        Files.writeString(products, Files.readString(products) + "-- looked at\n");
        run.awaitLine("Routes replaced: added [], changed [api-recalculate, sweep], removed []");

        assertThat(run.endsWithin(10)).isTrue();
        assertThat(run.output()).containsOnlyOnce("Route edit rejected").doesNotContain("\tat ");
      }
    }
  }
}
