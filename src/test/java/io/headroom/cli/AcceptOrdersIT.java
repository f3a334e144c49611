package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.HeadroomServer;
import io.headroom.rig.Outlet;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.StandInWhmcsApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} and {@code sync} where orders are accepted, as processes of their own. */
@ExtendWith(SharedDatabase.class)
class AcceptOrdersIT {

  private final Path folder;
  private final Shop shop;
  private final Outlet outlet;
  private final StandInWhmcsApi api;

  AcceptOrdersIT(@TempDir Path folder, Shop shop) {
    this.folder = folder;
    this.shop = shop;
    outlet = new Outlet(folder, shop);
    api = StandInWhmcsApi.of(shop);
  }

  @BeforeEach
  void set_the_credentials() throws IOException {
    Files.writeString(folder.resolve("secret"), api.secret() + "\n");
    outlet
        .headroom()
        .with("headroom.whmcs.api-url", api.url())
        .with("headroom.whmcs.identifier", api.identifier())
        .with("headroom.whmcs.secret-file", "secret")
        .with("headroom.whmcs.accept-period", "1s");
  }

  @AfterEach
  void close() {
    api.close();
    outlet.close();
  }

  @Test
  void an_order_is_accepted_as_soon_as_its_last_vps_is_built() {
    int order = shop.order("Pending");
    shop.service(12, order, "Active");
    int last = shop.service(13, order, "Pending");
    int other = shop.order("Pending");
    shop.service(12, other, "Active");
    try (HeadroomServer run = outlet.headroom().start("run")) {
      run.awaitLine("Accepts orders when all their VPSes are built, through " + api.url());
      run.awaitLine("Order " + other + " is accepted: all its VPSes are built");
      assertThat(api.orders()).containsExactly(Integer.toString(other));
      shop.built(last, 41);
      run.awaitLine("Order " + order + " is accepted: all its VPSes are built");

      assertThat(run.endsWithin(10)).isTrue();
      assertThat(run.output()).doesNotContain(api.identifier()).doesNotContain(api.secret());
    }
    assertThat(shop.rows("tblorders"))
        .allSatisfy(row -> assertThat(row).containsEntry("status", "Active"));
  }

  @Test
  void it_ends_in_time_though_the_shop_hangs() {
    shop.service(12, shop.order("Pending"), "Active");
    api.hang();
    try (HeadroomServer run = outlet.headroom().start("run")) {
      var unused = api.await();

      assertThat(run.endsWithin(10)).isTrue();
      assertThat(run.output()).doesNotContain("\tat ").doesNotContain("No order can be accepted");
    }
  }

  @Test
  void a_sweep_from_the_command_line_accepts_nothing() {
    shop.service(12, shop.order("Pending"), "Active");

    assertThat(outlet.headroom().run("sync").exitCode()).isZero();

    assertThat(api.forms()).isEmpty();
  }
}
