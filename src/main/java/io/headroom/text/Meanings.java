package io.headroom.text;

import java.util.List;
import java.util.Optional;

/**
 * What kinds of failures mean to an operator, the particular before the general.
 *
 * @param all the meanings, in the order in which they are tried
 */
public record Meanings(List<Meaning> all) {

  /**
   * What one kind of failure means.
   *
   * @param type the type of the exception
   * @param words what it means, and what to do
   */
  public record Meaning(Class<? extends Throwable> type, String words) {}

  /** Creates meanings. */
  public Meanings {
    all = List.copyOf(all);
  }

  /** Returns meanings, which are tried in this order. */
  public static Meanings of(Meaning... all) {
    return new Meanings(List.of(all));
  }

  /** Returns the first meaning that fits one of the causes; empty if none does. */
  public Optional<String> of(Causes causes) {
    return all.stream()
        .filter(meaning -> causes.has(meaning.type()))
        .findFirst()
        .map(Meaning::words);
  }
}
