package io.headroom.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The decisions over many histories on a virtual clock. {@code -Dhistory.seed=N} replays one of
 * them, and writes it down.
 */
class HistoryTest {

  private final Seeds seeds =
      new Seeds(Long.getLong("history.seeds", 2_000), Path.of("target", "history"));

  @Test
  void in_no_history_is_a_qty_above_what_can_be_placed_or_wrong_in_the_end() {
    assertThat(
            seeds.stream()
                .mapToObj(seed -> seeds.judge(Story.of(seed, Parts.REAL)))
                .flatMap(List::stream))
        .as("replay one with -Dtest=HistoryTest -Dhistory.seed=N")
        .isEmpty();
  }
}
