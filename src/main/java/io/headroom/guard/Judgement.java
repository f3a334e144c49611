package io.headroom.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the guard says of a sweep.
 *
 * @param held why products are held, by id
 * @param fresh the ids of those among them that were not held before
 * @param holds what is held from now on
 * @param suspects what changed in a way that selling cannot explain
 * @param applied what was held, and applies now because it was asked for often and long enough
 */
public record Judgement(
    Map<Long, String> held,
    Set<Long> fresh,
    Map<Direction, Hold> holds,
    Set<Input> suspects,
    List<Hold> applied) {

  /** Nothing is held. */
  public static final Judgement NONE =
      new Judgement(Map.of(), Set.of(), Map.of(), Set.of(), List.of());

  /** Creates a judgement. */
  public Judgement {
    held = Map.copyOf(held);
    fresh = Set.copyOf(fresh);
    holds = Map.copyOf(holds);
    suspects = Set.copyOf(suspects);
    applied = List.copyOf(applied);
  }

  /** Whether what the panel says of an input is what the next sweep compares with. */
  boolean isBelieved(Input input, boolean whole) {
    boolean isHeld = holds.values().stream().anyMatch(hold -> hold.inputs().containsKey(input));
    return !isHeld && (whole || !suspects.contains(input));
  }
}
