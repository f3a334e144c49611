package io.headroom.whmcs;

import java.util.List;
import java.util.stream.IntStream;

/** Cuts rows into batches that are small enough for a shop that goes on selling. */
public final class Batches {

  private static final int MOST_ROWS = 500;

  private Batches() {}

  /** Returns the rows in batches of 500, the last of what is left; none of no rows. */
  public static <T> List<List<T>> of(List<T> rows) {
    return IntStream.rangeClosed(0, (rows.size() - 1) / MOST_ROWS)
        .filter(at -> !rows.isEmpty())
        .mapToObj(at -> rows.subList(at * MOST_ROWS, Math.min(rows.size(), (at + 1) * MOST_ROWS)))
        .toList();
  }
}
