package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.rig.HeadroomServer;
import io.headroom.rig.Hold;
import io.headroom.rig.Outlet;
import io.headroom.rig.Ports;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.Sweeping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code run}, as a process of its own. */
@ExtendWith(SharedDatabase.class)
class RunIT {

  @Test
  void it_sweeps_every_period_until_it_is_asked_to_stop(@TempDir Path folder, Shop shop) {
    try (Outlet outlet = new Outlet(folder, shop)) {
      outlet
          .headroom()
          .with("headroom.sweep.period", "1s")
          .with("headroom.cache.group-ttl", "0s")
          .environment("HEADROOM_DB_PASS", "hunter2");
      try (HeadroomServer run = outlet.headroom().start("run")) {
        run.awaitLine("did you mean HEADROOM_DB_PASSWORD?");
        run.awaitLine("Product 12 (KVM-4G): qty 1 -> 12: memory in group 4");
        outlet.fleet().update(4, 21, node -> node.memory(65536, 65536));
        run.awaitLine("Product 12 (KVM-4G): qty 12 -> 0: memory in group 4");

        assertThat(run.endsWithin(10)).isTrue();
        assertThat(run.output())
            .contains("Product 12 (KVM-4G): out-of-stock, qty 12 -> 0")
            .doesNotContain(outlet.user().password())
            .doesNotContain(outlet.panel().token());
        assertThat(shop.qty(12)).isZero();
      }
    }
  }

  @Test
  void its_log_is_one_line_an_event_with_key_value_pairs(@TempDir Path folder, Shop shop) {
    try (Outlet outlet = new Outlet(folder, shop);
        HeadroomServer run = outlet.headroom().start("run")) {
      assertThat(run.awaitLine("Product 12 (KVM-4G): qty 1 -> 12"))
          .matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z INFO  SweepLog: .*")
          .endsWith(" product=12 before=1 after=12 limit=memory trigger=timer");
      assertThat(run.endsWithin(10)).isTrue();
    }
  }

  @Test
  void its_log_is_json_if_that_is_set(@TempDir Path folder, Shop shop) throws IOException {
    try (Outlet outlet = new Outlet(folder, shop)) {
      outlet.headroom().with("headroom.log.format", "json");
      try (HeadroomServer run = outlet.headroom().start("run")) {
        JsonNode change = new ObjectMapper().readTree(run.awaitLine("qty 1 -> 12"));

        assertThat(change.path("level").asText()).isEqualTo("INFO");
        assertThat(change.path("logger").asText()).isEqualTo("io.headroom.sweep.SweepLog");
        assertThat(Instant.parse(change.path("time").asText())).isAfter(Instant.EPOCH);
        assertThat(change.path("product").asLong()).isEqualTo(12);
        assertThat(change.path("after").asLong()).isEqualTo(12);
        assertThat(run.endsWithin(10)).isTrue();
        for (String line : run.output().lines().toList()) {
          assertThat(new ObjectMapper().readTree(line).path("message").asText()).isNotBlank();
        }
      }
    }
  }

  @Test
  void a_level_of_the_settings_page_is_heeded(@TempDir Path folder, Shop shop) {
    try (Outlet outlet = new Outlet(folder, shop)) {
      outlet.headroom().with("headroom.log.level", "WARN").with("headroom.sweep.perod", "1s");
      try (HeadroomServer run = outlet.headroom().start("run")) {
        run.awaitLine("did you mean headroom.sweep.period?");

        assertThat(run.endsWithin(10)).isTrue();
        assertThat(run.output()).doesNotContain(" INFO ");
      }
    }
  }

