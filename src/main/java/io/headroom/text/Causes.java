package io.headroom.text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A failure and what caused it.
 *
 * @param all the failure itself, and its causes from the outermost to the innermost
 */
public record Causes(List<Throwable> all) {

  /** Causes may be chained in a ring. */
  private static final int MOST = 20;

  /** Creates causes. */
  public Causes {
    all = List.copyOf(all);
  }

  /** Returns a failure with its causes. */
  public static Causes of(Throwable failure) {
    return new Causes(
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MOST).toList());
  }

  /** Returns the innermost cause; the failure itself if it has none. */
  public Throwable root() {
    return all.get(all.size() - 1);
  }

  /** Returns the outermost of a type. */
  public <T extends Throwable> Optional<T> first(Class<T> type) {
    return of(type).findFirst();
  }

  /** Returns the innermost of a type. */
  public <T extends Throwable> Optional<T> last(Class<T> type) {
    return of(type).reduce((before, last) -> last);
  }

  /** Whether one is of a type. */
  public boolean has(Class<? extends Throwable> type) {
    return all.stream().anyMatch(type::isInstance);
  }

  /** Returns those of a type, the outermost first. */
  public <T extends Throwable> Stream<T> of(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast);
  }
}
