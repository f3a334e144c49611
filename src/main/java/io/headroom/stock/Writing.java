package io.headroom.stock;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the writing of a plan's changes came to.
 *
 * @param contended the products that somebody else changed since they were read
 * @param deferred the products for which there was no time left
 * @param failed the products whose row could not be written, and why
 */
public record Writing(Set<Long> contended, Set<Long> deferred, Map<Long, String> failed) {

  /** Every row was written. */
  public static final Writing COMPLETE = new Writing(Set.of(), Set.of(), Map.of());

  private static final String CONTENDED =
      "its qty was changed by somebody else since it was read; the next sweep decides again";

  private static final String DEFERRED =
      "its qty was not written, because the rows before it took too long; the next sweep decides"
          + " again";

  /** Creates what a writing came to. */
  public Writing {
    contended = Set.copyOf(contended);
    deferred = Set.copyOf(deferred);
    failed = Map.copyOf(failed);
  }

  /**
   * A row that was to be written.
   *
   * @param id the product's id
   * @param read the qty that was read, over which alone it may be written
   * @param decided the qty to write
   * @param told what the database told of it
   */
  public record Attempt(long id, long read, long decided, Told told) {

    /** Returns this row with what else was told of it. */
    public Attempt told(Told other) {
      return new Attempt(id, read, decided, other);
    }
  }

  /** What the database told of a row. */
  public enum Told {
    /** It was written. */
    WRITTEN,
    /** It does not hold what was read, or the time was up. */
    MISSED,
    /** It may not be written. */
    REFUSED,
    /** Nothing: it may have been written, or not. */
    NOTHING
  }

  /** Returns the writing of rows for which there was no time at all. */
  public static Writing deferred(Set<Long> products) {
    return new Writing(Set.of(), products, Map.of());
  }

  /**
   * Returns what came of rows: what stands in the shop is believed, whatever was told before.
   *
   * @param standing the qty of each row that still can be written, read again; empty where that
   *     could not be done
   * @param failure why the statement or the connection failed, in words; empty if neither did
   */
  public static Writing of(
      List<Attempt> attempts, Optional<Map<Long, Long>> standing, Optional<String> failure) {
    Set<Long> contended = new HashSet<>();
    Set<Long> deferred = new HashSet<>();
    Map<Long, String> failed = new HashMap<>();
    for (Attempt attempt : attempts) {
      switch (standing.map(qtys -> fate(attempt, qtys)).orElseGet(() -> fate(attempt))) {
        case CONTENDED -> contended.add(attempt.id());
        case DEFERRED -> deferred.add(attempt.id());
        case FAILED ->
            failed.put(
                attempt.id(),
                failure(failure.orElse("the database did not say what became of it")));
        case CHANGED, UNCHANGED, UNTOUCHED, HELD -> {
          // what was decided stands in the shop
        }
      }
    }
    return new Writing(contended, deferred, failed);
  }

  /**
   * Returns the reason of a product whose row could not be written.
   *
   * @param why what failed, in words
   */
  public static String failure(String why) {
    return "its qty could not be written: " + why;
  }

  private static Outcome fate(Attempt attempt, Map<Long, Long> standing) {
    if (attempt.told() == Told.WRITTEN) {
      return Outcome.CHANGED;
    }
    Optional<Long> now = Optional.ofNullable(standing.get(attempt.id()));
    if (now.filter(qty -> qty == attempt.decided()).isPresent()) {
      return Outcome.CHANGED;
    }
    if (now.filter(qty -> qty == attempt.read()).isEmpty()) {
      return Outcome.CONTENDED;
    }
    return attempt.told() == Told.MISSED ? Outcome.DEFERRED : Outcome.FAILED;
  }

  private static Outcome fate(Attempt attempt) {
    return switch (attempt.told()) {
      case WRITTEN -> Outcome.CHANGED;
      case MISSED -> Outcome.CONTENDED;
      case REFUSED, NOTHING -> Outcome.FAILED;
    };
  }

  PlannedProduct apply(PlannedProduct product) {
    String failure = failed.get(product.id());
    if (failure != null) {
      return product.became(Outcome.FAILED, failure);
    }
    if (deferred.contains(product.id())) {
      return product.became(Outcome.DEFERRED, DEFERRED);
    }
    return contended.contains(product.id())
        ? product.became(Outcome.CONTENDED, CONTENDED)
        : product;
  }
}