  @Test
  void it_sweeps_and_ends_in_time_though_nobody_reads_its_output(@TempDir Path folder, Shop shop) {
    try (Outlet outlet = new Outlet(folder, shop)) {
      outlet.headroom().with("headroom.sweep.period", "1s").with("headroom.cache.group-ttl", "0s");
      Process shell = outlet.headroom().startUnread("run");
      try {
        Sweeping.awaitUntil(() -> shop.qty(12) == 12);
        outlet.fleet().update(4, 21, node -> node.memory(65536, 65536));
        Sweeping.awaitUntil(() -> shop.qty(12) == 0);
        ProcessHandle run =
            shell
                .descendants()
                .filter(each -> each.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();

        assertThat(run.destroy()).isTrue();
        assertThat(run.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
      } finally {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
      }
    }
  }

  @Test
  void a_pause_survives_a_restart_until_somebody_resumes(@TempDir Path folder, Shop shop) {
    try (Outlet outlet = new Outlet(folder, shop)) {
      outlet
          .headroom()
          .with("headroom.http.port", Integer.toString(Ports.QUIET.free()))
          .with("headroom.sweep.period", "1s")
          .with("headroom.cache.group-ttl", "0s")
          .with("headroom.state-dir", "state");
      try (HeadroomServer run = outlet.headroom().start("run")) {
        run.awaitLine("Product 12 (KVM-4G): qty 1 -> 12");
        assertThat(outlet.headroom().run("pause").out())
            .matches(
                "Nothing is written until \\S+Z or headroom resume: paused by local since \\S+Z\n");
        assertThat(outlet.headroom().run("pause", "--for", "soon").exitCode()).isEqualTo(1);
        assertThat(run.endsWithin(10)).isTrue();
      }
      outlet.fleet().update(4, 21, node -> node.memory(65536, 65536).servers(60, 42));
      try (HeadroomServer run = outlet.headroom().start("run")) {
        run.awaitLine("Nothing is written, paused by local since ");
        run.awaitLine("Listening at");
        assertThat(outlet.headroom().run("resume").out()).isEqualTo("The process writes again\n");
        run.awaitLine("Product 12 (KVM-4G): qty 12 -> 0");
        assertThat(run.endsWithin(10)).isTrue();
      }
    }
  }

  @Test
  void what_it_holds_is_shown_and_approved_by_verbs(@TempDir Path folder, Shop shop) {
    try (Outlet outlet = new Outlet(folder, shop)) {
      outlet
          .headroom()
          .with("headroom.http.port", Integer.toString(Ports.QUIET.free()))
          .with("headroom.sweep.period", "1s")
          .with("headroom.cache.group-ttl", "0s");
      try (HeadroomServer run = outlet.headroom().start("run")) {
        run.awaitLine("Product 12 (KVM-4G): qty 1 -> 12");
        assertThat(outlet.headroom().run("holds").out()).isEqualTo("Nothing is held.\n");
        outlet.fleet().group(4);
        outlet.fleet().group(5);
        run.awaitLine("Products 12, 13 keep their qty until somebody confirms it: group 4 had 1");

        var holds = outlet.headroom().run("holds");
        assertThat(holds.exitCode()).isEqualTo(4);
        assertThat(holds.out()).contains("only headroom approve lets it apply", "and has none");
        assertThat(outlet.headroom().run("holds", "--json").exitCode()).isEqualTo(4);
        assertThat(outlet.headroom().run("plan").exitCode()).isEqualTo(4);
        assertThat(outlet.headroom().run("sync").exitCode()).isEqualTo(4);
        assertThat(outlet.headroom().run("approve", "12", "--why", "x").exitCode()).isEqualTo(64);
        String id = holds.out().substring(0, holds.out().indexOf(':'));
        assertThat(outlet.headroom().run("approve", id, "--why", "it moves").exitCode()).isZero();
        run.awaitLine("Product 12 (KVM-4G): qty 12 -> 0");
        assertThat(run.endsWithin(10)).isTrue();
      }
    }
  }

  @Test
  void it_ends_in_time_though_the_panel_hangs(@TempDir Path folder, Shop shop) {
    try (Outlet outlet = new Outlet(folder, shop)) {
      Hold hold = outlet.panel().onEverything().hold();
      try (HeadroomServer run = outlet.headroom().start("run")) {
        hold.awaitArrivals(1);

        assertThat(run.endsWithin(10)).isTrue();
      }
    }
  }

  @Test
  void with_the_database_down_it_starts_and_recovers(@TempDir Path folder) {
    try (ShopDatabase database = ShopDatabase.start();
        Outlet outlet = new Outlet(folder, database.shop("late"))) {
      database.stop();
      outlet.headroom().with("headroom.sweep.period", "1s");
      try (HeadroomServer run = outlet.headroom().start("run")) {
        run.awaitLine("The sweep could not run, no qty was changed; the next try is in 1s");
        database.restart();
        run.awaitLine("Product 12 (KVM-4G): qty 1 -> 12");

        assertThat(run.output()).doesNotContain("\tat ");
      }
    }
  }
}
