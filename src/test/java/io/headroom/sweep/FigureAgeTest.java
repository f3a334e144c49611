package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.ManualTime;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How old the figures of a group are when a sweep uses them. */
class FigureAgeTest extends Scenario {

  private final ManualTime time = new ManualTime();

  FigureAgeTest(Shop shop) {
    super(shop);
  }

  @Test
  void swept_every_minute_a_group_is_asked_for_every_two_minutes() {
    Station station = start(Station.of(shop, panel).at(time));
    List<Integer> asked = new ArrayList<>();
    for (int minute = 0; minute <= 6; minute++) {
      panel.clearRequests();
      station.sync();
      if (panel.requests().stream().anyMatch(one -> one.target().contains("/groups/4/"))) {
        asked.add(minute);
      }
      time.pass(Duration.ofSeconds(60));
    }

    assertThat(asked).containsExactly(0, 2, 4, 6);
  }
}
