package io.headroom.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The seeds that a test makes histories from: those after {@code -Dhistory.from}, or the one of
 * {@code -Dhistory.seed}, whose history is written down in any case.
 *
 * @param most how many
 * @param folder where histories are written down in which something is wrong
 */
record Seeds(long most, Path folder) {

  private static final String ONE = "history.seed";
  private static final String AFTER = "history.from";

  LongStream stream() {
    Long one = Long.getLong(ONE);
    long after = Long.getLong(AFTER, 0);
    return one == null ? LongStream.rangeClosed(after + 1, after + most) : LongStream.of(one);
  }

  /** Returns what is wrong in a history, with its seed. */
  List<String> judge(History history) {
    List<Violation> violations = Checker.check(history);
    if (!violations.isEmpty() || Long.getLong(ONE) != null) {
      try {
        System.out.println("written to " + history.write(folder, violations));
      } catch (IOException failure) {
        throw new UncheckedIOException("a history cannot be written", failure);
      }
    }
    return violations.stream()
        .map(violation -> "seed %d: %s".formatted(history.seed(), violation))
        .toList();
  }
}
