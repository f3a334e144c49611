package io.headroom.reload;

import java.util.Collections;
import java.util.Map;
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
 */
public record Snapshot(
    Map<String, String> routes, Map<String, String> statements, Map<String, String> unreadable) {

  /** Creates a snapshot. */
  public Snapshot {
    routes = Collections.unmodifiableMap(new TreeMap<>(routes));
    statements = Collections.unmodifiableMap(new TreeMap<>(statements));
    unreadable = Collections.unmodifiableMap(new TreeMap<>(unreadable));
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
