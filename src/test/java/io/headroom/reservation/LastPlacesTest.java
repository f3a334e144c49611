package io.headroom.reservation;

import static io.headroom.rig.Nodes.group;
import static io.headroom.rig.Nodes.node;
import static io.headroom.rig.Nodes.vps;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.RuleSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LastPlacesTest {

  private static final Demand SMALL = vps().memory(1).demand();
  private static final Demand LARGE = vps().memory(4).demand();

  @Test
  void products_of_one_size_share_the_last_places_in_turns() {
    assertThat(split(8, 5, SMALL, SMALL, SMALL, SMALL)).contains(fits(2, 1, 1, 1));
  }

  @Test
  void a_product_for_which_the_rest_is_too_small_leaves_it_to_the_others() {
    assertThat(split(8, 6, SMALL, LARGE)).contains(fits(2, 1));
    assertThat(split(8, 3, SMALL, LARGE)).contains(fits(3, 0));
  }

  @Test
  void more_than_the_last_places_are_not_shared_out() {
    assertThat(split(8, 9, SMALL, SMALL)).isEmpty();
    assertThat(split(0, 1, SMALL)).isEmpty();
  }

  @Test
  void more_than_the_last_places_of_all_products_together_are_not_shared_out() {
    Demand byCores = vps().cores(1).demand();
    Room room =
        new Room(
            group(node().memory(9, 6).cpu(9, 6)), RuleSet.MODULE, SharedStorage.NONE, Needs.NONE);
    assertThat(new LastPlaces(8).split(room, List.of(SMALL, byCores))).isEmpty();
    assertThat(new LastPlaces(12).split(room, List.of(SMALL, byCores))).contains(fits(6, 6));
  }

  @Test
  void nothing_left_is_shared_out_as_nothing() {
    assertThat(split(0, 0, SMALL, LARGE)).contains(fits(0, 0));
  }

  @Test
  void a_product_that_nothing_limits_keeps_no_limit() {
    assertThat(split(8, 2, vps().demand(), SMALL)).contains(List.of(Fit.UNLIMITED, new Fit(2)));
  }

  private static Optional<List<Fit>> split(int most, long free, Demand... products) {
    Room room =
        new Room(group(node().memory(99, free)), RuleSet.MODULE, SharedStorage.NONE, Needs.NONE);
    return new LastPlaces(most).split(room, List.of(products));
  }

  private static List<Fit> fits(long... counts) {
    return LongStream.of(counts).mapToObj(Fit::new).toList();
  }
}
