package io.headroom.event;

import io.headroom.catalogue.Scope;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.event.ShopEvent.Source;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds which event is the echo of another one: the same VPS that came or went, told by another
 * source, such as a poll that notices what a hook has told.
 *
 * <p>Which VPS it was is not known: an event of the same kind and product counts as the same within
 * some minutes, each once for a source.
 */
final class Echoes {

  /** How long after an event its echo may come. */
  static final Duration LATEST = Duration.ofMinutes(5);

  private static final int MOST = 1_000;

  private final Deque<Move> moves = new ArrayDeque<>();

  /** A VPS that came or went, and who has told of it. */
  private record Move(Kind kind, Scope scope, Duration at, Set<Source> sources) {

    /** Whether an event may be of the same VPS and comes from a source that has not told of it. */
    boolean isEchoedBy(ShopEvent event) {
      return kind == event.kind() && !sources.contains(event.source()) && mayMeetAt(event.scope());
    }

    /** Of a scope without products it is not known which products it is about. */
    private boolean mayMeetAt(Scope other) {
      Set<Long> mine = products(scope);
      Set<Long> others = products(other);
      return mine.isEmpty() || others.isEmpty() || mine.stream().anyMatch(others::contains);
    }

    private static Set<Long> products(Scope scope) {
      Set<Long> products = new HashSet<>(scope.products());
      products.addAll(scope.moved());
      return products;
    }
  }

  /** Takes an event of a VPS that came or went, and returns whether it is an echo. */
  boolean hears(ShopEvent event, Duration now) {
    while (!moves.isEmpty() && moves.getFirst().at().plus(LATEST).compareTo(now) < 0) {
      moves.removeFirst();
    }
    boolean echo = false;
    for (Move move : moves) {
      if (move.isEchoedBy(event)) {
        move.sources().add(event.source());
        echo = true;
        if (!event.source().sumsUp()) {
          return true;
        }
      }
    }
    if (!echo) {
      moves.addLast(new Move(event.kind(), event.scope(), now, EnumSet.of(event.source())));
      if (moves.size() > MOST) {
        moves.removeFirst();
      }
    }
    return echo;
  }
}
