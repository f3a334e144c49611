package io.headroom.report;

import io.headroom.guard.Hold;
import io.headroom.sweep.GuardDesk;
import java.util.List;

/**
 * What is held, in JSON.
 *
 * @param schema the name and version of the schema
 * @param guarded whether the guard is on
 * @param holds what is held
 */
public record HoldsDocument(String schema, boolean guarded, List<Part> holds) {

  /** The name and version of the schema. */
  public static final String SCHEMA = "headroom/holds/1";

  /**
   * Products that are held together.
   *
   * @param id what an approval names
   * @param direction which way they would go
   * @param products their ids
   * @param causes what the panel said before and says now, in words
   * @param heldSeconds for how long they have been held
   * @param confirmations how many sweeps in a row asked for it
   * @param byPerson whether only a person can let it apply
   */
  public record Part(
      String id,
      String direction,
      List<Long> products,
      List<String> causes,
      long heldSeconds,
      long confirmations,
      boolean byPerson) {

    static Part of(Hold hold, long millis) {
      return new Part(
          hold.id(),
          hold.direction().term(),
          List.copyOf(hold.products()),
          hold.inputs().values().stream().distinct().toList(),
          (millis - hold.since()) / 1000,
          hold.confirmations(),
          hold.byPerson());
    }
  }

  /** Returns the document of what a desk holds. */
  public static HoldsDocument of(GuardDesk desk) {
    long millis = desk.millis();
    return new HoldsDocument(
        SCHEMA, desk.isOn(), desk.holds().stream().map(hold -> Part.of(hold, millis)).toList());
  }
}
