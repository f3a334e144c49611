package io.headroom.sweep;

import java.util.Optional;
import java.util.function.Function;

/**
 * The last answer to a kind of question, so that from one sweep to the next only what changed is
 * computed. Safe for use by several threads.
 *
 * @param <Q> the question, whose {@code equals} says whether it is the same
 * @param <A> the answer, which nobody changes
 */
public final class Memo<Q, A> {

  private final Function<? super Q, ? extends A> compute;
  private Optional<Known<Q, A>> last = Optional.empty();

  private record Known<Q, A>(Q question, A answer) {}

  /**
   * Remembers nothing yet.
   *
   * @param compute answers a question; the same question always gets the same answer
   */
  public Memo(Function<? super Q, ? extends A> compute) {
    this.compute = compute;
  }

  /** Returns the answer, computed if the question is another than the one before. */
  public synchronized A to(Q question) {
    A answer =
        last.filter(before -> before.question().equals(question))
            .<A>map(Known::answer)
            .orElseGet(() -> compute.apply(question));
    // the question itself is the next one's, part by part, which is compared without a look into it
    last = Optional.of(new Known<>(question, answer));
    return answer;
  }
}
