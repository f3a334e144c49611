package io.headroom.capacity;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An answer of the panel, one of three and never two: {@link Found}, {@link Missing}, or {@link
 * Unknown}.
 *
 * <p>It travels as such from the panel to the plan, so that no arithmetic takes an answer that did
 * not come for an empty one.
 *
 * @param <T> what was looked up
 */
public sealed interface Lookup<T> {

  /**
   * The panel gave the value.
   *
   * @param value what it gave
   * @param <T> what was looked up
   */
  record Found<T>(T value) implements Lookup<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> found,
        Supplier<? extends R> missing,
        Function<String, ? extends R> unknown) {
      return found.apply(value);
    }
  }

  /**
   * The panel said that there is no such thing (404).
   *
   * @param <T> what was looked up
   */
  record Missing<T>() implements Lookup<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> found,
        Supplier<? extends R> missing,
        Function<String, ? extends R> unknown) {
      return missing.get();
    }
  }

  /**
   * Nothing is known: the panel did not answer, refused, or its answer cannot be relied on.
   *
   * @param reason why, in words for the operator, naming the field where one is to blame
   * @param <T> what was looked up
   */
  record Unknown<T>(String reason) implements Lookup<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> found,
        Supplier<? extends R> missing,
        Function<String, ? extends R> unknown) {
      return unknown.apply(reason);
    }
  }

  /** Returns what the one function that fits this answer gives. */
  <R> R fold(
      Function<? super T, ? extends R> found,
      Supplier<? extends R> missing,
      Function<String, ? extends R> unknown);

  /** Returns this answer with {@code mapping} applied to what was found. */
  default <U> Lookup<U> map(Function<? super T, ? extends U> mapping) {
    return fold(value -> new Found<>(mapping.apply(value)), Missing::new, Unknown::new);
  }
}
