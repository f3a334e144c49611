package io.headroom.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the guard says of one direction.
 *
 * @param held why products are held, by id
 * @param fresh the ids of those among them that were not held before
 * @param hold what is held from now on
 * @param applied what was held, and applies now
 */
record Verdict(
    Map<Long, String> held, Set<Long> fresh, Optional<Hold> hold, Optional<Hold> applied) {

  static Verdict of(Suspicion suspicion, GuardLimits limits) {
    Map<Long, List<Cause>> moved = suspicion.moved();
    Optional<Hold> before = suspicion.memory().hold(suspicion.direction());
    if (!isMuch(suspicion, moved, limits)) {
      return none(before.flatMap(hold -> waiting(suspicion, hold)));
    }
    Hold asked = hold(suspicion, moved);
    Hold counted = before.map(hold -> counted(suspicion, hold, asked)).orElse(asked);
    return limits.isConfirmed(counted, suspicion.look().millis()) && suspicion.look().whole()
        ? new Verdict(Map.of(), Set.of(), Optional.empty(), Optional.of(counted))
        : held(moved, counted, before);
  }

  private static boolean isMuch(
      Suspicion suspicion, Map<Long, List<Cause>> moved, GuardLimits limits) {
    if (moved.isEmpty()) {
      return false;
    }
    Set<Input> inputs =
        moved.values().stream().flatMap(List::stream).map(Cause::input).collect(Collectors.toSet());
    long all = suspicion.direction() == Direction.DROP ? suspicion.inStock() : suspicion.known();
    return moved.size() + suspicion.mayFollow(inputs) >= limits.needed(suspicion.inStock(), all);
  }

  private static Verdict none(Optional<Hold> waiting) {
    return new Verdict(Map.of(), Set.of(), waiting, Optional.empty());
  }

  /** A hold about which this sweep cannot tell waits for one that can, and is counted anew. */
  private static Optional<Hold> waiting(Suspicion suspicion, Hold hold) {
    Look look = suspicion.look();
    if (!look.whole()) {
      return Optional.of(hold);
    }
    return isRead(look, hold) ? Optional.empty() : Optional.of(hold.counted(look.millis(), 0));
  }

  private static boolean isRead(Look look, Hold hold) {
    return hold.inputs().keySet().stream().allMatch(look.readings()::has);
  }

  private static Hold hold(Suspicion suspicion, Map<Long, List<Cause>> moved) {
    SortedMap<Input, String> inputs = new TreeMap<>();
    moved.values().stream()
        .flatMap(List::stream)
        .forEach(cause -> inputs.put(cause.input(), cause.words()));
    boolean byPerson = inputs.containsKey(Input.HEADROOM) || suspicion.closesTheShop();
    return new Hold(
        suspicion.direction(),
        inputs,
        new TreeSet<>(moved.keySet()),
        suspicion.look().millis(),
        1,
        byPerson);
  }

  /** Returns what is held, with how often it was asked for in a row. */
  private static Hold counted(Suspicion suspicion, Hold before, Hold asked) {
    Look look = suspicion.look();
    boolean same = before.covers(asked);
    if (!look.whole()) {
      return same ? before : before.with(asked);
    }
    if (!isRead(look, before)) {
      return before.with(asked).counted(look.millis(), 0);
    }
    return same ? before.with(asked).counted(before.since(), before.confirmations() + 1) : asked;
  }

  private static Verdict held(Map<Long, List<Cause>> moved, Hold hold, Optional<Hold> before) {
    Map<Long, String> held = new TreeMap<>();
    moved.forEach(
        (product, causes) ->
            held.put(
                product,
                "held (%s): ".formatted(hold.id())
                    + causes.stream()
                        .map(Cause::words)
                        .distinct()
                        .collect(Collectors.joining("; "))));
    Set<Long> fresh = new HashSet<>(moved.keySet());
    before.ifPresent(known -> fresh.removeAll(known.products()));
    return new Verdict(held, fresh, Optional.of(hold), Optional.empty());
  }
}
