package io.headroom.guard;

import static io.headroom.guard.Shop.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Nodes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of what is remembered, what changed, how far qtys go and of how many. */
class GuardTruthTableTest {

  /** What is remembered. */
  private enum Memory {
    EMPTY,
    KNOWN
  }

  /** How far the qtys go, from 10. */
  private enum Way {
    TO_0(0, Direction.DROP),
    TO_A_TENTH(1, Direction.DROP),
    UP_A_LITTLE(11, Direction.RISE),
    TO_FOUR_TIMES(40, Direction.RISE);

    final long qty;
    final Direction direction;

    Way(long qty, Direction direction) {
      this.qty = qty;
      this.direction = direction;
    }
  }

  /** How many of the ten products go. */
  private enum Share {
    THREE(3),
    FOUR(4),
    ALL(10);

    final int products;

    Share(int products) {
      this.products = products;
    }
  }

  /** What changed, and which ways it makes suspect. */
  private record Change(String name, Consumer<Shop> happens, List<Way> suspect) {

    private static Change of(String name, Consumer<Shop> happens, Way... suspect) {
      return new Change(name, happens, List.of(suspect));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Change> CHANGES =
      List.of(
          Change.of("nothing", shop -> {}),
          Change.of("group empty", shop -> shop.nodes(4, 0, 0, 0), Way.TO_0),
          Change.of("group missing", shop -> shop.group(4, GroupReading.MISSING), Way.TO_0),
          Change.of("group lost most nodes", shop -> shop.nodes(4, 1, 50, 5), Way.TO_0),
          Change.of("group lost a node", shop -> shop.nodes(4, 2, 50, 5)),
          Change.of(
              "group has other nodes",
              shop -> shop.group(4, new GroupReading(false, Map.of(9L, node(50, 5)))),
              Way.TO_0,
              Way.TO_FOUR_TIMES),
          Change.of("group has more nodes", shop -> shop.nodes(4, 9, 50, 5)),
          Change.of(
              "limit fell",
              shop ->
                  shop.group(
                      4,
                      new GroupReading(
                          false,
                          Map.of(
                              1L,
                              node(Nodes.node().memory(90, 50), 5),
                              2L,
                              node(50, 5),
                              3L,
                              node(50, 5)))),
              Way.TO_0),
          Change.of(
              "limit rose",
              shop ->
                  shop.group(
                      4,
                      new GroupReading(
                          false,
                          Map.of(
                              1L,
                              node(Nodes.node().memory(900, 850), 5),
                              2L,
                              node(50, 5),
                              3L,
                              node(50, 5))))),
          Change.of(
              "limits gone",
              shop -> {
                NodeReading unlimited = node(Nodes.node().memory(0, -50), 5);
                shop.group(
                    4,
                    new GroupReading(false, Map.of(1L, unlimited, 2L, unlimited, 3L, unlimited)));
              },
              Way.UP_A_LITTLE,
              Way.TO_FOUR_TIMES),
          Change.of("room without servers", shop -> shop.nodes(4, 3, 0, 5), Way.TO_0),
          Change.of("room with servers", shop -> shop.nodes(4, 3, 0, 6)),
          Change.of(
              "flags",
              shop -> {
                NodeReading idle = NodeReading.of(Nodes.node().idle("prohibited").build());
                shop.group(4, new GroupReading(false, Map.of(1L, idle, 2L, idle, 3L, idle)));
              }),
          Change.of("package missing", shop -> shop.packageMissing(7), Way.TO_0),
          Change.of(
              "package disabled",
              shop -> shop.vpsPackage(Nodes.vps().memory(10).disabledPackage(7))),
          Change.of(
              "need rose", shop -> shop.vpsPackage(Nodes.vps().memory(99).vpsPackage(7)), Way.TO_0),
          Change.of(
              "need fell",
              shop -> shop.vpsPackage(Nodes.vps().memory(1).vpsPackage(7)),
              Way.TO_FOUR_TIMES),
          Change.of(
              "other storage type",
              shop -> shop.vpsPackage(Nodes.vps().memory(10).storage(0, 3).vpsPackage(7)),
              Way.TO_0,
              Way.TO_FOUR_TIMES),
          Change.of(
              "new version",
              shop -> shop.software(new Software("2.0.0", "settings", "routes")),
              Way.TO_0,
              Way.TO_FOUR_TIMES));

  /** One row of the table. */
  private record Row(Memory memory, Change change, Way way, Share share) {

    boolean isHeld() {
      return memory == Memory.KNOWN && change.suspect().contains(way) && share != Share.THREE;
    }
  }

  static Stream<Row> rows() {
    return Arrays.stream(Memory.values())
        .flatMap(
            memory ->
                CHANGES.stream()
                    .flatMap(
                        change ->
                            Arrays.stream(Way.values())
                                .flatMap(
                                    way ->
                                        Arrays.stream(Share.values())
                                            .map(share -> new Row(memory, change, way, share)))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_row_is_held_or_written(Row row) {
    Shop shop = new Shop().products(10).nodes(4, 3, 50, 5);
    if (row.memory() == Memory.KNOWN) {
      shop.sweep();
    }
    row.change().happens().accept(shop);
    for (long id = 1; id <= row.share().products; id++) {
      shop.asks(id, row.way().qty);
    }

    shop.pass(Duration.ofMinutes(1)).sweep();

    assertThat(shop.stands(1)).isEqualTo(row.isHeld() ? 10 : row.way().qty);
    assertThat(shop.held()).hasSize(row.isHeld() ? row.share().products : 0);
    assertThat(shop.memory().hold(row.way().direction).isPresent()).isEqualTo(row.isHeld());
    if (row.isHeld()) {
      assertThat(shop.hold(row.way().direction).byPerson())
          .isEqualTo(
              row.change().name().equals("new version")
                  || (row.way() == Way.TO_0 && row.share() == Share.ALL));
    }
  }
}
