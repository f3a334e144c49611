package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Documents;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample of docs/routes.md that excludes nodes, word for word: in a process of its own, since
 * it reads a file of the folder that it is run from.
 */
class MaintenanceSampleTest extends Scenario {

  private static final String ROUTE = "nodes-in-maintenance.camel.yaml";
  private static final String NODES = "nodes-in-maintenance.json";

  @TempDir private Path folder;
  private Workshop workshop;

  MaintenanceSampleTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void take_the_sample() throws IOException {
    workshop = Workshop.in(folder, shop, panel).custom(ROUTE, Documents.route(ROUTE));
  }

  @Test
  void a_node_that_the_file_names_does_not_count() throws Exception {
    workshop.custom(NODES, "{\"21\":\"new disks on Friday\"}");

    assertThat(workshop.run("sync").code()).isZero();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 0, 13, 8));
  }

  @Test
  void an_explanation_says_why_it_does_not_count() throws Exception {
    workshop.custom(NODES, "{\"21\":\"new disks on Friday\"}");

    assertThat(workshop.run("explain", "12").output()).contains("new disks on Friday");
  }

  @Test
  void an_empty_object_excludes_nothing() throws Exception {
    workshop.custom(NODES, "{}");

    assertThat(workshop.run("sync").code()).isZero();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void without_the_file_everything_stays_untouched() throws Exception {
    Workshop.End end = workshop.run("sync");

    assertThat(end.code()).isEqualTo(3);
    assertThat(end.output())
        .contains("direct:excluded-hypervisors failed: a step was given nothing to work on")
        .doesNotContain("Exception");
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }

  @Test
  void a_file_that_is_no_json_leaves_everything_untouched() throws Exception {
    workshop.custom(NODES, "21 new disks on Friday");

    Workshop.End end = workshop.run("sync");

    assertThat(end.code()).isEqualTo(3);
    assertThat(end.output())
        .contains("direct:excluded-hypervisors failed: ")
        .doesNotContain("Exception");
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }
}
