package io.headroom.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The decisions over many histories on a virtual clock. {@code -Dhistory.seed=N} replays one of
 * them, and writes it down.
 */
class HistoryTest {

  private static final long SEEDS = Long.getLong("history.seeds", 3_000);
  private static final Path FOLDER = Path.of("target", "history");

  private static LongStream seeds() {
    Long one = Long.getLong("history.seed");
    return one == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(one);
  }

  @Test
  void in_no_history_is_a_qty_above_what_can_be_placed_or_wrong_in_the_end() {
    List<String> failed = seeds().mapToObj(HistoryTest::failure).flatMap(List::stream).toList();
    assertThat(failed).as("replay one with -Dtest=HistoryTest -Dhistory.seed=N").isEmpty();
  }

  private static List<String> failure(long seed) {
    History history = Story.of(seed, Parts.REAL);
    List<Violation> violations = Checker.check(history);
    if (!violations.isEmpty() || Long.getLong("history.seed") != null) {
      write(history, violations);
    }
    return violations.stream().map(violation -> "seed %d: %s".formatted(seed, violation)).toList();
  }

  private static void write(History history, List<Violation> violations) {
    try {
      System.out.println("written to " + history.write(FOLDER, violations));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
