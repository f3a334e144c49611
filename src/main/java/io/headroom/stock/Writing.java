package io.headroom.stock;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The result of writing a plan's changes.
 *
 * @param contended the products that somebody else changed since they were read
 * @param overtaken the products whose qty is not raised, because something was ordered since
 * @param deferred the products for which there was no time left
 * @param failed the products whose row could not be written, and why
 */
public record Writing(
    Set<Long> contended, Set<Long> overtaken, Set<Long> deferred, Map<Long, String> failed) {

  /** Every row was written. */
  public static final Writing COMPLETE = new Writing(Set.of(), Set.of(), Set.of(), Map.of());

  private static final String CONTENDED =
      "its qty was changed by somebody else since it was read; the next sweep decides again";

  private static final String OVERTAKEN =
      "something was ordered since the shop was read; the next sweep decides again";

  private static final String DEFERRED =
      "its qty was not written, because the rows before it took too long; the next sweep decides"
          + " again";

  /** Creates what a writing came to. */
  public Writing {
    contended = Set.copyOf(contended);
    overtaken = Set.copyOf(overtaken);
    deferred = Set.copyOf(deferred);
    failed = Map.copyOf(failed);
  }

  /** Creates what a writing came to which no order kept from raising a qty. */
  public Writing(Set<Long> contended, Set<Long> deferred, Map<Long, String> failed) {
    this(contended, Set.of(), deferred, failed);
  }

  /**
   * A row that was to be written.
   *
   * @param id the product's id
   * @param read the qty that was read, over which alone it may be written
   * @param decided the qty to write
   * @param guarded whether it may be written only if nothing was ordered since the shop was read
   * @param result what became of it
   */
  public record Attempt(long id, long read, long decided, boolean guarded, RowResult result) {

    /** Creates a row that may be written whatever was ordered since. */
    public Attempt(long id, long read, long decided, RowResult result) {
      this(id, read, decided, false, result);
    }

    /** Returns this row as one that no order has kept from being written. */
    public Attempt unguarded() {
      return new Attempt(id, read, decided, false, result);
    }

    /** Returns this row with another result. */
    public Attempt with(RowResult other) {
      return new Attempt(id, read, decided, guarded, other);
    }
  }

  /** What became of a row, as far as the database said. */
  public enum RowResult {
    /** It was written. */
    WRITTEN,
    /** It does not hold what was read, or the time was up. */
    MISSED,
    /** It may not be written. */
    REFUSED,
    /** The database said nothing: it may have been written, or not. */
    UNKNOWN
  }

  /** Returns the writing of rows for which there was no time at all. */
  public static Writing deferred(Set<Long> products) {
    return new Writing(Set.of(), Set.of(), products, Map.of());
  }

  /**
   * Returns what came of rows: what stands in the shop is believed, whatever the database said
   * before.
   *
   * @param standing the qty of each row that still can be written, read again; empty where that
   *     could not be done
   * @param failure why the statement or the connection failed, in words; empty if neither did
   */
  public static Writing of(
      List<Attempt> attempts, Optional<Map<Long, Long>> standing, Optional<String> failure) {
    Set<Long> contended = new HashSet<>();
    Set<Long> overtaken = new HashSet<>();
    Set<Long> deferred = new HashSet<>();
    Map<Long, String> failed = new HashMap<>();
    for (Attempt attempt : attempts) {
      switch (standing.map(qtys -> fate(attempt, qtys)).orElseGet(() -> fate(attempt))) {
        case CONTENDED -> contended.add(attempt.id());
        case DEFERRED -> (attempt.guarded() ? overtaken : deferred).add(attempt.id());
        case FAILED ->
            failed.put(
                attempt.id(),
                failure(failure.orElse("the database did not say what became of it")));
        case CHANGED, UNCHANGED, UNTOUCHED, HELD -> {
          // what was decided stands in the shop
        }
      }
    }
    return new Writing(contended, overtaken, deferred, failed);
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
    if (attempt.result() == RowResult.WRITTEN) {
      return Outcome.CHANGED;
    }
    Optional<Long> now = Optional.ofNullable(standing.get(attempt.id()));
    if (now.filter(qty -> qty == attempt.decided()).isPresent()) {
      return Outcome.CHANGED;
    }
    if (now.filter(qty -> qty == attempt.read()).isEmpty()) {
      return Outcome.CONTENDED;
    }
    return attempt.result() == RowResult.MISSED ? Outcome.DEFERRED : Outcome.FAILED;
  }

  private static Outcome fate(Attempt attempt) {
    return switch (attempt.result()) {
      case WRITTEN -> Outcome.CHANGED;
      case MISSED -> Outcome.CONTENDED;
      case REFUSED, UNKNOWN -> Outcome.FAILED;
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
    if (overtaken.contains(product.id())) {
      return product.became(Outcome.CONTENDED, OVERTAKEN);
    }
    return contended.contains(product.id())
        ? product.became(Outcome.CONTENDED, CONTENDED)
        : product;
  }
}
