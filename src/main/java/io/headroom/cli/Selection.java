package io.headroom.cli;

import io.headroom.catalogue.Scope;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/**
 * What a sweep is asked to look at and how it answers: the options of {@code sync}, {@code plan}
 * and {@code compare}.
 */
final class Selection {

  @Option(
      names = "--product",
      paramLabel = "ID",
      arity = "1..*",
      split = ",",
      converter = ProductId.class,
      description = "Only these products; without it, the whole catalogue.")
  private List<Long> products = List.of();

  @Option(
      names = "--json",
      description = "Answer in JSON (schema headroom/plan/1, or headroom/compare/1).")
  private boolean json;

  /** What is to be looked at. */
  Scope scope() {
    return Scope.of(Set.copyOf(products));
  }

  /** Whether the answer is JSON. */
  boolean isJson() {
    return json;
  }
}
