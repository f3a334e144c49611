package io.headroom.reload;

import io.headroom.report.ReloadDocument;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The result of a reload.
 *
 * @param outcome what was done
 * @param added the ids of routes that were not there before
 * @param changed the ids of routes that were replaced
 * @param removed the ids of routes that are not there any more
 * @param problems why nothing was done; empty unless it was rejected
 * @param warnings what is probably a mistake but does not stop the routes
 */
public record Reload(
    Outcome outcome,
    Set<String> added,
    Set<String> changed,
    Set<String> removed,
    List<Problem> problems,
    List<Problem> warnings) {

  /** What a reload did. */
  public enum Outcome {
    /** The files are what runs. */
    UNCHANGED,
    /** What the files hold now runs. */
    SWAPPED,
    /** The files cannot take over: the previous routes keep running. */
    REJECTED
  }

  /** Creates a result. */
  public Reload {
    added = new TreeSet<>(added);
    changed = new TreeSet<>(changed);
    removed = new TreeSet<>(removed);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** Returns what is wrong, in one line. */
  public String reason() {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }

  /** Returns the result as a document. */
  public ReloadDocument document() {
    return new ReloadDocument(
        outcome.name().toLowerCase(Locale.ROOT),
        added,
        changed,
        removed,
        problems.stream().map(Problem::toString).toList(),
        warnings.stream().map(Problem::toString).toList());
  }

  static Reload unchanged(List<Problem> warnings) {
    return new Reload(Outcome.UNCHANGED, Set.of(), Set.of(), Set.of(), List.of(), warnings);
  }

  static Reload rejected(List<Problem> problems) {
    return new Reload(Outcome.REJECTED, Set.of(), Set.of(), Set.of(), problems, List.of());
  }

  static Reload swapped(Set<String> before, Set<String> after, List<Problem> warnings) {
    Set<String> added = new TreeSet<>(after);
    added.removeAll(before);
    Set<String> removed = new TreeSet<>(before);
    removed.removeAll(after);
    Set<String> changed = new TreeSet<>(after);
    changed.retainAll(before);
    return new Reload(Outcome.SWAPPED, added, changed, removed, List.of(), warnings);
  }
}
