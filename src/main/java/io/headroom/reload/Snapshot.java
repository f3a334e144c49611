package io.headroom.reload;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the files of the routes held at one moment.
 *
 * @param routes the content of each route file, by its name
 * @param statements the content of each file of SQL, by its name
 * @param unreadable the files that could not be read, and why
 * @param strays the files that look like route files and are none
 */
public record Snapshot(
    Map<String, String> routes,
    Map<String, String> statements,
    Map<String, String> unreadable,
    Set<String> strays) {

  /** Before anything was read. */
  static final Snapshot NOTHING = new Snapshot(Map.of(), Map.of(), Map.of(), Set.of());

  private static final String OF_INTEGRATORS = "/custom/";

  /** Creates a snapshot. */
  public Snapshot {
    routes = Collections.unmodifiableMap(new TreeMap<>(routes));
    statements = Collections.unmodifiableMap(new TreeMap<>(statements));
    unreadable = Collections.unmodifiableMap(new TreeMap<>(unreadable));
    strays = Collections.unmodifiableSet(new TreeSet<>(strays));
  }

  /**
   * Returns the names of the route files in the order in which they are loaded. Those of
   * integrators come last: where two clash, theirs is to blame.
   */
  List<String> inOrder() {
    return routes.keySet().stream()
        .sorted(
            Comparator.comparing((String file) -> file.contains(OF_INTEGRATORS))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Tells these files from others. */
  public String fingerprint() {
    return "%08x".formatted(31 * routes.hashCode() + statements.hashCode());
  }

  /** Returns what is wrong with the files as such. */
  List<Problem> problems() {
    return unreadable.entrySet().stream()
        .map(file -> new Problem(file.getKey(), OptionalInt.empty(), file.getValue()))
        .toList();
  }

  /** Returns what is likely a mistake about the files as such, and keeps nothing from working. */
  public List<Problem> warnings() {
    return strays.stream().map(Stray::warning).toList();
  }

  /**
   * Returns the route files that are not what they were: new, gone, with another content, or naming
   * a file of SQL of which that is true.
   */
  Set<String> changedSince(Snapshot before) {
    Set<String> changed = different(before.routes, routes);
    Set<String> sql =
        different(before.statements, statements).stream()
            .map(Snapshot::lastName)
            .collect(Collectors.toSet());
    routes.forEach(
        (file, content) -> {
          if (sql.stream().anyMatch(content::contains)) {
            changed.add(file);
          }
        });
    return changed;
  }

  private static String lastName(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private static Set<String> different(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> before.containsKey(name) && before.get(name).equals(after.get(name)));
    return names;
  }
}
