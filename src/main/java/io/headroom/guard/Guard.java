package io.headroom.guard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges what a sweep asks for. It holds products that many others go with, from something that
 * neither selling nor a person explains.
 *
 * @param limits when qtys are held
 */
public record Guard(GuardLimits limits) {

  /**
   * Returns what is to be held of what a sweep asks for.
   *
   * @param memory what was decided before, and from what
   * @param approvals what a person allowed
   */
  public Judgement judge(Look look, GuardMemory memory, List<Approval> approvals) {
    Map<Long, String> held = new HashMap<>();
    Set<Long> fresh = new HashSet<>();
    Map<Direction, Hold> holds = new EnumMap<>(Direction.class);
    Set<Input> suspects = new HashSet<>();
    List<Hold> applied = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      Suspicion suspicion = new Suspicion(direction, look, memory, approvals);
      suspects.addAll(suspicion.suspects());
      Verdict verdict = Verdict.of(suspicion, limits);
      verdict.hold().ifPresent(hold -> holds.put(direction, hold));
      held.putAll(verdict.held());
      fresh.addAll(verdict.fresh());
      verdict.applied().ifPresent(applied::add);
    }
    return new Judgement(held, fresh, holds, suspects, applied);
  }
}
