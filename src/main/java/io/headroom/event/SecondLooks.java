package io.headroom.event;

import io.headroom.catalogue.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The second looks at what was told before the shop has changed. Those that begin to wait within a
 * second wait for one look.
 */
final class SecondLooks {

  /** When the shop has surely changed. */
  static final Duration CHANGED = Duration.ofSeconds(2);

  private static final Duration TOGETHER = Duration.ofSeconds(1);

  private final Deque<Look> looks = new ArrayDeque<>();

  /** A look, and the time of the first and of the last event that waits for it. */
  private record Look(Duration first, Duration last, String trigger, Scope scope) {

    Duration at() {
      return last.plus(CHANGED);
    }

    Look plus(Look next) {
      String both = trigger.equals(next.trigger) ? trigger : "events";
      Scope sum = scope.plus(next.scope);
      return new Look(first, next.last, both, sum.size() > EventQueue.MOST ? Scope.ALL_FRESH : sum);
    }
  }

  void add(ShopEvent event, Duration now) {
    Look look = new Look(now, now, event.kind().term(), event.scope());
    Look before = looks.peekLast();
    if (before == null || before.first().plus(TOGETHER).compareTo(now) < 0) {
      looks.addLast(look);
    } else {
      looks.removeLast();
      looks.addLast(before.plus(look));
    }
  }

  /** When the next look is due; nothing if none is to come. */
  Optional<Duration> due() {
    return Optional.ofNullable(looks.peekFirst()).map(Look::at);
  }

  /** Takes the looks that are due. */
  List<EventRun> take(Duration now) {
    List<EventRun> taken = new ArrayList<>();
    while (!looks.isEmpty() && looks.getFirst().at().compareTo(now) <= 0) {
      Look look = looks.removeFirst();
      taken.add(new EventRun(look.trigger(), look.scope()));
    }
    return taken;
  }
}
