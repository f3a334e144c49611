package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.rig.Fleet;
import io.headroom.rig.Node;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Reply;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.StandInPanel;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import io.headroom.stock.PlannedProduct;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which one answer of the panel can fail: the product that needs it keeps its qty, and
 * the other product of the same sweep is written.
 */
@Tag("rig")
@ExtendWith(SharedDatabase.class)
@Timeout(60)
class PanelFailureTest {

  private static final int NODES = 201;

  private static Fleet fleet;
  private static StandInPanel panel;
  private static Shop shop;
  private static Station station;

  @BeforeAll
  static void open_the_shop(ShopDatabase server) {
    fleet = new Fleet();
    fleet.add(PanelPackage.of(7).memory(4096).cores(0).disk(0));
    fleet.add(PanelPackage.of(8).memory(4096).cores(0).disk(0));
    fleet.group(5, Node.of(999).memory(65536, 32768));
    panel = StandInPanel.serving(fleet);
    shop = server.shop("panel_failures");
    shop.product(12).named("KVM-4G").group(4).packageId(7).buffer("0").add();
    shop.product(13).named("KVM-4G in Paris").group(5).packageId(8).buffer("0").add();
    station =
        Station.of(shop, panel)
            .with("headroom.panel.max-response", "1MB")
            .with("headroom.cache.package-ttl", "0s")
            .with("headroom.cache.group-ttl", "0s")
            .start();
  }

  @BeforeEach
  void heal() {
    panel.heal();
    Node[] nodes =
        IntStream.rangeClosed(1, NODES)
            .mapToObj(id -> Node.of(id).memory(4096, 0))
            .toArray(Node[]::new);
    fleet.group(4, nodes);
    shop.sql().update("UPDATE tblproducts SET qty = 1");
  }

  @AfterAll
  static void close() {
    station.close();
    panel.close();
    shop.close();
  }

  /** A way to fail, and a part of the reason that is reported for it. */
  record Failure(String name, Reply how, String reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Failure> failures() {
    return Stream.of(
        new Failure("401", Reply.status(401), "refused the token (401): set headroom.panel.token"),
        new Failure("403", Reply.status(403), "(403): give it that permission at the panel"),
        new Failure("409", Reply.status(409), "status 409"),
        new Failure("422", Reply.status(422), "(422)"),
        new Failure("429", Reply.status(429), "(429): raise the token's rate limit"),
        new Failure("500", Reply.status(500), "failed (500): look at its log"),
        new Failure("502 with a page", Reply.html(502), "failed (502): look at its log"),
        new Failure("a page with 200", Reply.html(200), "is a web page and not JSON"),
        new Failure("half of the JSON", Reply.halved(), "the answer"),
        new Failure("a broken connection", Reply.truncated(), "broke off"),
        new Failure("no answer", Reply.dropped(), "closed the connection without an answer"),
        new Failure("a huge answer", Reply.huge(2 << 20), "larger than 1 MB"),
        new Failure("another address", Reply.redirect("https://example.net/"), "redirects (302)"),
        new Failure("an empty body", Reply.body(""), "the answer"),
        new Failure("null", Reply.body("null"), "the answer is null"),
        new Failure("two values", Reply.body("{}{}"), "not one well-formed JSON value"));
  }

  private static void leavesTheOne(String reason) {
    SweepReport report = station.sync();

    PlannedProduct twelve = Station.product(report, 12);
    assertThat(twelve.outcome()).isEqualTo(Outcome.UNTOUCHED);
    assertThat(twelve.reason()).contains(reason).doesNotContain("\n");
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 8));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void of_a_package(Failure failure) {
    panel.onPackage(7).reply(failure.how());

    leavesTheOne(failure.reason());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void of_a_group(Failure failure) {
    panel.onGroup(4).reply(failure.how());

    leavesTheOne(failure.reason());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void of_the_second_page_of_a_group(Failure failure) {
    panel.onGroup(4).page(2).reply(failure.how());

    leavesTheOne(failure.reason());
  }

  @Test
  void a_mistyped_field_of_a_package_is_named() {
    panel.onPackage(7).reply(Reply.edited(json -> data(json).put("memory", "much")));

    leavesTheOne("package 7: data.memory is \"much\", not an integer");
  }

  @Test
  void a_missing_field_of_a_package_is_named() {
    panel.onPackage(7).reply(Reply.edited(json -> data(json).remove("enabled")));

    leavesTheOne("package 7: data.enabled is missing");
  }

  @Test
  void a_mistyped_field_of_a_group_is_named() {
    panel.onGroup(4).page(2).reply(Reply.edited(json -> memory(json).put("free", "1.5.0")));

    leavesTheOne(
        "hypervisor group 4: page 2: data[0].resources.memory.free is \"1.5.0\", not an integer");
  }

  @Test
  void a_missing_field_of_a_group_is_named() {
    panel.onGroup(4).page(1).reply(Reply.edited(json -> memory(json).remove("max")));

    leavesTheOne("hypervisor group 4: data[0].resources.memory.max is missing");
  }

  @Test
  void rows_that_shift_between_two_pages() {
    panel.onGroup(4).page(2).reply(Reply.doing(() -> fleet.addFirst(4, Node.of(777))));

    leavesTheOne("hypervisor group 4: page 2: total changed from one page to the next");
  }

  @Test
  void a_row_that_is_read_twice() {
    panel
        .onGroup(4)
        .page(2)
        .reply(
            Reply.doing(
                () -> {
                  fleet.addFirst(4, Node.of(777));
                  fleet.removeNode(4, NODES);
                }));

    leavesTheOne("hypervisor group 4: page 2: a hypervisor's id is repeated");
  }

  @Test
  void a_second_page_that_is_gone() {
    panel.onGroup(4).page(2).reply(Reply.status(404));

    leavesTheOne("hypervisor group 4: page 2: it answered 404");
  }

  private static ObjectNode data(ObjectNode json) {
    return (ObjectNode) json.path("data");
  }

  private static ObjectNode memory(ObjectNode json) {
    return (ObjectNode) json.at("/data/0/resources/memory");
  }
}
